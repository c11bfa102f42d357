"""Programs the tests need beside Python: as root on Debian they are installed, else one line says what to install."""

import ctypes.util
import os
import shutil
import subprocess
import sys

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")
# What is asked for → its Debian package.
PROGRAMS = {"pdftotext": "poppler-utils", "qpdf": "qpdf"}


def missing() -> list[str]:
    """Debian packages for what is not on this machine."""
    found = os.environ.get("ETALASE_CHROMIUM") or any(map(shutil.which, CHROMIUM))
    wanted = [] if found or os.environ.get("ETALASE_NO_BROWSER") else ["chromium", "fonts-dejavu-core"]
    wanted += [package for program, package in PROGRAMS.items() if not shutil.which(program)]
    # The wheel of pyzbar for Windows and macOS brings the library along.
    if sys.platform == "linux" and not ctypes.util.find_library("zbar"):
        wanted.append("libzbar0")
    return wanted


def main() -> int:
    wanted = missing()
    if not wanted:
        return 0
    if sys.platform == "linux" and shutil.which("apt-get") and os.geteuid() == 0:
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"], env=quiet, check=False)
        subprocess.run(["apt-get", "install", "-qqy", "--no-install-recommends", *wanted], env=quiet, check=False)
        wanted = missing()
    if wanted:
        print(
            f"Pengujian memerlukan: {', '.join(wanted)}. Di Debian: sudo apt install {' '.join(wanted)}",
            file=sys.stderr,
        )
    return 3 if wanted else 0


if __name__ == "__main__":
    sys.exit(main())
