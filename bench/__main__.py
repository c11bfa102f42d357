"""`python -m bench`: time and memory beside Hugo; `… search`: judged queries beside other engines; `… print`: booklets
beside WeasyPrint."""

import sys

if sys.argv[1:2] == ["search"]:
    from bench.search import main

    del sys.argv[1]
elif sys.argv[1:2] == ["print"]:
    from bench.print import main

    del sys.argv[1]
else:
    from bench.compare_hugo import main

sys.exit(main())
