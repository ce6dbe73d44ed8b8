# Everything is in packaging/bootstrap.py, so that Windows has the same: py packaging\bootstrap.py run
PYTHON ?= python3
# Passed on, as in: make test ARGS="-k undo"
ARGS ?=

.PHONY: help run test setup lint screenshots lock catalogues simulate simulate-core simulate-exchange simulate-planted damage canaries bench fluent

help:
	@$(PYTHON) packaging/bootstrap.py help

run test setup lint screenshots:
	@$(PYTHON) packaging/bootstrap.py $@ $(ARGS)

# After a change of the requirements in pyproject.toml: both locks, always together (needs uv).
lock:
	uv lock
	uv export --frozen --no-emit-project --all-groups --no-header --quiet --output-file requirements.lock

# After a change of the words in src: takes them into resources/i18n, where the .po files are then translated; say it
# again after translating, for the product reads the .mo files.
catalogues: setup
	.venv/bin/python packaging/catalogues.py

# Random weeks of several laptops, for long; the tests run a small sample of them. ARGS is how many.
simulate: setup
	PYTHONPATH=tests .venv/bin/python tests/simulations/histories.py $(or $(ARGS),300)

# random months of up to six laptops with real databases that exchange update files. ARGS is how many.
simulate-exchange: setup
	PYTHONPATH=tests .venv/bin/python -m simulations.exchanges $(or $(ARGS),1000)

# Mistakes planted in the code that runs on a laptop: each has to be noticed within twenty random months.
simulate-planted: setup
	PYTHONPATH=tests .venv/bin/python -m simulations.planted_on_disk

# Update files damaged on the way: each is refused or read as it was sent. ARGS is how many.
damage: setup
	PYTHONPATH=tests .venv/bin/python tests/simulations/damaged_files.py $(or $(ARGS),5000)

# Texts planted in every internal field, looked for in submissions. ARGS is how many files.
canaries: setup
	PYTHONPATH=tests .venv/bin/python tests/simulations/canaries.py $(or $(ARGS),1000)
# Random weeks of up to six laptops that exchange update files and workbooks, in memory, on two cores; about two minutes.
simulate-core: setup
	PYTHONPATH=tests .venv/bin/python -m simulations.weeks $(or $(ARGS),20000)

# How long things take, beside a bare window and beside themselves with 100,000 commitments; some minutes.
bench: setup
	.venv/bin/python -m bench

# 5,000 rows come back in a workbook, and as many changes in an update file: fails where the window's own work in one
# turn of its event loop takes more than 100 ms of processor time; two minutes.
fluent: setup
	.venv/bin/python -m bench.standstill
