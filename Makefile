# Thin doors to the tools. `make run` and `make test` need python3 >= 3.11 and nothing else installed.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
BUILD := build
OPEN ?= yes

.PHONY: run test check format lint types imports translations docs words quality lock clean

run: $(VENV)/.installed
	@mkdir -p $(BUILD)
	@$(BIN)/resmal review examples/directed/portfolio.csv --direction examples/directed/direction.toml --output $(BUILD)/directed.html
	@$(BIN)/resmal review examples/hopping/portfolio.csv --direction examples/hopping/direction.toml --output $(BUILD)/hopping.html
ifeq ($(OPEN),yes)
	@$(BIN)/python -m webbrowser -t "file://$(CURDIR)/$(BUILD)/hopping.html" >/dev/null 2>&1 || true
endif

test: $(VENV)/.tested
	$(BIN)/python -m pytest

check: format lint types imports translations docs words
	$(MAKE) test

format: $(VENV)/.tested
	$(BIN)/ruff format --check .

lint: $(VENV)/.tested
	$(BIN)/ruff check .

types: $(VENV)/.tested
	$(BIN)/mypy

imports: $(VENV)/.tested
	$(BIN)/lint-imports

translations: $(VENV)/.tested
	$(BIN)/python bench/translations.py --check

docs: $(VENV)/.tested
	$(BIN)/python bench/reference.py --check
	$(BIN)/python -m pytest -q tests/test_docs.py

# Our own sentences are held to our own rules.
words: $(VENV)/.tested
	$(BIN)/resmal words --language en README.md CONTRIBUTING.md CHANGELOG.md docs/*.md docs/*/*.md examples/README.md
	$(BIN)/python bench/translations.py --words

quality: $(VENV)/.tested
	$(BIN)/python bench/quality.py

lock: $(VENV)/.tested
	for set in requirements requirements-dev; do \
	  $(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	    --no-emit-index-url --no-emit-find-links --no-annotate --no-header $$set.in -o $$set.lock; done

clean:
	rm -rf $(VENV) $(BUILD)

$(VENV)/.made:
	$(PYTHON) -c 'import sys; sys.exit("Resmål needs Python 3.11 or later; this is " + sys.version.split()[0] if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.installed: requirements.lock pyproject.toml CHANGELOG.md | $(VENV)/.made
	$(PIP) install --require-hashes -r requirements.lock
	$(PIP) install --no-deps --editable .
	@touch $@

$(VENV)/.tested: requirements-dev.lock $(VENV)/.installed
	$(PIP) install --require-hashes -r requirements-dev.lock
	@touch $@
