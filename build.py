"""The door: `python build.py` builds the catalogue; `python build.py --help` names everything else."""

import sys
from importlib import import_module

if __name__ == "__main__":
    try:
        main = import_module("etalase.cli").main
    except ModuleNotFoundError as missing:
        if not missing.name or missing.name.partition(".")[0] == "etalase":
            raise
        print(
            f"Paket {missing.name} belum terpasang. Ketik: python -m pip install -r requirements/build.txt",
            file=sys.stderr,
        )
        sys.exit(3)
    sys.exit(main(sys.argv[1:]))
