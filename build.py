"""The door: `python build.py` builds the catalogue; `python build.py --help` names everything else."""

import sys
from pathlib import Path


def lacking(package: str) -> str:
    """What to type when a package is not there: use the environment that `make` made, or install."""
    root = Path(__file__).resolve().parent
    python = Path(".venv", "Scripts" if sys.platform == "win32" else "bin", "python")
    if (root / ".venv" / "installed").exists() and Path(sys.prefix) != root / ".venv":
        return f"Paket {package} tidak ada di Python ini. Ketik: {python} build.py"
    return f"Paket {package} belum terpasang. Ketik: python -m pip install -r requirements/build.txt"


if __name__ == "__main__":
    # Older ones would only show a traceback about grammar.
    if sys.version_info < (3, 11):  # noqa: UP036
        print("Perlu Python 3.11 atau lebih baru.", file=sys.stderr)
        sys.exit(3)
    try:
        from etalase.cli import main

        sys.exit(main(sys.argv[1:]))
    except ModuleNotFoundError as missing:
        if missing.name is None or missing.name.partition(".")[0] == "etalase":
            raise
        print(lacking(missing.name), file=sys.stderr)
        sys.exit(3)
