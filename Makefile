# make demo     the manual's story, told by the program itself
# make test     everything that must hold, on this machine
# make bench    what it costs, beside its peers; writes benchmarks/results.md and shared.md
# make check    style, types, import contracts, generated files
# make generate the generated files anew: SQL, catalogue, sessions in the documents, coverage table
# make pictures docs/pictures anew

VENV := .venv
BIN := $(VENV)/bin
# PYTHON=/path/to/python3.12 make test chooses another.
PYTHON ?= $(shell tools/python.sh)
PIP := PIP_DISABLE_PIP_VERSION_CHECK=1 $(BIN)/python -m pip --quiet install

.PHONY: demo test check bench generate pictures parts clean
.DELETE_ON_ERROR:

demo: $(VENV)/program
	$(BIN)/ibadmin demo

test: parts check
	$(BIN)/python -m pytest --numprocesses 2 --dist loadfile --no-loadscope-reorder

check: $(VENV)/tools
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/python -m tools.statements --check
	$(BIN)/python -m tools.catalogue --check
	$(BIN)/python -m tools.coverage_table --check
	$(BIN)/python -m tools.attack_table --check
	$(BIN)/python -m tools.completions --check

generate: $(VENV)/tools
	$(BIN)/python -m tools.statements
	$(BIN)/python -m tools.catalogue
	$(BIN)/python -m tools.documents
	$(BIN)/python -m tools.recipes
	$(BIN)/python -m tools.coverage_table
	$(BIN)/python -m tools.attack_table --rights
	$(BIN)/python -m tools.completions

pictures: $(VENV)/tools
	$(BIN)/python -m tools.pictures

# Three quarters of an hour; ARGUMENTS='--people 10000 --rounds 3' is a fast one.
# SHARED_ARGUMENTS='--people 10000000' takes half an hour more, and twenty gigabytes of disk.
bench: $(VENV)/tools
	$(BIN)/python -m benchmarks $(ARGUMENTS)
	$(BIN)/python -m benchmarks.shared_queries $(SHARED_ARGUMENTS)

parts:
	tools/system_parts.sh

clean:
	rm -rf $(VENV) build dist

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

# Each stamp is older than what it was made from, and only then made again.
$(VENV)/program: pyproject.toml | $(BIN)/python
	$(PIP) --editable .
	touch $@

$(VENV)/tools: pyproject.toml | $(BIN)/python
	$(PIP) --editable '.[test,check]'
	touch $(VENV)/program $@
