# Two commands do all the set-up: `make run` and `make test`.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: run test test-extras check bench evaluate screenshots clean

run: $(STAMP)
	@if $(BIN)/python -m coder_app.display; then $(BIN)/coder-app open --sample; \
	else $(BIN)/coder-app demo build/demo; fi

test: $(STAMP)
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -n auto --dist worksteal

# The optional extras, and the tests that need them.
test-extras: $(STAMP)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[dev,embeddings,english]"
	CODER_NEEDS_EXTRAS=1 QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -m "embeddings or english"

check: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(STAMP)
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.benchmarks

# Full sessions take minutes: make evaluate DATA="folder another", HOW=--live
DATA ?= $(wildcard tests/data/suggest/*/)
evaluate: $(STAMP)
	for folder in $(DATA); do $(BIN)/coder-app evaluate $$folder --against all $(HOW) || exit 1; done

screenshots: $(STAMP)
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.e2e.screenshots docs/screenshots

clean:
	rm -rf build $(VENV)

$(STAMP): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; v = sys.version_info; sys.exit(v < (3, 11) and "Coder needs Python 3.11 or newer; this is %d.%d. Name another: make run PYTHON=python3.12" % v[:2])'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[dev]"
	@touch $@
