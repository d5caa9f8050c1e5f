"""`tarief parameters nieuw | controleer | publiceer | verloopt`: the parameters of a year, from draft to use."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final

from api.catalogue.parameter_names import parameter_name
from api.files.published import keep_published
from api.show.show_report import show_report
from api.terminal.document import refuse_missing, small
from api.terminal.exits import WrongCall
from api.terminal.target import check_target, write_text
from tarief import Severity, load_parameters
from tarief.core.jsonable import JsonObject
from tarief.parameters.expiry import Lapsing, lapsing
from tarief.parameters.wording import day
from tarief.parameters.year_draft import draft_of
from tarief.parameters.year_set import YearSet, read_year_set, told
from tarief.report.parameters import report_of_set
from tarief.report.report import Report


@dataclass(frozen=True, slots=True)
class SetAction:
    """What was typed behind the action, and its options."""

    words: Sequence[str]
    target: Path | None
    by: str
    on: date
    cao: str
    instead: bool

    def only(self, what: str) -> str:
        """Return the one word behind the action."""
        if len(self.words) != 1:
            raise WrongCall(f"Geef precies één {what}.")
        return self.words[0]


@dataclass(frozen=True, slots=True)
class SetOutcome:
    """What came of an action: as JSON, and how it is shown to people."""

    document: JsonObject
    show: Callable[[], None]

    @classmethod
    def told(cls, document: JsonObject, *lines: str) -> SetOutcome:
        """Return an outcome that is told in a few lines."""
        return cls(document, lambda: print("\n".join(lines)))


def _new(asked: SetAction) -> SetOutcome:
    word = asked.only("jaar, zoals 2027")
    if not (word.isascii() and word.isdigit() and len(word) == len("2027") and "2000" < word <= "2200"):
        raise WrongCall(f"'{word}' is geen jaar. Schrijf een jaar als 2027.")
    if asked.target is None:
        raise WrongCall("Geef het bestand dat wordt geschreven, met --uit parameters.toml.")
    check_target(asked.target, suffixes=(".toml",))
    if asked.target.exists():
        raise WrongCall(f"{asked.target} bestaat al en wordt niet overschreven. Geef een andere naam.")
    text = draft_of(load_parameters(), int(word), asked.cao)
    if not text:
        raise WrongCall(f"Van niets loopt de geldigheid af voor {word}; er is niets voor te bereiden.")
    write_text(asked.target, text)
    rows = len(read_year_set(text, asked.target.name).renewed(load_parameters()))
    return SetOutcome.told(
        {"bestand": str(asked.target), "jaar": int(word), "waarden": rows},
        f"Geschreven: {asked.target}, met {rows} waarden om in te vullen.",
        "Vul in wat is vastgesteld, met de bron, en laat het nakijken: tarief parameters controleer "
        + str(asked.target),
    )


def _check(asked: SetAction) -> SetOutcome:
    path, found = _read(asked)
    if not asked.by:
        report = report_of_set(found, load_parameters(), parameter_name)
        return SetOutcome(report.as_json(), partial(_show, report, path))
    return _kept(path, found.reviewed(load_parameters(), asked.by, asked.on))


def _publish(asked: SetAction) -> SetOutcome:
    path, found = _read(asked)
    text = found.published(asked.by, asked.on)
    kept = keep_published(found.year, text, instead=asked.instead)
    return _kept(path, text, f"Vanaf nu rekent tarief op deze computer ermee: {kept}")


def _kept(path: Path, text: str, *more: str) -> SetOutcome:
    write_text(path, text)
    found = read_year_set(text, path.name)
    document: JsonObject = {"bestand": str(path), "jaar": found.year, "stand": found.stand.stand, "kop": told(found)}
    return SetOutcome.told(document, told(found), *more)


def _lapsing(asked: SetAction) -> SetOutcome:
    found = lapsing(load_parameters(), asked.on)
    nothing = f"Binnen een kwartaal na {day(asked.on)} loopt niets af zonder opvolger."
    years = sorted({item.until.year + 1 for item in found})
    document: JsonObject = {
        "peildatum": asked.on.isoformat(),
        "loopt_af": [
            {"wat": item.what, "tot_en_met": item.until.isoformat()}
            | ({} if item.is_term else {"naam": parameter_name(item.what)})
            for item in found
        ],
    }
    return SetOutcome.told(
        document,
        *([f"! {_named(item)}" for item in found] or [nothing]),
        *(f"Voorbereiden: tarief parameters nieuw {year} --uit parameters-{year}.toml" for year in years),
    )


def _named(item: Lapsing) -> str:
    """What lapses by the name that the page gives it, and by the key to ask for it."""
    if item.is_term:
        return str(item)
    return f"{replace(item, what=parameter_name(item.what))}; sleutel {item.what}"


ACTIONS: Final[Mapping[str, Callable[[SetAction], SetOutcome]]] = {
    "nieuw": _new,
    "controleer": _check,
    "publiceer": _publish,
    "verloopt": _lapsing,
}


def _read(asked: SetAction) -> tuple[Path, YearSet]:
    path = Path(asked.only("bestand met parameters"))
    refuse_missing(path)
    with small(path, "Een set parameters is veel kleiner."):
        text = path.read_bytes().decode("utf-8-sig", errors="replace")
    return path, read_year_set(text, path.name)


def _show(report: Report, path: Path) -> None:
    show_report(report)
    print()
    if points := sum(item.severity is Severity.FAULT for item in report.findings):
        print(f"Nog {points} punten open; pas daarna kan de set worden vastgesteld.")
    else:
        print(f"Akkoord? tarief parameters controleer {path} --door NAAM")
