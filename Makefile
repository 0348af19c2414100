# Everything needs only make and Python 3.11 or newer: the rest comes into .venv from the lock.

SHELL := /bin/sh
BIN := .venv/bin
.DEFAULT_GOAL := help
.PHONY: help run test inside journeys check fmt bench mutate quality faults broken beside soak lock clean browser

help: ## list these targets
	@grep -hE '^[a-z]+:.*## ' Makefile | sed -E 's/^([a-z]+):[^#]*## /\1\t/' | expand -t 10

run: .venv/.ok ## start the whole product on this computer; Ctrl-C stops it
	@$(BIN)/python -m portal.local

test: .venv/.ok browser check ## lint, types, imports, then every test
	@$(MAKE) --no-print-directory --jobs=2 --output-sync=target inside journeys

# The journeys mostly wait for a real worker and a real browser, so the others run beside them.
# Only the rules owe full coverage, and counting it costs time.
RULES = tests/eligibility
inside:
	$(BIN)/pytest --numprocesses=2 $(RULES) \
	  --cov=recruitment.eligibility --cov-branch --cov-report=
	$(BIN)/coverage report --include='recruitment/eligibility/*' --fail-under=100
	$(BIN)/pytest --numprocesses=2 -m "not browser" --ignore=tests/faults $(RULES:%=--ignore=%)

journeys:
	$(if $(CHROMIUM),$(BIN)/pytest -m browser tests/browser)

# `check --deploy` sees what production sees; nothing here connects to anything.
PRODUCTION = SECRET_KEY=$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(60))') \
  DATABASE_URL=postgres://localhost:1/none CELERY_BROKER_URL=amqp://localhost:1 \
  EMAIL_URL=smtp://localhost:1 SITE_URL=https://recruitment.example UPLOADS_ROOT=/nowhere
check: .venv/.ok ## everything but the tests, cheapest first
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/lint-imports
	$(BIN)/mypy
	$(BIN)/djlint templates --lint --quiet
	$(BIN)/djlint templates --check --quiet
	$(PRODUCTION) $(BIN)/python -W ignore manage.py makemigrations --check --dry-run
	$(PRODUCTION) $(BIN)/python manage.py check --deploy --fail-level WARNING

fmt: .venv/.ok ## put code and templates into shape
	$(BIN)/ruff check --fix
	$(BIN)/ruff format
	$(BIN)/djlint templates --reformat --quiet

bench: .venv/.ok ## measure speed under load
	$(BIN)/python -m tests.bench

mutate: .venv/.ok ## make mistakes in the rules, and count those that a test notices: 40 minutes
	$(BIN)/python -m tests.mutation

ROUNDS = 1 2 3 4 5 6 7 8 9 10
quality: .venv/.ok ## the checks of `make test` on chance, with many more people: 30 minutes
	$(BIN)/python -m tests.quality
	set -e; for round in $(ROUNDS); do \
	  $(BIN)/pytest --quiet --numprocesses=2 -m hypothesis tests; done
	NOTHING_KEPT_RUNS=1000 $(BIN)/pytest --quiet tests/site

# How fast we send is judged with nothing beside it; what comes then mostly waits, so two at a time.
LOAD = tests/faults/test_load.py
BESIDE = tests/faults/test_moved_clock.py tests/faults/test_clocks.py \
  tests/faults/test_half_done.py tests/faults/test_oracle.py
faults: .venv/.ok ## kill and break things while they work, and see that nothing is lost: 11 minutes
	$(BIN)/pytest --capture=no $(LOAD)
	@$(MAKE) --no-print-directory --jobs=2 --output-sync=target broken beside

broken:
	$(BIN)/pytest --capture=no --durations=5 tests/faults $(patsubst %,--ignore=%,$(LOAD) $(BESIDE))

beside:
	$(BIN)/pytest --quiet $(BESIDE)
	SENT_ONCE_KEYS=100 TWO_STAFF_RACES=200 $(BIN)/pytest --quiet --numprocesses=2 --dist=loadfile \
	  tests/applications/test_sent_once.py tests/desk/test_two_staff.py

# People, and kills of web and of workers, restarts of the database, wipes of the broker.
SOAK = FAULT_PEOPLE=100000 FAULT_TOLL=200/200/20/10 FAULT_REPEATS=100 FAULT_RATE_SECONDS=600 \
  FAULT_PAUSE=60
soak: .venv/.ok ## the same with 100,000 people and hundreds of kills: 80 minutes
	$(SOAK) $(BIN)/pytest --capture=no $(LOAD) tests/faults/test_mail.py

LOCKED = --quiet --universal --generate-hashes --no-header --no-annotate --python-version 3.11 \
  --upgrade
lock: .venv/.ok ## choose newer versions of the packages, within pyproject.toml
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile $(LOCKED) --extra redis pyproject.toml -o requirements.lock
	for extra in notify anymail; do \
	  $(BIN)/uv pip compile $(LOCKED) --extra redis --extra $$extra \
	    --constraint requirements.lock pyproject.toml -o requirements-$$extra.lock || exit 1; done
	$(BIN)/uv pip compile $(LOCKED) --extra redis --extra notify --extra anymail --extra local \
	  --extra dev --constraint requirements.lock pyproject.toml -o requirements-dev.lock
	@! grep -n '://' requirements*.lock

clean: ## forget everything: installed packages, data, caches
	rm -rf .venv .local .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	rm -rf .coverage* staticfiles test-results

# Without a browser the other tests still run, except where a skipped test would go unnoticed.
CHROMIUM ?= $(shell command -v chromium || command -v chromium-browser)
browser:
ifeq ($(CHROMIUM),)
	@echo 'No Chromium found, so no browser tests. Install it: apt-get install chromium'
	@test "$(CI)" != true
endif

.venv/.ok: requirements-dev.lock
	@python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo 'Python 3.11 or newer is needed, as python3.'; exit 1; }
	@python3 -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo 'Python cannot make a venv. On Debian: apt-get install python3-venv'; exit 1; }
	@echo 'Installing into .venv: once, about half a minute.'
	@python3 -m venv .venv
	@$(BIN)/python -m pip install -qq --no-input --disable-pip-version-check \
	  --require-hashes -r requirements-dev.lock
	@touch .venv/.ok
