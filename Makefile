# Everything a user, a developer and CI need. `make help` lists the commands.
# Nothing is installed twice: an environment is rebuilt only when its lock file changed.

PYTHON    ?= python3
VOORBEELD := workbooks/voorbeelden/opgave_jeugdhulp.xlsx
# Extra options for pytest (make test OPTIES="-k overhead") or for uv (make lock OPTIES=--upgrade).
OPTIES    ?=
# How many processes run the tests: one for each core, unless told otherwise.
PROCESSEN ?= auto

VENV := .venv
BIN  := $(VENV)/bin
# Where every run begins anew nobody reads what is kept for the next one, and writing it takes a tenth of the time.
MYPY := $(BIN)/mypy --no-error-summary $(if $(filter true,$(CI)),--cache-dir=/dev/null)
PIP  := $(BIN)/python -m pip install -qq --disable-pip-version-check
UV   := $(BIN)/uv
APT  := export DEBIAN_FRONTEND=noninteractive; \
        apt-get update -qq >/dev/null && apt-get install -qq -y --no-install-recommends >/dev/null
LOCK := $(UV) pip compile --quiet --universal --python-version 3.11 --fork-strategy fewest --generate-hashes \
        --no-emit-index-url --no-emit-find-links --no-annotate --custom-compile-command "make lock" $(OPTIES)

# uv takes a quarter of pip's time. Where it can't reach its packages (say, a mirror set for pip only), pip does it.
install = $(UV) pip install --quiet --python $(BIN)/python $(1) \
        || { echo "Dat lukt niet met uv; nu met pip …"; $(PIP) $(1); }

# Kept also where the environment says otherwise: every start, and every process of the tests, takes half the time.
export PYTHONDONTWRITEBYTECODE :=

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
ifndef TOGETHER
.NOTPARALLEL:
endif
.PHONY: help start test check style docs woorden bench sheets soak bench-peers lock clean systeem

help: ## toont deze lijst
	@echo "tarief: van kostenopgave naar uitlegbaar tarief"; echo
	@sed -nE 's/^([a-z-]+):.*## (.*)/  make \1\t\2/p' Makefile | expand -t 20

start: $(VENV)/.tarief node_modules/.klaar ## rekent een voorbeeldopgave door en start de webpagina's
	@$(BIN)/tarief bereken $(VOORBEELD)
	@$(BIN)/tarief start

# One process alone leaves a core idle: npm works beside the rest of the set-up, the types are checked beside the tests.
test: systeem ## controleert de code en draait alle tests
	@$(MAKE) --no-print-directory --jobs=2 TOGETHER=yes node_modules/.test style
	@echo "Typen controleren en tests draaien …"
	@$(MYPY) & types=$$!; \
	$(BIN)/python -m pytest --numprocesses $(PROCESSEN) --dist worksteal $(OPTIES); tests=$$?; \
	wait $$types || { echo "De typen kloppen niet; zie: make check" >&2; exit 1; }; exit $$tests

check: style ## controleert opmaak, fouten en typen
	@$(MYPY)

style: $(VENV)/.test
	@echo "Code controleren …"
	@$(BIN)/ruff check --quiet
	@$(BIN)/ruff format --check --quiet || { echo "Opmaak wijkt af; herstel met: $(BIN)/ruff format" >&2; exit 1; }

docs: $(VENV)/.test ## schrijft de pagina's in docs/ die uit de code worden gemaakt
	@$(BIN)/python -m tests.docs

woorden: $(VENV)/.test ## leert uit de bewoordingen hoe mensen elke kostenpost noemen
	@$(BIN)/python -m tests.tools.learn_words

bench: $(VENV)/.test ## meet de snelheid tegen wat men anders zou kiezen (cijfers in build/bench.json)
	@$(BIN)/python -m tests.bench $(OPTIES)

sheets: $(VENV)/.test ## meet hoe goed 300 verse kostenbladen worden gelezen (dezelfde nog eens: SEED=, andere: OPTIES)
	@$(BIN)/python -m tests.sheets --office $(if $(SEED),--seed $(SEED)) $(OPTIES)

soak: $(VENV)/.test ## draait elke eigenschap op tien keer zoveel gevallen (uitkomst in tests/soak)
	@$(BIN)/python -m tests.soak $(OPTIES)
	@$(BIN)/python -m tests.soak.store
	@$(BIN)/python -m tests.soak.workers
	@$(BIN)/python -m tests.soak.crowd
	@$(BIN)/python -m tests.walks

bench-peers: $(VENV)/.peers ## hetzelfde, ook tegen openfisca-core en formualizer
	@$(BIN)/python -m tests.bench --peers $(OPTIES)

lock: $(UV) ## legt de afhankelijkheden opnieuw vast (nieuwere versies: OPTIES=--upgrade)
	@echo "Afhankelijkheden vastleggen …"
	@$(LOCK) pyproject.toml --group build -o requirements.txt
	@$(LOCK) pyproject.toml --group build --group test -c requirements.txt -o requirements-test.txt
	@$(LOCK) --group pyproject.toml:node -o requirements-node.txt
	@$(LOCK) pyproject.toml --group build --group peers -c requirements-test.txt -o requirements-peers.txt

clean: ## verwijdert de omgeving, de opgehaalde pakketten en alle tussenbestanden
	@rm -rf $(VENV) node_modules build dist *.egg-info .hypothesis .mypy_cache .pytest_cache .ruff_cache
	@find tarief workbooks api tests -name __pycache__ -prune -exec rm -rf {} +

# The environment: a virtual environment with a pinned uv, then what the lock files say, each with its hash.
$(UV):
	@echo "Omgeving opbouwen (eenmalig) …"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	    || { echo "Python 3.11 of nieuwer is nodig. Kies er een met bijvoorbeeld: make start PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || [ "$$(id -u)" != 0 ] \
	    || { $(APT) "$$($(PYTHON) -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')"; }
	@$(PYTHON) -m venv --clear $(VENV)
	@sed -n '/^uv==/,/[^\\]$$/p' requirements-test.txt > $(VENV)/uv.txt
	@$(PIP) --require-hashes -r $(VENV)/uv.txt

$(VENV)/.tarief: requirements.txt pyproject.toml | $(UV)
	@echo "Rekenkern en webpagina's installeren …"
	@$(call install,--require-hashes -r requirements.txt)
	@$(call install,--no-build-isolation --no-deps -e .)
	@touch $@

$(VENV)/.test: requirements-test.txt $(VENV)/.tarief
	@echo "Testgereedschap installeren …"
	@$(call install,--require-hashes -r requirements-test.txt)
	@touch $@

$(VENV)/.peers: requirements-peers.txt $(VENV)/.test
	@echo "Vergelijkingsmateriaal installeren …"
	@$(call install,--require-hashes -r requirements-peers.txt)
	@touch $@

# The design system for the pages. A machine without a usable npm (8 or newer) gets one in the environment.
has_npm = [ "$$(npm --version 2>/dev/null | cut -d. -f1)" -ge 8 ] 2>/dev/null
npm_ci = if $(has_npm); then \
             npm ci $(1) --loglevel=error >/dev/null; \
         else $(call install,--require-hashes -r requirements-node.txt) \
             && PATH="$(CURDIR)/$(BIN):$$PATH" npm ci $(1) --loglevel=error >/dev/null; fi

node_modules/.klaar: package.json package-lock.json .npmrc | $(UV)
	@echo "Vormgeving van de webpagina's ophalen …"
	@$(call npm_ci,--omit=dev)
	@touch $@

# With it what the tests of the pages and of the API's description need; it takes the place of the lot above.
node_modules/.test: package.json package-lock.json .npmrc | $(if $(TOGETHER),$(shell $(has_npm) || echo $(UV)),$(UV))
	@echo "Vormgeving en testgereedschap van de webpagina's ophalen …"
	@$(call npm_ci,--include=dev)
	@touch node_modules/.klaar $@

# For the tests only: LibreOffice as a second opinion on workbooks, chromium for the pages (the build without windows
# takes half the processor time; with only the other one the tests run too), libatomic for playwright,
# PostgreSQL beside SQLite as the store, a C compiler for the recorder that plays power cuts.
systeem:
	@nodig=""; \
	command -v soffice >/dev/null || nodig="$$nodig libreoffice-calc"; \
	command -v chromium-headless-shell >/dev/null || nodig="$$nodig chromium-headless-shell"; \
	$(PYTHON) -c 'import ctypes; ctypes.CDLL("libatomic.so.1")' 2>/dev/null || nodig="$$nodig libatomic1"; \
	ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null || nodig="$$nodig postgresql"; \
	command -v cc >/dev/null || nodig="$$nodig gcc libc6-dev"; \
	if [ -z "$$nodig" ]; then exit 0; fi; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    echo "Voor de tests installeren (eenmalig):$$nodig …"; $(APT) $$nodig || echo "Installeren lukte niet; verder met wat er is."; \
	else echo "Niet gevonden:$$nodig. De tests die dit nodig hebben worden overgeslagen."; fi
