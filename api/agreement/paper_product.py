"""The paper of one product: its ladder with bars, the values that it rests on, and how each line follows."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

from api.print.paper import PaperBar, PaperColumn, PaperSection, PaperTable
from tarief.agreement.tree import expression_of
from tarief.calculation.ladder import Rung, shares_of
from tarief.core.dutch import dutch, shown
from tarief.core.expression.printing import words
from tarief.core.expression.prune import prune
from tarief.core.law import LAWS
from tarief.core.units import UNITS, Unit
from tarief.parameters.wording import base_in_words

#: A part of an agreement, as its file holds it.
Part = Mapping[str, Any]
_NOTHING: Final = "–"
_EVERY: Final = 90


def sections_of(product: Part) -> Iterator[PaperSection]:
    """Give the sections of a product, from its tariff down to each line."""
    about, made = product["product"], product["berekening"]
    lines = {line["sleutel"]: line for line in made["regels"]}
    told = f"{made['naam']}, peildatum {day_in_dutch(made['peildatum'])}, per {made['per']}."
    asks = about["eisen"].rstrip(" .")
    asked = [f"Wat wordt gevraagd: {asks}." if asks else "", made.get("aanname", "")]
    yield PaperSection(about["naam"], 1, (told, *filter(None, asked)))
    for price in made["prijzen"]:
        if price["geld"]:
            yield PaperSection(f"Opbouw: {price['naam']}", 2, grid=_ladder(price))
        yield PaperSection(text=(f"Afronding: {price['afronding']}; een half gaat van nul af.",), level=0)
    given = [line for line in made["regels"] if line["soort"] in ("opgegeven", "parameter")]
    yield PaperSection("Waarden en bronnen", 2, grid=_values(given))
    yield PaperSection("Hoe elke regel volgt", 2, grid=_rules(lines))


def price_in_words(price: Part) -> str:
    """Write a price as a reader sees it."""
    return shown(Decimal(price["bedrag"]), _unit_of_price(price))


def value_in_words(value: str, line: Part) -> str:
    """Write a value of a line, with every decimal that it has."""
    if "/" in value:
        return f"{value} {line.get('teken', '')}".rstrip()
    return shown(Decimal(value), _unit(line), _EVERY)


def day_in_dutch(written: str) -> str:
    """Write a day or the day of a moment as a Dutch reader does."""
    return "-".join(reversed(written[:10].split("-")))


def _unit(line: Part) -> Unit:
    sign = line.get("teken", "")
    own = Unit(line["eenheid"], line["eenheid"], sign, money="€" in sign, percent=sign == "%")
    return UNITS.get(line["eenheid"], own)


def _unit_of_price(price: Part) -> Unit:
    decimals, sign = int(price["decimalen"]), price.get("teken", "")
    percent = sign == "%"
    return Unit(price["eenheid"], "", sign, decimals - 2 * percent, price["geld"], percent)


def _ladder(price: Part) -> PaperTable:
    unit = _unit_of_price(price)
    rungs = tuple(_rung(rung) for rung in price["opbouw"])
    costs, others = ([rung for rung in rungs if rung.is_cost is cost] for cost in (True, False))
    share = dict(zip((rung.key for rung in rungs), shares_of(rungs), strict=True))
    cost, whole = Decimal(price["kosten"]), Decimal(price["bedrag"])
    rows = [_row(rung, share[rung.key], unit) for rung in costs]
    if others or price["kostenregel"] != price["regel"]:
        rows.append(("Kostprijs", shown(cost, unit), "", "", ""))
    rows += [_row(rung, share[rung.key], unit) for rung in others]
    rows.append((price["naam"], shown(whole, unit), "100%" if whole else "", "", ""))
    sums = tuple(number for number, row in enumerate(rows) if row[0] in ("Kostprijs", price["naam"]))
    heads = (
        PaperColumn("Deel van de prijs", width=1),
        PaperColumn("Bedrag", figures=True),
        PaperColumn("Aandeel", figures=True),
        *(PaperColumn(law.title.split(maxsplit=1)[0]) for law in LAWS.values()),
    )
    amounts = [rung.amount for rung in costs], [rung.amount for rung in others]
    bars = _bars([*amounts[0], *([None] if len(sums) == 2 else []), *amounts[1], None])
    return PaperTable(heads, tuple(rows), strong=sums, bars=bars, note=_NOTE)


_NOTE: Final = (
    "Elk bedrag is eerst naar beneden afgerond. Wat dan nog ontbreekt, gaat cent voor cent naar de bedragen waarvan "
    "het meeste was weggelaten. Zo tellen de delen precies op tot de prijs. De letters zijn de onderdelen uit het "
    "Besluit Jeugdwet en het Uitvoeringsbesluit Wmo 2015."
)


def _rung(rung: Part) -> Rung:
    amount = Decimal(rung["bedrag"])
    letters = (rung.get("jeugdwet", ""), rung.get("wmo", ""))
    return Rung(rung.get("regel", rung["soort"]), rung["naam"], amount, *letters, amount, rung["kosten"])


def _row(rung: Rung, share: Decimal | None, unit: Unit) -> tuple[str, ...]:
    part = _NOTHING if share is None else f"{dutch(share.scaleb(2), 0)}%"
    return (rung.label, shown(rung.amount, unit), part, rung.jeugdwet or _NOTHING, rung.wmo or _NOTHING)


def _bars(amounts: Sequence[Decimal | None]) -> tuple[PaperBar, ...]:
    """A bar per row: an amount from where the one before ended, and from nothing for what sums them (None)."""
    ends, ran = [], Decimal(0)
    for amount in amounts:
        start = Decimal(0) if amount is None else ran
        ran += amount or 0
        ends.append((min(start, ran), max(start, ran), amount is None))
    low, high = min(end[0] for end in ends), max(end[1] for end in ends)
    room = high - low or Decimal(1)
    return tuple(PaperBar(_share(a - low, room), _share(b - a, room), strong) for a, b, strong in ends)


def _share(part: Decimal, whole: Decimal) -> str:
    return f"{part / whole:.4f}"


def _values(lines: Iterable[Part]) -> PaperTable:
    heads = (
        PaperColumn("Waarde", width=5),
        PaperColumn("Bedrag of getal", figures=True, width=5),
        PaperColumn("Grondslag", width=4),
        PaperColumn("Bron en datum", width=9),
    )
    rows = (
        (line["naam"], value_in_words(line["waarde"], line), base_in_words(line.get("grondslag", "")), _source(line))
        for line in lines
    )
    return PaperTable(heads, tuple(rows))


def _source(line: Part) -> str:
    told = [line.get("bron", ""), line.get("toelichting", ""), day_in_dutch(line["datum"]) if "datum" in line else ""]
    return "; ".join(filter(None, told)) or "opgegeven, zonder bron"


def _rules(lines: Mapping[str, Part]) -> PaperTable:
    empty = {key for key, line in lines.items() if line["waarde"] == "0" and line["soort"] != "opgegeven"}
    heads = (
        PaperColumn("Regel", width=4),
        PaperColumn("Uitkomst", figures=True, width=3),
        PaperColumn("Volgt uit", width=9),
    )
    rows = (
        (
            line["naam"],
            shown(Decimal(line["waarde"]), _unit(line), 2),
            words(prune(expression_of(line["formule"]), empty), lambda key: lines[key]["naam"]),
        )
        for key, line in lines.items()
        if "formule" in line and key not in empty
    )
    return PaperTable(heads, tuple(rows))
