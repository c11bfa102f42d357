"""`python -m etalase` is the same door as `python build.py`."""

import sys

from etalase.cli import main

sys.exit(main(sys.argv[1:]))
