# make = everything a newcomer needs: environment, parts, and the sample catalogue in output/.
# Without make (Windows): py -m venv .venv, then .venv\Scripts\activate, pip install -r requirements/build.txt,
# python build.py setup, python build.py

PYTHON ?= python3
AS_OF ?= 2026-11-24
# Test processes; 0 runs all tests in one.
JOBS ?= 2

ifeq ($(OS),Windows_NT)
PY := .venv/Scripts/python
else
PY := .venv/bin/python
endif
PIP := $(PY) -m pip install --quiet --disable-pip-version-check --require-hashes

.PHONY: all help setup build serve check test lint audit bench lock clean
all: setup build ## environment, parts, and the sample catalogue (this is plain `make`)

help: ## this list
	@$(PYTHON) -c "import re; [print(f'make {n:6}  {t}') for n, t in re.findall(r'^(\w+):[^#\n]*## (.+)$$', open('Makefile', encoding='utf-8').read(), re.M)]"

.venv/installed: requirements/build.txt
	@$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11) and 'Perlu Python 3.11 atau lebih baru. Ketik: make PYTHON=python3.12')"
	$(PYTHON) -m venv .venv
	$(PIP) -r requirements/build.txt
	@touch $@

.venv/installed-test: .venv/installed requirements/test.txt
	$(PIP) -r requirements/test.txt
	@touch $@

setup: .venv/installed ## packages, browser parts and fonts
	$(PY) build.py setup

build: .venv/installed ## output/ from content/, on the day AS_OF
	$(PY) build.py --as-of $(AS_OF)

serve: setup ## live preview in the browser
	$(PY) build.py serve

check: setup ## every problem in content/
	$(PY) build.py check

lint: .venv/installed-test ## format, lint, types, import law
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(PY) -m mypy
	$(PY) -c "from importlinter.cli import lint_imports_command; lint_imports_command(['--no-logo'])"

test: setup lint ## everything that must hold
	$(PY) tools/test_needs.py
	$(PY) -m pytest -n $(JOBS)

audit: setup .venv/installed-test ## slow outside judges: Lighthouse, HTML, structured data, feeds, calendars
	$(PY) tools/test_needs.py
	$(PY) -m tools.audit

.venv/installed-bench: .venv/installed requirements/bench.txt
	$(PIP) -r requirements/bench.txt
	@touch $@

bench: setup .venv/installed-bench ## time and memory on generated catalogues
	$(PY) -m bench

lock: .venv/installed-test ## newest allowed versions into requirements/ and package-lock.json, with hashes
	$(PY) tools/lock.py

clean: ## output/ and caches; leaves .venv and .parts
	$(PYTHON) -c "import shutil; [shutil.rmtree(d, ignore_errors=True) for d in ('output', '.cache', '.mypy_cache', '.ruff_cache', '.pytest_cache', '.import_linter_cache', '.hypothesis')]"
