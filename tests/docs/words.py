"""The word list, from what the models declare: labels, keys, units, bases, English names, elements of the law."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from tarief import MODELS
from tarief.core.law import LAWS
from tarief.core.units import UNITS
from tarief.model.declare import Given, Option, Quantity

HEAD = """# Woorden

Gemaakt uit de declaraties van de modellen met `make docs`; wijzig deze pagina niet met de hand. Een sleutel is overal
dezelfde: in Python, TOML en JSON, als celnaam in een werkboek, en in de uitleg. "Met loon" zijn de modellen met
personeel in loondienst: {wages}.
"""
#: What every model with staff in paid employment declares.
WAGES = [model.key for model in MODELS.values() if "bruto_uurloon" in model.quantities]


def made() -> str:
    """The whole page."""
    parts = (HEAD.format(wages=", ".join(WAGES)), _quantities(), _choices(), _lists(), _units(), _laws())
    return "".join(parts)


def _quantities() -> str:
    rows: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for model in MODELS.values():
        for quantity in model.quantities.values():
            rows[_row(quantity)].append(model.key)
    ordered = sorted(rows.items(), key=lambda item: item[0][0].lower())
    explained = (
        "\n## Grootheden\n\n"
        "Soort: `invoer` wordt gevraagd, `parameter` komt zo nodig uit de bibliotheek, `stap` wordt berekend en kan\n"
        "ook worden opgegeven. Bij grondslag staat waarvan een percentage wordt genomen, of waaruit u kiest.\n"
    )
    head = ("woord", "sleutel", "Engels", "soort", "eenheid", "grondslag", "Jeugdwet", "Wmo", "modellen")
    return explained + _table(head, ((*row, _models(keys)) for row, keys in ordered))


def _row(quantity: Quantity) -> tuple[str, ...]:
    kind = "stap" if not isinstance(quantity, Given) else "invoer" if quantity.source is None else "parameter"
    bases = ", ".join(f"`{base.key}`" for base in quantity.bases)
    base = bases or quantity.base.replace("_", " ")
    law = quantity.jeugdwet, quantity.wmo
    return quantity.label, f"`{quantity.key}`", quantity.english, kind, quantity.unit.label, base, *law


def _choices() -> str:
    rows: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for model in MODELS.values():
        for option in model.options.values():
            rows[option.label, f"`{option.key}`", _allowed(option)].append(model.key)
    ordered = sorted(rows.items(), key=lambda item: item[0][0].lower())
    head = ("keuze", "sleutel", "waarden", "modellen")
    return "\n## Keuzes\n" + _table(head, ((*row, _models(keys)) for row, keys in ordered))


def _allowed(option: Option) -> str:
    if option.free or not option.choices:
        return "vrije tekst"
    return "; ".join(f"`{key}` {label}" for key, label in option.choices.items())


def _lists() -> str:
    rows: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for model in MODELS.values():
        for item in model.tables.values():
            rows[item.label, f"`{item.key}`", f"`{item.name}`", f"`{item.share}`" * bool(item.share)].append(model.key)
    head = ("lijst", "sleutel", "kolom met namen", "kolom met aandelen", "modellen")
    return "\n## Lijsten\n" + _table(head, ((*row, _models(keys)) for row, keys in sorted(rows.items())))


def _units() -> str:
    rows = ((unit.label, f"`{unit.key}`", unit.symbol) for unit in UNITS.values())
    return "\n## Eenheden\n" + _table(("eenheid", "sleutel", "achter een getal"), rows)


def _laws() -> str:
    rows = ((law.title, letter, words, law.article) for law in LAWS.values() for letter, words in law.elements.items())
    return "\n## Wettelijke elementen\n" + _table(("wet", "letter", "element", "artikel"), rows)


def _models(keys: list[str]) -> str:
    if keys == WAGES:
        return "met loon"
    return "alle" if len(keys) == len(MODELS) else ", ".join(keys)


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    return "\n" + "\n".join(_lines(head, rows)) + "\n"


def _lines(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield "|" + "---|" * len(head)
    for row in rows:
        yield f"| {' | '.join(cell.replace('|', '/') for cell in row)} |"
