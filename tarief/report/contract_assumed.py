"""Which assumptions a table of contract forms rests on, in words that a reader knows."""

from collections.abc import Container, Sequence

from tarief.contracts.answer import Compared
from tarief.contracts.reading import FORMS
from tarief.core.place import Name, Place
from tarief.report.cells import Worded

COURSE, SPREAD, START = "verloop", "spreiding", "werkelijk_startvolume"
_LISTS = {"casustypen": "casustype", "maatregelen": "maatregel", "banden": "band", "inzet": "regel inzet"}


#: The fields of a form that its amounts do not follow from: they are for the check and the start data.
_BESIDE = frozenset({"maatregelen", "startgegevens", "toets"})
#: What the check of the risk looks at: everything of a form that is checked.
ANY = frozenset(name for kinds in FORMS.values() for kind in kinds for name in kind.FIELDS)
#: What a shortfall follows from, whatever lies around the lump sum, and what the start data bear out.
LUMP_SUM, START_DATA = frozenset({"basis", "stappen", "gevolgde_groei"}), frozenset({"basis", "startgegevens"})


def resting_on(
    compared: Compared, whole: Sequence[str], forms: Container[int], fields: Container[str] | None = None
) -> tuple[str, ...]:
    """Return the assumptions among fields of the whole and of some forms (from 0); without fields what they pay by."""

    def used(place: Place) -> bool:
        match place.names:
            case ("vormen", int(number), str(name), *_):
                return number in forms and (name not in _BESIDE if fields is None else name in fields)
        return place.names[0] in whole

    return tuple(_label(compared, place) for place in compared.assumed if used(place))


def _label(compared: Compared, place: Place) -> Worded:
    """Write a place as words: `kosten per eenheid in 2020`, `Lumpsum (plafond): gevolgde groei`."""
    years = compared.course.years
    match place.names:
        case ("verloop", int(year), str(name), *_):
            said = f"{_words(name)} in {years[year].year}"
        case ("vormen", int(form), "stappen", int(year), str(name), *_):
            said = f"{compared.answers[form].result.form}: {_words(name)} in {years[year].year}"
        case ("vormen", int(form), *rest):
            said = f"{compared.answers[form].result.form}: {_row(rest)}"
        case names:
            said = _row(names)
    return Worded(said, key=str(place))


def _row(names: Sequence[Name]) -> str:
    """Write a path with what it is part of behind it: `van (corridor, band 2)`; rows are counted from 1."""
    found: list[str] = []
    for name in names:
        if isinstance(name, int):
            found[-1] = f"{_LISTS.get(found[-1], found[-1])} {name + 1}"
        else:
            found.append(_words(name))
    return f"{found[-1]} ({', '.join(found[:-1])})" if len(found) > 1 else found[0]


def _words(name: str) -> str:
    return name.replace("_", " ")
