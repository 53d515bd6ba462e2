# Each target is enough on its own on a fresh checkout: it makes the virtual
# environment and installs what requirements*.lock name, by hash.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: run test check format screenshots schema bench faults lock clean

run: $(VENV)/.runtime
	@$(BIN)/toetap $(ARGS)

# The mind first, every branch of it; then all the rest, on all cores.
test: $(VENV)/.dev
ifdef ARGS
	$(BIN)/python -m pytest $(ARGS)
else
	$(BIN)/coverage run -m pytest tests/coach
	$(BIN)/coverage report --fail-under=100
	$(BIN)/python -m pytest --numprocesses=auto --dist=worksteal --ignore=tests/coach
endif

check: $(VENV)/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/toetap check

format: $(VENV)/.dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

screenshots: $(VENV)/.dev
	$(BIN)/python -m tests.screenshots

schema: $(VENV)/.runtime
	$(BIN)/toetap schema exercise > docs/schema/exercise.schema.json
	$(BIN)/toetap schema routine > docs/schema/routine.schema.json

bench: $(VENV)/.dev
	$(BIN)/python -m bench.startup
	$(BIN)/python -m bench.keypress
	$(BIN)/python -m bench.render
	$(BIN)/python -m bench.sound
	$(BIN)/python -m bench.history
	$(BIN)/python -m bench.looking_back
	$(BIN)/python -m bench.keeping

faults: $(VENV)/.dev
	$(BIN)/python -m bench.faults $(ARGS)

# Needs uv. The locks hold versions and hashes, and no address.
lock:
	uv pip compile pyproject.toml --group build --universal --generate-hashes --no-header --no-annotate --python-version 3.11 -o requirements.lock
	uv pip compile pyproject.toml --group build --group dev --constraints requirements.lock --universal --generate-hashes --no-header --no-annotate --python-version 3.11 -o requirements-dev.lock

clean:
	rm -rf $(VENV) build dist .coverage .mypy_cache .ruff_cache .pytest_cache .import_linter_cache

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.runtime: requirements.lock pyproject.toml | $(VENV)/bin/python
	$(PIP) install --require-hashes -r requirements.lock
	$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.runtime
	$(PIP) install --require-hashes -r requirements-dev.lock
	@touch $@
