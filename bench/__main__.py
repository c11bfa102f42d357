"""`python -m bench`: time and memory, compared with Hugo on generated catalogues."""

import sys

from bench.compare_hugo import main

sys.exit(main())
