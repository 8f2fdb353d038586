PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
RUN := $(VENV)/.installed
DEV := $(VENV)/.installed-dev

# Where the corpora are, in data/; see docs/evidence.md.
MTCHECK_DATA ?= ../shared

.PHONY: all setup demo lint format type test quality measure docs bench wheel clean

all: lint type test wheel

setup: $(DEV)

# Listing the rules compiles them once, so that the first scan starts warm.
$(RUN): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@$(BIN)/mtcheck rules > /dev/null
	@touch $@

$(DEV): $(RUN)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

# The sample is full of faults, so the scan ends with 1: the gate has failed.
demo: $(RUN)
	@$(BIN)/mtcheck scan samples/article.fr.txt --output-format full || test $$? -eq 1

lint: $(DEV)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

format: $(DEV)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

type: $(DEV)
	$(BIN)/mypy

test: $(DEV)
	$(BIN)/python -m pytest -q -n auto

# Prints precision, recall and speed on the data that MTCHECK_DATA names.
quality: $(DEV)
	$(BIN)/python benchmarks/quality.py

# Writes rules/evidence.json, from which it follows which rules are on by default.
# Translations by people come from packages of Debian, once; without a network or apt
# it says so, and measures on what is there.
measure: $(RUN)
	$(BIN)/python benchmarks/parallel.py .corpora
	$(BIN)/mtcheck rules measure $(MTCHECK_DATA)/data .corpora
	$(BIN)/python tools/write_rules.py

# Writes the pages that are made from the program itself.
docs: $(RUN)
	$(BIN)/python tools/write_configuration.py
	$(BIN)/python tools/write_formats.py
	$(BIN)/python tools/write_outputs.py
	$(BIN)/python tools/write_rules.py

# Prints start-up and speed, second runs, corpora, then mtcheck beside its peers,
# which come into .bench/.
bench: $(DEV)
	$(BIN)/python benchmarks/speed.py
	$(BIN)/python benchmarks/cached.py
	$(BIN)/python benchmarks/streams.py
	$(BIN)/python benchmarks/beside.py

wheel: $(DEV)
	rm -rf dist
	$(BIN)/python -m build --wheel --outdir dist .

clean:
	rm -rf $(VENV) .bench build dist src/*.egg-info .mypy_cache .pytest_cache .ruff_cache
