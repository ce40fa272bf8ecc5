# Every target has a line of help; `make` alone prints them.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
EXPLORER := app/explorer
PIP := $(BIN)/python -m pip --disable-pip-version-check
export PIP_REQUIRE_VIRTUALENV := 1

.PHONY: help run setup explorer check test notebooks generated load deep bench score chromium clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: $(VENV)/.run ## everything: environment, explorer, Neo4j, sample data, server on http://127.0.0.1:8000
	@$(BIN)/trafficking-graph serve --sample

setup: $(VENV)/.dev ## the environment for development and tests, from lock files with hashes

$(VENV)/pyvenv.cfg:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; set PYTHON=python3.12 or the like" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "no virtual environment could be made; on Debian: apt-get install python3-venv" >&2; exit 1; }

$(VENV)/.run: $(VENV)/pyvenv.cfg requirements/run.txt pyproject.toml $(VENV)/.node
	@test -e $(VENV)/.dev || $(PIP) install -q --require-hashes -r requirements/run.txt || { echo "the locked packages could not be installed: no network, a full disk, or a file with a wrong hash (see above); nothing was started" >&2; exit 1; }
	@$(PIP) install -q --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: $(VENV)/pyvenv.cfg requirements/dev.txt pyproject.toml $(VENV)/.node
	@$(PIP) install -q --require-hashes -r requirements/dev.txt || { echo "the locked packages could not be installed: no network, a full disk, or a file with a wrong hash (see above)" >&2; exit 1; }
	@$(PIP) install -q --no-deps --no-build-isolation -e .
	@touch $@ $(VENV)/.run

# Node builds the explorer. The machine's own is taken if it is new enough, else the one that PyPI carries.
$(VENV)/.node: $(VENV)/pyvenv.cfg requirements/node.txt
	@node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 22 || (a == 22 && b >= 12) || (a == 20 && b >= 19) ? 0 : 1)' 2>/dev/null \
	  || $(PIP) install -q --require-hashes -r requirements/node.txt
	@touch $@

explorer: $(VENV)/.dev ## build the explorer, if its sources changed
	@$(BIN)/python hatch_build.py

check: $(VENV)/.dev explorer ## formatting, lint, types: Python and TypeScript
	$(BIN)/ruff format --check .
	$(BIN)/ruff check --output-format concise .
	$(BIN)/mypy
	$(BIN)/python hatch_build.py npm run check
	$(BIN)/python hatch_build.py npm run lint

chromium: $(VENV)/.dev ## a Chromium for the browser tests: the machine's, Debian's, or Playwright's
	@$(BIN)/python -m tests.support.browser ensure

test: $(VENV)/.dev explorer chromium ## all tests: unit, database, browser, notebooks, explorer
	$(BIN)/python hatch_build.py npm run test
	$(BIN)/python -m pytest

notebooks: $(VENV)/.dev explorer ## only the notebooks, headless
	$(BIN)/python -m pytest tests/notebooks

generated: $(VENV)/.dev ## write the generated pages anew
	$(BIN)/python -m app.generated
	$(BIN)/python hatch_build.py npm run types

load: $(VENV)/.run ## load files: make load PATHS="folder file"
	@$(BIN)/trafficking-graph load $(PATHS)

score: $(VENV)/.dev ## score the extractor on every set and write docs/extraction.md
	$(BIN)/python -m tests.extraction_report

bench: $(VENV)/.dev ## the loader beside the raw driver; set NEO4J_URI of a server whose graph may be emptied
	$(BIN)/python -m tests.bench

deep: $(VENV)/.dev explorer chromium ## the long campaigns
	TG_KILLS=25 TG_MALFORMED=20000 TG_DEEP=1 $(BIN)/python -m pytest

clean: ## remove the environment and everything built
	rm -rf $(VENV) build dist $(EXPLORER)/dist $(EXPLORER)/node_modules
