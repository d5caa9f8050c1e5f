"""What one part of a book says otherwise than another: bases, old copies, prices printed elsewhere."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from tarief.core.amounts import euro
from tarief.core.findings import Finding, Severity
from workbooks.read.own_sheet.cells.old_sheets import is_lapsed_part, labels_of, old_sheets, product_in
from workbooks.read.own_sheet.graph import Key
from workbooks.read.own_sheet.graph.written import references, relative
from workbooks.read.own_sheet.lanes.lanes import PRICES
from workbooks.read.own_sheet.remarks.evidence import Evidence, place_of, warn
from workbooks.read.own_sheet.roots.earlier import is_with_vat, lines_of
from workbooks.read.own_sheet.roots.roots import Price, is_on_condition
from workbooks.read.own_sheet.values.types import ProductReading, Recognised
from workbooks.read.own_sheet.words.words import plain_text

#: Of the labels of a sheet, so many must stand on another before it is a copy of it; of fewer labels it is none.
_ALIKE, _LABELS = 0.7, 5
_OLD = re.compile(r"\b(?:oude?|old|kopie|copy|vervallen|back-?up|archief|concept|vorige?)\b|\(2\)$", re.IGNORECASE)
_YEAR = re.compile(r"\b20[0-4]\d\b")
_PER = re.compile(r"\W+per \w+$", re.IGNORECASE)
_CENT = Decimal("0.0051")
_SHARES = frozenset({"overhead", "risico_opslag", "werkgeverslasten", "ziekteverzuim"})
#: So few rows below a cost price its tariff stands.
_BELOW = 4
_BASES = {
    "loonkosten": "de loonkosten", "directe_kosten": "de directe kosten", "totale_kosten": "de totale kosten",
    "omzet": "de omzet", "kostprijs": "de kostprijs", "tarief": "het tarief", "contracturen": "de contracturen",
}  # fmt: skip


def two_bases(evidence: Evidence) -> Iterator[Finding]:
    """A percentage that is of something else for one product than for another, told at the formula that makes it so."""
    first: dict[tuple[str, str], tuple[ProductReading, Recognised]] = {}
    for product in evidence.products:
        for value in (*product.values, *product.sources):
            if not value.base or value.question or not value.cell or value.concept not in _SHARES:
                continue
            before, other = first.setdefault((value.concept, value.label), (product, value))
            if other.base == value.base or before.model != product.model:
                continue
            users = _users(evidence, product, value), _users(evidence, before, other)
            if (at := _used_otherwise(evidence, *users)) is not None:
                text = f"‘{value.label}’ gaat bij {product.name} over {_base(value)}, en bij {before.name} over "
                address = evidence.formulas[at].address
                yield warn("twee_grondslagen", at.sheet, address, f"{text}{_base(other)}.", "Vraag welke klopt.")


def _used_otherwise(evidence: Evidence, users: set[Key], others: set[Key]) -> Key | None:
    """The first formula of some that multiplies with lines of other names than other formulas do, or in another way."""
    one, two = (frozenset(_way(evidence, user) for user in each - (users & others)) for each in (users, others))
    names = _partners(evidence, users), _partners(evidence, others)
    differ = bool(one and two and all(names)) and (names[0] != names[1] or one.isdisjoint(two))
    return min(users - others) if differ else None


def _users(evidence: Evidence, product: ProductReading, value: Recognised) -> set[Key]:
    """The formulas that use the cells of a value for a product; all where the price of that is not calculated."""
    keys = (Key(sheet, *place_of(cell)) for sheet, cell in value.cells)
    printed = {(cell.sheet, cell.cell) for cell in product.printed.values()}
    roots = [root.key for root in evidence.roots if (root.key.sheet, root.price.at.seen.address) in printed]
    below = {key for root in roots for key in evidence.graph.slice(root)}
    return {user for key in keys for user in evidence.users.get(key, ()) if not below or user in below}


def _way(evidence: Evidence, user: Key) -> str:
    return relative(evidence.formulas[user].formula, user.row, user.column)


def _partners(evidence: Evidence, users: set[Key]) -> frozenset[str]:
    used = {each for user in users for each in references(evidence.formulas[user].formula, user.sheet)}
    return frozenset(evidence.around[key].label for key in used if key in evidence.around)


def _base(value: Recognised) -> str:
    return _BASES.get(value.base, value.base.replace("_", " "))


def copies(evidence: Evidence) -> Iterator[Finding]:
    """A sheet that is an old copy of another, or a second calculation beside it."""
    texts = {name: labels_of(grid) for name, grid in evidence.grids.items()}
    used = {key.sheet for key in evidence.priced}
    old = old_sheets(evidence.grids)
    for name, own in texts.items():
        if len(own) < _LABELS or not (name in old or _OLD.search(name.replace("_", " ")) or _YEAR.search(name)):
            continue
        others = [other for other in texts if _is_copy(name, other, texts) and _is_of_now(name, other, used)]
        if other := old.get(name) or next((other for other in others if other not in old), None):
            told = "" if name in used else " Nergens in het bestand wordt het gebruikt."
            text = f"Het blad {name} is een oude of tweede berekening naast het blad {other}.{told}"
            yield warn("oude_kopie", name, "", text, f"Gebruik het blad {other}, of haal dit blad weg.")


def lapsed_parts(evidence: Evidence) -> Iterator[Finding]:
    """A calculation below a title that says that it no longer holds, on a sheet with another."""
    titles = {(key.sheet, title) for key, at in evidence.around.items() for title in (at.section, at.block)}
    parts = {each for each in titles if is_lapsed_part(each[1])}
    read = {(price.key.sheet, title) for price in evidence.prices for title in (price.at.section, price.at.block)}
    for sheet, title in sorted(parts - read):
        at = next(seen for seen in evidence.grids[sheet].all() if seen.text == title)
        text = f"Onder ‘{title[:80]}’ staat een oude berekening: die is niet als product gelezen."
        yield warn("oude_kopie", sheet, at.address, text, "Haal de oude berekening weg, of wijzig de titel.")


def _is_copy(name: str, other: str, texts: Mapping[str, frozenset[str]]) -> bool:
    """Whether two sheets hold the same rows, and their names do not name two products."""
    alike = len(texts[name] & texts[other]) >= _ALIKE * len(texts[name])
    return other != name and alike and product_in(_OLD.sub("", name)) in ("", product_in(other))


def _is_of_now(name: str, other: str, used: Container[str]) -> bool:
    """Whether a sheet is called old beside another; or no price rests on it, and the other is for a later year."""
    if _OLD.search(name.replace("_", " ")):
        return not _OLD.search(other.replace("_", " "))
    years = _YEAR.findall(name)
    later = bool(years) and max(_YEAR.findall(other), default="9") > years[0]
    return later and name not in used and other in used


def other_price(evidence: Evidence) -> Iterator[Finding]:
    """A price of the same product that is typed elsewhere and differs from the one that is calculated."""
    calculated = {root.price.key for root in evidence.roots} | {key for root in evidence.roots for key in root.mixes}
    if not calculated:
        return
    typed = [price for price in evidence.prices if price.key not in evidence.formulas]
    for price in typed:
        if price.kind != "tarief" or not price.at.before or _is_old(price) or not evidence.is_figure(price.key):
            continue
        for product in evidence.products:
            printed = product.printed.get("tarief")
            if printed is None or not isinstance(printed.value, Decimal) or not _same_product(price, product):
                continue
            if (price.per or product.unit) == product.unit and abs(price.at.seen.value - printed.value) > _CENT:
                text = f"Dit tarief is {euro(price.at.seen.value)}, maar de berekening in {printed.place} komt op "
                text += f"{euro(printed.value)}: het tarief staat er dus twee keer, met verschil."
                yield warn(
                    "tarief_elders", price.key.sheet, price.at.seen.address, text, "Controleer welk tarief geldt."
                )


def typed_over(evidence: Evidence) -> Iterator[Finding]:
    """A price that is typed where those of the same column are calculated, and that does not follow from its row."""
    for root in evidence.roots:
        at, value = root.price.at, evidence.graph.value(root.key)
        if value is None or root.key in evidence.formulas or abs(value - Fraction(at.seen.value)) <= Fraction(_CENT):
            continue
        text = f"Deze prijs ({euro(at.seen.value)}) is getypt en volgt niet uit zijn regel: zoals de prijzen er"
        text += f"omheen worden uitgerekend, komt hier {euro(Decimal(value.numerator) / value.denominator)}."
        yield warn("prijs_getypt", root.key.sheet, at.seen.address, text, "Controleer welke prijs geldt.")


def typed_end(evidence: Evidence) -> Iterator[Finding]:
    """A tariff that is typed below a cost price that is calculated, with another amount: no formula goes between."""
    read = {root.key for root in evidence.roots}
    typed = [
        each for each in evidence.prices if each.kind == "tarief" and each.key not in evidence.formulas.keys() | read
    ]
    for root in evidence.roots:
        cost = root.price.at.seen.value
        below = (each for each in typed if _is_below(each.key, root.key) and each.per in ("", root.price.per or "uur"))
        end = next((each for each in below if abs(each.at.seen.value - cost) > _CENT), None)
        if root.price.kind != "kostprijs" or root.key not in evidence.formulas or end is None:
            continue
        text = f"‘{end.at.label}’ is {euro(end.at.seen.value)} en is getypt. De berekening eindigt bij "
        text += f"‘{root.price.at.label}’: {euro(cost)}. Wat het verschil is, staat niet op het blad."
        yield warn("tarief_elders", end.key.sheet, end.at.seen.address, text, "Controleer welk tarief geldt.")


def _is_below(key: Key, other: Key) -> bool:
    """Whether a cell stands in the column of another, a few rows below it."""
    return key[::2] == other[::2] and 0 < key.row - other.row <= _BELOW


def on_condition(evidence: Evidence) -> Iterator[Finding]:
    """A price that holds for some only, worked out from the one that was read."""
    for price in evidence.prices:
        for root in evidence.roots if price.key in evidence.formulas else ():
            below = evidence.graph.slice(price.key)
            if price.key == root.key or root.key not in below or not is_on_condition(price, root.price):
                continue
            own = {key for key in below if key not in evidence.graph.rules} - {*evidence.graph.slice(root.key)}
            at = next((evidence.around[key] for key in sorted(own) if key in evidence.around), price.at)
            way = "korting" if price.at.seen.value < root.price.at.seen.value else "toeslag"
            text = f"‘{price.at.label}’ ({euro(price.at.seen.value)}) geldt alleen op een voorwaarde, met een {way}"
            text += f": ‘{at.label}’ ({at.seen.cell.text}). " if at is not price.at else ". "
            text += f"De prijs is gelezen zonder die {way}."
            yield warn("prijs_op_voorwaarde", at.key.sheet, at.seen.address, text, "Spreek af wanneer zij geldt.")


def with_vat(evidence: Evidence) -> Iterator[Finding]:
    """A price with VAT, beside the one without it that was read."""
    printed = [value for product in evidence.products for key, value in product.printed.items() if key in PRICES]
    for key, at in evidence.around.items():
        if at.seen.is_share or not is_with_vat(at) or not any(found.concept in PRICES for found in at.founds()):
            continue
        bare = next((each for each in printed if _shares_line(each, key)), None)
        if bare is not None and isinstance(bare.value, Decimal) and bare.value != at.seen.value:
            text = (
                f"‘{at.label}’ ({euro(at.seen.value)}) is met btw. Gelezen is de prijs zonder btw: {euro(bare.value)}."
            )
            told = warn("prijs_met_btw", key.sheet, at.seen.address, text, "Spreek af of er btw bij komt.")
            yield replace(told, severity=Severity.NOTE)


def _shares_line(price: Recognised, key: Key) -> bool:
    """Whether a price stands in the row or the column of a cell."""
    return bool(price.cell) and not lines_of(key).isdisjoint(lines_of(Key(price.sheet, *place_of(price.cell))))


def _is_old(price: Price) -> bool:
    return bool(_OLD.search(price.key.sheet))


def _same_product(price: Price, product: ProductReading) -> bool:
    if not product.name:
        return price.key.sheet != product.printed["tarief"].sheet
    said = [seen.text for seen in price.at.before] + list(price.at.heading.texts)
    names = {plain_text(product.name), plain_text(_PER.sub("", product.name))}
    return any(plain_text(text) in names for text in said)


def minute_price(evidence: Evidence) -> Iterator[Finding]:
    """A price per hour that is not sixty times the price per minute beside it."""
    lines: dict[tuple[str, str, int], list[Price]] = {}
    for price in evidence.prices:
        if price.kind == "tarief" and price.per in ("uur", "minuut"):
            lines.setdefault((price.key.sheet, "rij", price.key.row), []).append(price)
            if any(seen.text == price.label for seen in price.at.before):  # in a list the next row is another product
                lines.setdefault((price.key.sheet, "kolom", price.key.column), []).append(price)
    for group in lines.values():
        hours = [price for price in group if price.per == "uur"]
        minutes = [price for price in group if price.per == "minuut"]
        if len(hours) == len(minutes) == 1:
            derived = hours[0].key in evidence.graph.slice(minutes[0].key)
            yield from _not_sixty(hours[0], minutes[0], minutes[0] if derived else hours[0])


def _not_sixty(hour: Price, minute: Price, where: Price) -> Iterator[Finding]:
    """The difference, told at the price that was worked out from the other."""
    sixty = 60 * minute.at.seen.value
    off = abs(hour.at.seen.value - sixty)
    if off <= _CENT:
        return
    text = f"Het tarief per uur ({euro(hour.at.seen.value)}) is niet 60 × het tarief per minuut: "
    text += f"60 × {euro(minute.at.seen.value)} is {euro(sixty)}."
    made = warn("uur_en_minuut", where.key.sheet, where.at.seen.address, text, "Spreek af welk van de twee geldt.")
    yield made if off > Decimal("0.3") else replace(made, severity=Severity.NOTE)
