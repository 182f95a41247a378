# make demo     the manual's story, told by the program itself
# make test     everything that must hold, on this machine
# make test-newest, make test-lowest   the suite on the newest and the lowest versions that pyproject.toml allows
# make test-long  the campaigns, which take longer; their last results are docs/development/long-run.md
# make lock     the exact versions in requirements/ for the ranges of pyproject.toml; LOCK=--upgrade takes the newest
# make audit    known vulnerabilities of what is locked;  make sbom  its bill of materials, dist/sbom.json
# make bench    what it costs, beside its peers; writes benchmarks/results.md and shared.md
# make check    style, types, import contracts, generated files
# make generate the generated files anew: SQL, catalogue, sessions in the documents, coverage table
# make pictures docs/pictures anew

VENV := .venv
BIN := $(VENV)/bin
# PYTHON=/path/to/python3.12 make test chooses another.
PYTHON ?= $(shell tools/python.sh)
PIP := PIP_DISABLE_PIP_VERSION_CHECK=1 $(BIN)/python -m pip --quiet install
LOCKED := --require-hashes --no-deps --requirement
PYTEST := python -m pytest --numprocesses 2 --dist loadfile --no-loadscope-reorder

.PHONY: demo test test-long test-newest test-lowest check bench generate pictures parts lock audit sbom clean
.DELETE_ON_ERROR:

demo: $(VENV)/program
	$(BIN)/ibadmin demo

test: parts check
	$(BIN)/$(PYTEST)

test-long: parts $(VENV)/tools
	$(BIN)/python -m tools.long_run $(ARGUMENTS)

test-newest: parts $(VENV)/lock
	tools/range.sh highest $(VENV)-newest $(BIN)/uv $(PYTHON)
	$(VENV)-newest/bin/$(PYTEST)

test-lowest: parts $(VENV)/lock
	tools/range.sh lowest-direct $(VENV)-lowest $(BIN)/uv $(PYTHON)
	$(VENV)-lowest/bin/$(PYTEST)

check: $(VENV)/tools $(VENV)/lock
	UV=$(BIN)/uv tools/lock.sh --check
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

lock: $(VENV)/lock
	UV=$(BIN)/uv tools/lock.sh $(LOCK)

audit: $(VENV)/audit
	tools/audit.sh $(VENV)/auditing/bin/pip-audit

sbom: $(VENV)/audit
	mkdir -p dist
	$(VENV)/auditing/bin/cyclonedx-py requirements --pyproject pyproject.toml --output-reproducible --output-file dist/sbom.json \
		requirements/program.txt

clean:
	rm -rf $(VENV) $(VENV)-newest $(VENV)-lowest build dist

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

# Each stamp is older than what it was made from, and only then made again.
$(VENV)/program: requirements/program.txt | $(BIN)/python
	$(PIP) $(LOCKED) requirements/program.txt
	$(PIP) --no-deps --no-build-isolation --editable .
	touch $@

$(VENV)/tools: requirements/tools.txt | $(BIN)/python
	$(PIP) $(LOCKED) requirements/tools.txt
	$(PIP) --no-deps --no-build-isolation --editable .
	touch $@

$(VENV)/lock: requirements/lock.txt | $(BIN)/python
	$(PIP) $(LOCKED) requirements/lock.txt
	touch $@

# Beside the others: it needs other versions of what they share.
$(VENV)/audit: requirements/audit.txt | $(BIN)/python
	$(PYTHON) -m venv $(VENV)/auditing
	PIP_DISABLE_PIP_VERSION_CHECK=1 $(VENV)/auditing/bin/python -m pip --quiet install $(LOCKED) requirements/audit.txt
	touch $@
