.DEFAULT_GOAL := help
SHELL := /bin/sh

PYTHON ?= $(shell command -v python3.11 || echo python3)
VENV := .venv
BIN := $(VENV)/bin
DJANGO := DJANGO_SETTINGS_MODULE=config.settings $(BIN)/python -m django
CODE := src tests $(wildcard bench)
DOCUMENTS := libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
  fonts-liberation fonts-dejavu-core fonts-droid-fallback

.PHONY: help setup run test lint fmt bench schema check requirements

help:  ## show this list
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 14

run: $(VENV)/.run  ## set everything up and serve on PORT (8000); Ctrl-C stops it all
	@PURPOSE="PDF documents" tools/debian-packages $(DOCUMENTS)
	@exec $(BIN)/hotelmate up --with-parent

test: $(VENV)/.dev  ## set everything up and run every test
	@PURPOSE="PDF documents" tools/debian-packages $(DOCUMENTS)
	@PURPOSE="browser tests" tools/debian-packages chromium
	$(BIN)/pytest -n auto $(ARGS)

setup: $(VENV)/.dev  ## make .venv with everything for development

lint: $(VENV)/.dev  ## style, types, layers, migrations, API description
	$(BIN)/ruff check $(CODE)
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/mypy src
	$(BIN)/lint-imports
	$(BIN)/hotelmate manage makemigrations --check --dry-run
	$(DJANGO) spectacular --validate --fail-on-warn --file $(VENV)/openapi.yaml
	if [ -e docs/openapi.yaml ]; then diff -u docs/openapi.yaml $(VENV)/openapi.yaml; fi

fmt: $(VENV)/.dev  ## format the code and fix what can be fixed
	$(BIN)/ruff check --fix $(CODE)
	$(BIN)/ruff format $(CODE)

schema: $(VENV)/.dev  ## write docs/openapi.yaml anew
	$(DJANGO) spectacular --validate --fail-on-warn --file docs/openapi.yaml

bench: $(VENV)/.dev  ## measure availability and booking against pgbench
	$(BIN)/python -m bench $(ARGS)

check:  ## what the CI runs
	.ci/run

requirements:  ## compile the pinned requirements from pyproject.toml (needs uv)
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
	  --no-header --quiet --output-file requirements.txt
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
	  --no-header --quiet --extra dev --output-file requirements-dev.txt

# A stamp is older than what it was made from as soon as the requirements change.
$(VENV)/.made:
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    apt-get update -qq && apt-get install -y -qq python3.11-venv; \
	  else \
	    echo "Python's venv is missing: apt-get install python3.11-venv (as root)" >&2; exit 1; \
	  fi; }
	$(PYTHON) -m venv --clear $(VENV)
	@touch $@

$(VENV)/.run: requirements.txt pyproject.toml | $(VENV)/.made
	$(BIN)/pip install --quiet --require-hashes -r requirements.txt
	$(BIN)/pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: requirements-dev.txt pyproject.toml | $(VENV)/.made
	$(BIN)/pip install --quiet --require-hashes -r requirements-dev.txt
	$(BIN)/pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@ $(VENV)/.run
