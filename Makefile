# Each recipe is a plain command, so that a machine without make can run it by hand.
# `T=tests/domain make test` (or any other path) runs only those tests.
PYTHON := .venv/bin/python
T ?=
OF ?= desktop_app
RUNS ?= 50000
SEED ?= 1
SCALE ?= small

.DEFAULT_GOAL := help
.PHONY: help setup setup-test setup-313 run server test test-313 check format lint types imports \
	check-strings strings perfect fix lock bench build deb build-twice packages windows try-windows try-windows-printing pictures migration model campaigns chaos restores archive acknowledged ha older-postgres bench-sync papers-10k bench-papers updates first-run server-package server-trial container

help: ## print this list
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## the environment and system libraries needed to run
	@sh installers/linux/setup.sh run

setup-test:
	@sh installers/linux/setup.sh test

run: setup ## desktop and city server on this machine, with sample data; offscreen where no display is
	$(PYTHON) -m installers.demo

server: setup ## only the city server, with a local database in build/server
	$(PYTHON) -m installers.demo.server

test: setup-test ## all tests: PostgreSQL, Secret Service, linters and types included
	$(PYTHON) -m tests $(T)

test-313: setup-313 ## the same tests with Python 3.13
	.venv313/bin/python -m tests $(T)

setup-313:
	@VENV=.venv313 PYTHON=$${PYTHON_313:-python3.13} sh installers/linux/setup.sh test

check: setup-test format lint types imports check-strings test ## everything, step by step

format: setup-test ## is every file formatted?
	$(PYTHON) -m ruff format --check .

lint: setup-test ## ruff
	$(PYTHON) -m ruff check .

types: setup-test ## mypy, strict
	$(PYTHON) -m mypy

imports: setup-test ## who may import whom
	.venv/bin/lint-imports

check-strings: setup-test ## do the translation files hold every text of the screen?
	$(PYTHON) -m installers.strings --check

strings: setup-test ## collect the texts of the screen for translation
	$(PYTHON) -m installers.strings

perfect: setup-test ## the rules are covered to the last branch
	$(PYTHON) -m pytest tests/domain --cov=desktop_app.domain --cov-branch --cov-fail-under=100 -q

fix: setup-test ## format, and mend what can be mended by itself
	$(PYTHON) -m ruff check --fix .
	$(PYTHON) -m ruff format .

lock: setup ## write requirements.lock anew from pyproject.toml
	$(PYTHON) -m installers.lock

bench: setup-test ## measure; prints a table and writes build/bench.json
	$(PYTHON) -m tests.benchmarks

model: setup-test ## real desktop and server through every fault, on all cores; RUNS= SEED=
	$(PYTHON) -m tests.model --runs $(RUNS) --seed $(SEED)
	$(PYTHON) -m tests.model --defects --seed $(SEED)

campaigns: setup-test ## power cuts, kill -9 and disks that say no, in full; SEED= (an hour)
	$(PYTHON) -m tests.campaigns.power --seed $(SEED)
	$(PYTHON) -m tests.campaigns.kill --seed $(SEED)
	$(PYTHON) -m tests.campaigns.stumble
	$(PYTHON) -m tests.campaigns.printing --seed $(SEED)

chaos: setup-test ## counters, line, server and database tormented at once; SEED= SCALE=small|full
	$(PYTHON) -m tests.campaigns.chaos --seed $(SEED) --scale $(SCALE)

acknowledged: setup-test ## 500 cuts after commit, 30 database crashes, 100 server kills, one NIK from 40
	$(PYTHON) -m tests.campaigns.acknowledged --seed $(SEED)
	$(PYTHON) -m tests.campaigns.one_nik

restores: setup-test ## a register set back to a backup 200 times under three laptops; SEED=
	$(PYTHON) -m tests.campaigns.restores --seed $(SEED) --restores 200

archive: setup-test ## 200 stubs printed, photographed, and brought back on a fresh laptop; SEED=
	$(PYTHON) -m tests.campaigns.archive --seed $(SEED) --people 200

updates: setup-test ## two real releases: what an update weighs, over and back; OLDER=, NEWER= frozen folders
	$(PYTHON) -m tests.campaigns.updates $(if $(OLDER),--older $(OLDER)) $(if $(NEWER),--newer $(NEWER))

first-run: setup-test ## from a stick to the first printed paper, hands counted; INSTALLER=
	$(PYTHON) -m tests.campaigns.first_run $(if $(INSTALLER),--installer $(INSTALLER))

build: setup-test ## the desktop frozen into build/frozen, for the system this runs on
	$(PYTHON) -m installers.build folder

deb: setup-test ## the desktop as a package for Debian-like systems, its parts and its sum; into build/deb
	@sh installers/debian/packages.sh
	QT_QPA_PLATFORM=offscreen $(PYTHON) -m installers.build deb

build-twice: setup-test ## the last commit as a .deb, twice, in unlike places; compared to the byte
	@sh installers/debian/packages.sh
	$(PYTHON) -m installers.twice

packages: deb ## the .deb on a bare Debian: installed, worked with, brought up to date, removed (root)
	QT_QPA_PLATFORM=offscreen $(PYTHON) -m installers.build deb --quick --called 0.0.1 --to build/deb-older
	$(PYTHON) -m tests.campaigns.debian build/deb/*.deb build/deb-older/*.deb

windows: setup-test ## the set-up program for Windows, made under wine (Debian 12); into build/windows
	@sh installers/windows/packages.sh
	$(PYTHON) -m installers.build windows

try-windows: setup-test ## that, an older one, and both tried from set-up to uninstall (Debian 12)
	@PYTHON=$(PYTHON) sh installers/windows/try.sh

try-windows-printing: setup-test ## after `make windows`: papers by the calls of Windows, under wine (Debian 12)
	$(PYTHON) -m tests.campaigns.windows_printing

server-package: setup ## the city's server as a folder to carry to its machine; WHEELS=1: with its packages
	$(PYTHON) -m installers.build server $(if $(WHEELS),--wheels)

container: setup-test ## the server as an image, built twice without a network, and tried (Debian, root)
	@sh installers/server/packages.sh
	$(PYTHON) -m tests.campaigns.container

server-trial: setup-test ## its guide followed to the letter on a bare machine (Debian, root, debootstrap)
	@sh installers/server/packages.sh
	$(PYTHON) -m tests.campaigns.server_install

pictures: setup-test ## every screen into build/pictures; papers and what documents show into docs
	$(PYTHON) -m tests.documents.pictures
	$(PYTHON) -m tests.ui.pictures build/pictures docs/pictures

bench-sync: setup-test ## our round beside others' over the same bad lines; needs node and npm
	PYTHON=$(PYTHON) sh tests/peers/setup.sh
	$(PYTHON) -m tests.peers

ha: setup-test ## lose the primary of three PostgreSQL again and again (Debian, root); KILLS=12
	$(PYTHON) -m tests.campaigns.ha --kills $(or $(KILLS),6)
	$(PYTHON) -m tests.campaigns.ha --kills 1 --asynchronous

older-postgres: setup-test ## the server's tests on another PostgreSQL; PROGRAMS=/usr/lib/postgresql/15/bin
	LOKET_TEST_POSTGRES=$(or $(PROGRAMS),/usr/lib/postgresql/15/bin) $(PYTHON) -m pytest tests/central_server

papers-10k: setup-test ## 10,000 invented people in every size, every code read back; SEED=
	$(PYTHON) -m tests.campaigns.papers --seed $(SEED)
	$(PYTHON) -m tests.campaigns.other_papers --seed $(SEED)

bench-papers: setup-test ## papers beside Typst, fpdf2 and WeasyPrint as well
	PYTHON=$(PYTHON) sh tests/peers/papers/setup.sh
	$(PYTHON) -m tests.benchmarks papers

migration: setup ## draft a revision; M="what changes", OF=central_server for the city's database
	$(PYTHON) -m installers.migration "$(M)" --of $(OF)
