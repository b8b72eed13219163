# Every command works on a fresh clone: it first makes .venv from the locks, and
# does nothing there when .venv is up to date. `make help` lists the commands.

PYTHON ?= python3
BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: picture help site plan serve check test bless bench wheel lock clean env-site env-dev chromium language-server

help: ## list these commands
	@sed -n 's/^\([a-z]*\):[^#]*## /\1 /p' $(MAKEFILE_LIST) | while read -r name text; do printf '  make %-8s %s\n' "$$name" "$$text"; done

site: env-site ## check the record and build the site into site/
	@$(BIN)/orgline build
	@echo "The site is in site/. To read it: $(PYTHON) -m http.server --directory site, then open http://localhost:8000/"

plan: env-site ## show what your edit changes for readers; PLAN="--base REV …" for its options
	@$(BIN)/orgline plan $(PLAN)

serve: env-site ## show the site live: save a file, see the page change
	@$(BIN)/orgline serve

check: env-dev ## ruff, mypy and the record
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/orgline check

test: env-dev chromium language-server ## all tests, those in a browser included
	$(BIN)/python -m pytest -n auto --dist loadgroup

bless: env-dev ## accept what the code gives now as the stored results of golden tests
	$(BIN)/python -m pytest -n auto -m golden --bless

bench: env-dev ## measure how long things take
	$(BIN)/python -m pytest -m benchmark --capture=no tests/benchmarks

picture: env-dev chromium ## draw the moving picture of README anew
	$(BIN)/python -m tests.browser.picture

wheel: env-dev ## build the package into dist/
	$(BIN)/python -m build --no-isolation

# Not part of any other command: pins change only when somebody asks. Needs uv.
COMPILE := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-annotate --no-header

lock: ## move all pins to the newest versions that pyproject.toml allows
	$(COMPILE) --upgrade pyproject.toml --output-file requirements.lock
	$(COMPILE) --upgrade pyproject.toml --extra dev --extra zensical --constraint requirements.lock --output-file requirements-dev.lock
	$(COMPILE) --upgrade --group build --constraint requirements-dev.lock --output-file requirements-build.lock

clean: ## remove everything that make built
	git clean -fdXq content
	rm -rf .venv site dist .mypy_cache .pytest_cache .ruff_cache .hypothesis tests/language_server/node_modules

env-site:
	@$(PYTHON) scripts/bootstrap.py site

env-dev:
	@$(PYTHON) scripts/bootstrap.py dev

chromium: env-dev
	@$(BIN)/python tests/chromium.py

language-server: env-dev
	@$(BIN)/python tests/language_server/server.py
