# Two commands: `make build` and `make test`. Both make .venv first.
PYTHON ?= python3
BIN := .venv/bin
QUIET := --quiet --disable-pip-version-check
CHECKED := src tests benchmarks docs

.PHONY: build test lint types imports unit lowest docs clean
.DELETE_ON_ERROR:

build: .venv/installed
	$(BIN)/migpubs --catalogue catalogue build build

test: lint types imports unit

lint: .venv/tested
	$(BIN)/ruff check $(CHECKED)
	$(BIN)/ruff format --check $(CHECKED)

types: .venv/tested
	$(BIN)/mypy

imports: .venv/tested
	$(BIN)/lint-imports

# PYTEST='tests/formats -x' runs a part, whose coverage says nothing.
unit: .venv/tested
	$(BIN)/pytest -n 2 $(or $(PYTEST),--cov)

# With the lowest versions that pyproject.toml allows; the documentation's tools need newer ones.
lowest: .venv/tested
	$(PYTHON) -m venv --clear .venv-lowest
	.venv-lowest/bin/pip install $(QUIET) --requirement tests/requirements.txt --editable '.[all]'
	.venv-lowest/bin/pip install $(QUIET) $$($(BIN)/python tests/lowest.py)
	.venv-lowest/bin/pytest -n 2 -m 'not outside' \
	    -k 'not documentation_builds and not public_name_has_its_place' $(PYTEST)

docs: .venv/tested
	$(BIN)/sphinx-build -W -b html docs docs/_build/html

clean:
	rm -rf .venv .venv-lowest build docs/_build .coverage*

.venv/python:
	$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("migpubs needs Python 3.11 or newer; say which with: make PYTHON=python3.12 build")'
	$(PYTHON) -m venv .venv
	touch $@

.venv/installed: .venv/python pyproject.toml
	$(BIN)/pip install $(QUIET) --editable '.[all]'
	touch $@

.venv/tested: .venv/installed tests/requirements.txt
	$(BIN)/pip install $(QUIET) --requirement tests/requirements.txt
	touch $@
