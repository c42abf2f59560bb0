# `make run` starts the whole site, `make test` proves it. Both begin on a machine with Python and make only.

.PHONY: run test bench check lock

FITS = import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do $$p -c '$(FITS)' 2>/dev/null && echo $$p && break; done)
PIP = umask 022 && .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement

run: .venv/run.stamp
	@exec .venv/bin/python manage.py serve

test: check .venv/browser.stamp
	.venv/bin/python -m pytest --numprocesses 2 --dist worksteal

bench: .venv/test.stamp
	.venv/bin/python -m tests.bench

check: .venv/test.stamp
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/lint-imports

# Needs uv. One lock for every Python and system that pyproject.toml allows.
COMPILE = uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" --output-file
lock:
	$(COMPILE) requirements.lock
	$(COMPILE) requirements-dev.lock --group dev --constraint requirements.lock

# $(call need,CHECK,PACKAGES FOR APT,PACKAGES FOR DNF): where CHECK fails, install if we may, else say what to type.
define need
@{ $(1); } >/dev/null 2>&1 || { \
	if [ "$$(id -u)" = 0 ]; then as=env; else as="sudo -n env"; fi; \
	if command -v apt-get >/dev/null; then \
		todo="apt-get install -y $(2)"; refresh="apt-get update -qq"; \
	elif command -v dnf >/dev/null; then \
		todo="dnf install -y $(3)"; refresh=true; \
	else \
		echo "Please install what Debian calls: $(2). Then run make again."; exit 1; \
	fi; \
	echo "Installing from the system's packages: $$todo"; said=$$(mktemp); \
	{ $$as DEBIAN_FRONTEND=noninteractive $$todo || { $$as $$refresh; $$as DEBIAN_FRONTEND=noninteractive $$todo; }; } \
		>"$$said" 2>&1; \
	{ $(1); } >/dev/null 2>&1 || { tail -n 3 "$$said"; echo "Please type:  sudo $$todo   and run make again."; exit 1; }; }
endef

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11, 3.12 or 3.13 is needed; name it: make run PYTHON=/path/to/python"; exit 1; }
	$(call need,$(PYTHON) -c 'import ensurepip',python3-venv,python3)
	@umask 022 && $(PYTHON) -m venv .venv

.venv/run.stamp: requirements.lock | .venv/bin/python
	@echo "Installing the site's Python packages (once, about a minute)"
	@$(PIP) requirements.lock
	$(call need,.venv/bin/python -c 'import weasyprint',libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0,pango)
	@touch $@

.venv/test.stamp: requirements-dev.lock .venv/run.stamp
	@echo "Installing the checking tools (once)"
	@$(PIP) requirements-dev.lock
	@touch $@

BROWSER = command -v chromium || command -v chromium-browser || command -v google-chrome
.venv/browser.stamp: | .venv/test.stamp
	$(call need,{ $(BROWSER); } && fc-list :lang=zh | grep .,chromium fonts-noto-cjk fontconfig,chromium google-noto-sans-cjk-fonts fontconfig)
	@touch $@
