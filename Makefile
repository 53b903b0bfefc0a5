# make film IDEA="..."   a finished film       make test   everything is checked as in CI
# make serve is the studio in the browser      make lint   ruff, pyright, import rules      make install   only set up
PYTHON ?= python3
OUT ?= film.mp4
MINUTES ?=
SEED ?= 1
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready

# Every command is a program of its own; without its compiled modules each would compile them again.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: film test serve page lint install docs clean

# The idea travels in the environment, so that quotes and dollar signs in it stay what they are.
film: export IDEA_WORDS := $(value IDEA)
film: install
	@$(BIN)/workprint make --out "$(OUT)" $(if $(MINUTES),--minutes "$(MINUTES)") --seed "$(SEED)" -- "$$IDEA_WORDS"

# Large arrays come and go; the system's memory is kept for the next one instead of being cleared anew for each.
test: export MALLOC_MMAP_THRESHOLD_ := 33554432
test: export MALLOC_TRIM_THRESHOLD_ := 536870912

# The browser's driver keeps an event loop running in its process, so that the tests of the page have processes of their own.
test: install page
	$(BIN)/pytest --numprocesses auto --dist loadfile --no-loadscope-reorder --ignore tests/web
	$(BIN)/pytest --numprocesses auto --dist loadfile --no-loadscope-reorder tests/web

serve: install page
	@$(BIN)/workprint serve

# The page of the studio, built when it is missing or older than its sources.
page: install
	@$(BIN)/python web/build.py

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/pyright
	$(BIN)/lint-imports

install: $(READY)
	@$(BIN)/workprint setup --quiet

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile --constraint constraints.txt --editable ".[dev]"
	@touch $(READY)

docs: install
	$(BIN)/workprint manual

clean:
	rm -rf $(VENV) .pytest_cache .ruff_cache web/dist web/node_modules
