"""`CostModel`: the door through which a cost model is declared and calculated, also one from a file of its own.

Such a file (`--model eigen_model.py`) is ordinary Python and is run: load only the user's own, never an upload.
"""

import hashlib
import sys
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from importlib import invalidate_caches
from pathlib import Path
from types import ModuleType

from tarief.calculation import Breakdown
from tarief.calculation.inputs import read_inputs
from tarief.core.days import no_day_in
from tarief.core.door import door
from tarief.core.findings import Finding, ModelError, Refused
from tarief.core.json_data import Json, as_written
from tarief.core.place import Place
from tarief.model.check import check
from tarief.model.model import Model
from tarief.opgave import Opgave
from tarief.parameters import Library


class CostModel(Model):
    """A cost model that calculates; see `Model` for what is declared of it."""

    @door("inputs", "on")
    def calculate(
        self,
        inputs: Mapping[str, Json],
        *,
        on: date,
        library: Library | None = None,
        places: Callable[[Place], Place] | None = None,
    ) -> Breakdown:
        """Calculate the price on the date `on`, exactly, with every line in between.

        `inputs` maps keys to text, Decimals, or mappings with `waarde`, `grondslag`, `bron`. `places` turns a
        key into where the user wrote it (a cell, a JSON pointer). Raises `Refused` with every fault at once, also
        for what is no mapping and no `date`; `ModelError` for a badly declared model.
        """
        is_mapping = isinstance(inputs, Mapping)
        faults = tuple(filter(None, (None if is_mapping else _no_inputs(inputs), no_day_in(on))))
        stated = read_inputs(self, inputs if is_mapping else {})
        try:
            return Opgave(self, None if faults else on, stated, findings=faults).calculate(library)
        except Refused as refused:
            raise (refused.relocated(places) if places else refused) from None


def _no_inputs(raw: object) -> Finding:
    text = f"{as_written(raw)} is geen invoer: verwacht worden sleutels met hun waarde."
    return Finding("geen_invoer", text, 'Geef een dict, als {"loonkosten_per_uur": "24.68"}.')


@door(error=ModelError)
def load_model(path: Path) -> CostModel:
    """Run the file and return the one model it declares, or the one named `model`; its declaration is checked.

    Raises `ModelError`, in Dutch and with the line where there is one, for a file that is not there, cannot be
    run, declares no model or several, or declares one wrongly.
    """
    model = _the_model(_run(path), path)
    check(model)
    return model


def _run(path: Path) -> ModuleType:
    """Run the file as a module under a private name, which no import can meet; it may import files beside it."""
    try:
        source = path.read_bytes()
    except OSError as error:
        reason = "bestaat niet" if not path.exists() else "kan niet worden gelezen"
        raise ModelError(f"Modelbestand {path} {reason}. Geef het pad naar een Python-bestand.") from error
    module = ModuleType(f"_eigen_model_{hashlib.sha256(str(path.resolve()).encode()).hexdigest()[:12]}")
    module.__file__ = str(path)
    sys.modules[module.__name__] = module
    try:
        with _importing_from(path.resolve().parent):
            exec(compile(source, str(path), "exec"), module.__dict__)
    except SyntaxError as error:
        line = f", regel {error.lineno}" if error.lineno else ""
        wrong = error.filename if error.filename and Path(error.filename) != path else path
        raise ModelError(f"Modelbestand {wrong}{line}: dit is geen Python ({error.msg}).") from error
    except (Exception, SystemExit) as error:
        raise ModelError(f"Modelbestand {path}{_line(error, path)}: {_what(error)}") from error
    return module


@contextmanager
def _importing_from(folder: Path) -> Iterator[None]:
    """Find modules in `folder` first, and forget afterwards those that stand in it: a changed one is read again."""
    known, writes = {name.partition(".")[0] for name in sys.modules}, sys.dont_write_bytecode
    sys.path.insert(0, str(folder))
    sys.dont_write_bytecode = True
    invalidate_caches()
    try:
        yield
    finally:
        sys.path.remove(str(folder))
        sys.dont_write_bytecode = writes
        for name in [*sys.modules]:
            top = name.partition(".")[0]
            if top not in known and any(
                file.is_file() for file in (folder / f"{top}.py", folder / top / "__init__.py")
            ):
                del sys.modules[name]


def _the_model(module: ModuleType, path: Path) -> CostModel:
    named = module.__dict__.get("model")
    if isinstance(named, CostModel):
        return named
    found = {id(value): value for value in module.__dict__.values() if isinstance(value, CostModel)}
    if len(found) == 1:
        return next(iter(found.values()))
    if not found:
        raise ModelError(f"Modelbestand {path} declareert geen model: maak er een met CostModel(...).")
    keys = ", ".join(model.key for model in found.values())
    raise ModelError(f"Modelbestand {path} declareert er meer dan een ({keys}). Noem het bedoelde model `model`.")


def _line(error: BaseException, path: Path) -> str:
    """The deepest line that was running of the file itself, and of a file beside it that it imports."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame.lineno for frame in frames if frame.filename == str(path)]
    beside = [frame for frame in frames if Path(frame.filename).is_relative_to(path.resolve().parent)]
    line = f", regel {own[-1]}" if own else ""
    if beside and beside[-1].filename not in (str(path), str(path.resolve())):
        line += f" ({Path(beside[-1].filename).name}, regel {beside[-1].lineno})"
    return line


def _what(error: BaseException) -> str:
    if isinstance(error, ModelError):
        return str(error)
    if isinstance(error, SystemExit):
        return "het bestand stopt het programma. Laat sys.exit() weg, of zet het onder if __name__ == '__main__'."
    return f"het bestand liep vast op {type(error).__name__}: {error}."
