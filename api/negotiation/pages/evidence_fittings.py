"""What a form knows of evidence: the kinds there are to choose from, its rows, and what was given before in them."""

from collections.abc import Sequence
from typing import Final

from api.negotiation.pages.fitting import ANY, Choices, Fitting, FormRow
from api.negotiation.pages.form import TICKED
from tarief.negotiation.position import Ground

#: Where evidence is asked: of a value by itself, and of one that stands in a position.
EVIDENCE: Final = ("onderbouwing", "positie.onderbouwing")
_ROWS: Final = (FormRow("1", "Bewijs"), FormRow("2", "Nog een bewijs", "Mag leeg blijven."))
_PLAIN: Final = ("cao-tabel", "jaarrekening", "tijdregistratie", "norm van de aanbesteding", "benchmark", "deskundige")
#: What is sent of a kind, and what it is called.
_KINDS: Final = {"opgave": "eigen kostenblad", **{kind: kind for kind in _PLAIN}, "anders": "anders"}


def evidence_fitting() -> Fitting:
    """Return what every form knows of evidence."""
    return Fitting(
        starts={f"{path}.{ANY}.vertrouwelijk": TICKED for path in EVIDENCE},
        choices={f"{path}.{ANY}.soort": _kinds(()) for path in EVIDENCE},
        rows=dict.fromkeys(EVIDENCE, _ROWS),
        absent=frozenset(f"{path}.{ANY}.bestand" for path in EVIDENCE),
    )


def given_before(path: str, evidence: Sequence[Ground]) -> Fitting:
    """Return the rows of a form with evidence that was given before, so that it is sent again as it was.

    A program may have given kinds of its own, more of them than a form has rows, and the hash of a file.
    """
    starts = {
        f"{path}.{at}.{key}": text for at, ground in enumerate(evidence, 1) for key, text in _said(ground).items()
    }
    more = (FormRow(str(at), "Nog een bewijs", "Mag leeg blijven.") for at in range(len(_ROWS) + 1, len(evidence) + 1))
    return Fitting(starts=starts, choices={f"{path}.{ANY}.soort": _kinds(evidence)}, rows={path: (*_ROWS, *more)})


def _kinds(evidence: Sequence[Ground]) -> Choices:
    return list((_KINDS | {ground.kind: ground.kind for ground in evidence if ground.kind not in _KINDS}).items())


def _said(ground: Ground) -> dict[str, str]:
    days = {"vanaf": ground.start, "tot_en_met": ground.end}
    said = {"soort": ground.kind, "graad": ground.grade.value, "omschrijving": ground.description}
    said |= {"bestand": ground.file, "vertrouwelijk": TICKED if ground.confidential else ""}
    return {key: text for key, text in said.items() if text or key == "vertrouwelijk"} | {
        key: day.isoformat() for key, day in days.items() if day
    }
