"""`python -m bench`: time and memory beside Hugo; `python -m bench search`: judged queries beside other engines."""

import sys

if sys.argv[1:2] == ["search"]:
    from bench.search import main

    del sys.argv[1]
else:
    from bench.compare_hugo import main

sys.exit(main())
