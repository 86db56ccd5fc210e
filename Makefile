# Everything a developer or operator types. `make help` lists it.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8000
CI ?=
export ZAEDNO_INSTANCE ?= $(CURDIR)/instance
# A Node on the machine must not matter: the build brings its own.
STAMP := $(VENV)/.installed
DEV_STAMP := $(VENV)/.installed-dev
SOURCES := pyproject.toml constraints.lock package.json package-lock.json scripts/build_hook.py scripts/paper_fonts.py

.DEFAULT_GOAL := help
.PHONY: help setup setup-dev system demo serve test test-fast nightly check mutants shots bench catalogues

help: ## Show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

$(VENV)/bin/python:
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); bash scripts/system_packages.sh python3-venv && $(PYTHON) -m venv $(VENV); }

$(STAMP): $(SOURCES) | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.lock -e '.[postgres]'
	@touch $@

$(DEV_STAMP): $(STAMP)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.lock -e '.[dev]'
	@touch $@

setup: $(STAMP) ## Environment and assets, into .venv/
	@$(BIN)/python -m scripts.compile_catalogues

setup-dev: setup $(DEV_STAMP)

system: ## Install the Debian packages the tests need (as root or with sudo)
	@bash scripts/system_packages.sh

demo: setup ## The whole service with an invented world, on http://127.0.0.1:8000
	@ZAEDNO_MODE=demo PORT=$(PORT) $(BIN)/python -m scripts.demo

serve: setup ## Production-like: web server and outbox worker together
	@PORT=$(PORT) $(BIN)/python -m scripts.serve

test: setup-dev system ## Everything: unit, property, web, safety, PostgreSQL, browser
	@$(BIN)/python -m scripts.run_tests

nightly: setup-dev system ## The long tests
	@$(BIN)/python -m scripts.run_tests --nightly

check: setup-dev ## Style, types, import contracts, catalogues, sentences, model card, duplicate and dead code
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m scripts.check_catalogues
	$(BIN)/python -m scripts.check_sentences
	$(BIN)/python -m scripts.check_dead_code
	$(BIN)/python -m scripts.model_card --check
	$(BIN)/pylint --disable=all --enable=duplicate-code matcher models web scripts

mutants: setup-dev ## Break gates and criteria in small places and see that a test notices (minutes; not part of test)
	@nice $(BIN)/python -m scripts.mutants

shots: setup-dev system ## Screenshots of every page × persona × language × width into build/shots/
	@$(BIN)/python -m scripts.shots

bench: setup-dev ## Benchmarks: make bench NAME=linking
	@$(BIN)/python -m scripts.bench $(NAME) --json

catalogues: setup-dev ## Collect strings from code and templates into the eight catalogues
	@$(BIN)/python -m scripts.catalogues
