"""Controleer een akkoord: `python verify.py akkoord.json`. Alleen Python (3.9 of nieuwer) is nodig, verder niets.

A second opinion on an agreement file: it works the rules out in exact fractions, rounds, and compares with what the
file says. It shares no code with the program that wrote the file, and imports nothing but the standard library.
"""

from __future__ import annotations

import decimal
import hashlib
import json
import re
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from functools import partial, reduce
from itertools import chain
from math import ceil, floor
from pathlib import Path
from typing import Any

CALL = "Aanroep: python verify.py AKKOORD.json [--ontvangstbewijs BEWIJS.txt ...]"
LAYOUT, RIGHT, REFUSED, WRONG_CALL = 2, 0, 1, 2
#: Decimals in which a line that was worked out is written.
DECIMALS = 12
#: More bits of one number, bits of all numbers together, digits or bytes than an honest agreement has.
MOST_BITS, MOST_WORK, MOST_DIGITS, MOST_BYTES = 20_000, 50_000_000, 80, 64_000_000
WORK = [0]  # the bits of all numbers so far
MOST_TOLD = 3  # lines that are told to be off, of all that follow from the first
TRAPS = [decimal.InvalidOperation, decimal.DivisionByZero, decimal.Overflow]
ROOTS = decimal.Context(prec=34, rounding=decimal.ROUND_HALF_EVEN, traps=TRAPS)
START = "0" * 64  # what stands before the first event of a chain
NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+|/[0-9]+)?")
HASH = re.compile(r"\b[0-9a-f]{64}\b")
MONTHS = re.findall("[a-z]+", "januari februari maart april mei juni juli augustus september oktober november december")
VOTES = ("akkoord", "kan_ermee_leven", "niet_akkoord")

Data = Any  # what a file holds: texts, true and false, lists and objects of these


class Wrong(Exception):  # noqa: N818 - it says what it is
    """Something in the file cannot be so."""


def main(arguments: list[str]) -> int:
    """Check a file, tell in Dutch what came of it, and return 0 (right), 1 (refused) or 2 (wrong call)."""
    files = [word for word in arguments if word != "--ontvangstbewijs"]
    if not files or any(word.startswith("-") for word in files):
        print(CALL, file=sys.stderr)
        return WRONG_CALL
    try:
        texts = [text_of(Path(name)) for name in files]
    except OSError as fault:
        print(f"{fault.filename} kan niet worden gelezen. Controleer de naam en de map.", file=sys.stderr)
        return WRONG_CALL
    except ValueError as fault:
        print(f"Het akkoord is geweigerd. {fault}")
        return REFUSED
    told, faults = examined(texts[0], texts[1:])
    for line in ["Het akkoord is geweigerd.", *(f"- {fault}" for fault in faults)] if faults else told:
        print("".join(letter if letter.isprintable() else "?" for letter in line))
    return REFUSED if faults else RIGHT


def examined(text: str, receipts: Iterable[str] = ()) -> tuple[list[str], list[str]]:
    """Return what there is to tell of an agreement, and what is wrong with it."""
    told, faults, WORK[0] = list[str](), list[str](), 0
    try:
        document = json.loads(text, object_pairs_hook=_object, parse_int=_no, parse_float=_no, parse_constant=_no)
        faults.extend(_examine(document, list(receipts), told))
    except Wrong as wrong:
        faults.append(str(wrong))
    except RecursionError:
        faults.append("Het bestand is te diep genest.")
    except (KeyError, TypeError, ValueError, AttributeError, IndexError, ArithmeticError) as error:
        faults.append(f"Het bestand heeft niet de opbouw van een akkoord ({type(error).__name__}: {error}).")
    return told, faults


def _examine(document: Data, receipts: list[str], told: list[str]) -> Iterator[str]:
    if document["soort"] != "tarief-akkoord" or int(document["opmaak"]) > LAYOUT:
        raise Wrong("Dit is geen akkoord, of het is van een latere versie dan dit controleprogramma.")
    content, rest = document["inhoud"], {key: item for key, item in document.items() if key != "sha256"}
    if _hash(_canonical(content)) != document["inhoud_sha256"]:
        yield "De inhoud is veranderd: haar hash is een andere dan er staat."
    if _hash(_canonical(rest)) != document["sha256"]:
        yield "Het bestand is veranderd: zijn hash is een andere dan er staat."
    year, month, day = content["gesloten"][:10].split("-")
    closed = f"{int(day)} {MONTHS[int(month) - 1]} {year}"
    told.append(f"Het akkoord klopt: {content['naam']}, {content['gebied']}, gesloten op {closed}.")
    products: dict[str, Data] = {}
    for item in content["producten"]:
        if item["product"]["id"] in products:
            yield f"Het product {item['product']['id']} staat er twee keer."
        products[item["product"]["id"]] = item["berekening"]
        yield from _product(item["product"]["naam"], item["berekening"], told)
    yield from chain(_texts(content, products), _grown(content, told), _agreed(content, products))
    yield from _decided(document, products)
    yield from _chains(document, receipts, told)


def _product(name: str, product: Data, told: list[str]) -> Iterator[str]:
    lines, off = dict[str, Fraction](), list[str]()
    for line in product["regels"]:
        key, place = line["sleutel"], f"{name}, {line['naam']}"
        if key in lines:
            yield f"{place}: deze regel staat er twee keer."
        stated = _number(line["waarde"])
        lines[key] = _worked_out(line["formule"], lines) if line["soort"] == "berekend" else stated
        if line["soort"] == "berekend" and _half_up(lines[key], DECIMALS) != stated:
            off.append(f"{place}: er staat {_dutch(stated)}, maar de formule komt op {_dutch(lines[key])}.")
        if line["soort"] not in ("berekend", "opgegeven", "parameter") and stated:
            yield f"{place}: er staat een waarde bij wat niet is opgevoerd."
        if line["soort"] != "berekend" and "formule" in line:
            yield f"{place}: wat is opgegeven, heeft geen formule."
    if not product["prijzen"]:
        yield f"{name}: er staat geen prijs bij."
    for price in product["prijzen"]:
        yield from _price(name, price, lines)
        amount = _amount(price)
        told.append(f"{name}: {price['naam'].removesuffix(''.join(amount.partition(' per ')[1:]))} {amount}.")
    yield from off[:MOST_TOLD]
    if len(off) > MOST_TOLD:
        yield f"{name}: nog {len(off) - MOST_TOLD} regels die daaruit volgen, staan er ook anders."
    for shares in product.get("verdelingen", ()):
        amounts = _settled([lines[key] for key in shares["regels"]], _half_up(lines[shares["totaal"]], 2), 2)
        if amounts != [_number(amount) for amount in shares["bedragen"]]:
            yield f"{name}: de verdeling van {shares['totaal']} volgt niet uit de regels."


def _price(product: str, price: Data, lines: dict[str, Fraction]) -> Iterator[str]:
    place, decimals = f"{product}, {price['naam']}", int(price["decimalen"])
    exact, stated, cost = lines[price["regel"]], _number(price["bedrag"]), _number(price["kosten"])
    shown, fine = _rounded(exact, price), _half_up(exact, decimals)
    if shown != stated:
        yield f"{place}: er staat {_dutch(stated)}, maar de berekening komt op {_dutch(shown)}."
    if not price["geld"]:
        if price["opbouw"] or cost != stated:
            yield f"{place}: wat geen bedrag is, heeft geen opbouw en geen kosten."
        return
    if _half_up(lines[price["kostenregel"]], decimals) != cost:
        yield f"{place}: de kostprijs {_dutch(cost)} volgt niet uit de regels."
    yield from _ladder(place, price, lines, (cost, fine - cost, shown - fine))


def _ladder(place: str, price: Data, lines: dict[str, Fraction], sums: tuple[Fraction, ...]) -> Iterator[str]:
    """The rungs: costs settled to the cost price, the others to the margin, and what a coarser rounding adds."""
    decimals, (cost, margin, coarse), rungs = int(price["decimalen"]), sums, price["opbouw"]
    lefts = {"rest": margin, "afronding": coarse}
    for is_cost, total in ((True, cost), (False, margin)):
        own = [rung for rung in rungs if rung["soort"] == "regel" and rung["kosten"] is is_cost]
        exact = [lines[rung["regel"]] * {"1": 1, "-1": -1}[rung["teken"]] for rung in own]
        if own and _settled(exact, total, decimals) != [_number(rung["bedrag"]) for rung in own]:
            yield f"{place}: de bedragen van de opbouw volgen niet uit de regels."
    for rung in rungs:
        if rung["soort"] != "regel" and (_number(rung["bedrag"]) != lefts[rung["soort"]] or rung["kosten"]):
            yield f"{place}: {rung['naam']} in de opbouw klopt niet."
    if sum(_number(rung["bedrag"]) for rung in rungs) != _number(price["bedrag"]):
        yield f"{place}: de opbouw telt niet op tot de prijs."


def _texts(content: Data, products: dict[str, Data]) -> Iterator[str]:
    """The last text of each product says what its calculation says."""
    last = {text["product"]: text for text in content["teksten"]}
    for key, product in products.items():
        values, text = {line["sleutel"]: line["waarde"] for line in product["regels"]}, last[key]
        if _number(text["tarief"]) != _number(product["prijzen"][0]["bedrag"]):
            yield f"De tekst van {key} noemt een ander tarief dan de berekening."
        for name, value in text["waarden"].items():
            if _number(values.get(name, value)) != _number(value):
                yield f"De tekst van {key} noemt voor {name} {_dutch(_number(value))}; de berekening iets anders."
    for lock in content["vergrendelingen"]:
        said = last[lock["product"]]["waarden"].get(lock["parameter"])
        if said is None or _number(said) != _number(lock["waarde"]):
            yield f"De vergrendeling van {lock['parameter']} heeft een andere waarde dan de tekst."


def _grown(content: Data, told: list[str]) -> Iterator[str]:
    """The tariff of each year: that before, and a share of what lies between it and the agreed one."""
    terms, products = content["overeenkomst"], {item["product"]["id"]: item for item in content["producten"]}
    before, grown = terms.get("tarief_hiervoor", {}), terms.get("bedragen_ingroeipad", {})
    for key in sorted(grown.keys() | before.keys()):
        name, price = products[key]["product"]["naam"], products[key]["berekening"]["prijzen"][0]
        start, end, years = _number(before[key]), _number(price["bedrag"]), grown.get(key, [])
        way = [_rounded(start + _number(share) * (end - start), price) for share in terms["ingroeipad"]]
        if way != [_number(amount) for amount in years]:
            yield f"Het ingroeipad van {name} volgt niet uit het tarief dat hiervoor gold."
        first, *then = (_amount({**price, "bedrag": amount}) for amount in (before[key], *years))
        steps = "".join(f", in jaar {year} {amount}" for year, amount in enumerate(then, 1))
        told.append(f"{name}: hiervoor gold {first}{steps}{', zonder indexering' if steps else ''}.")


def _agreed(content: Data, products: dict[str, Data]) -> Iterator[str]:
    """Locks, dissent and votes: each is about something that is there, and has its reasons."""
    parties = {party["id"] for party in content["partijen"]}
    known = {item["id"]: item["versie"] for item in content["omschrijvingen"]}
    for lock in content["vergrendelingen"]:
        if not (lock["motivering_betaler"].strip() and lock["motivering_zorgaanbieder"].strip()):
            yield f"De vergrendeling van {lock['parameter']} heeft geen motivering van beide kanten."
        if known.get(lock["parameter"]) != lock["versie"]:
            yield f"De vergrendeling van {lock['parameter']} is van een andere omschrijving dan er staat."
    for item in content["afwijkende_standpunten"]:
        if item["door"] not in parties | {""} or item["product"] not in products or item["parameter"] not in known:
            yield f"Het afwijkende standpunt over {item['parameter']} hoort bij geen partij of parameter."
    for vote in content["stemmen"]:
        if vote["partij"] not in parties | {""} or vote["stem"] not in VOTES:
            yield f"De stem '{vote['stem']}' is van geen partij van dit akkoord, of bestaat niet."
    refused = any(vote["stem"] == "niet_akkoord" for vote in content["stemmen"])
    if refused and content["overeenkomst"]["uitkomst"] == "overeenstemming":
        yield "Er staat overeenstemming, maar een partij is niet akkoord."


def _decided(document: Data, products: dict[str, Data]) -> Iterator[str]:
    """Every decision follows the price, or says why not."""
    for decision in document["besluiten"]:
        why = {item["product"] for item in decision["afwijkingen"] if item["motivering"].strip()}
        for key, tariff in decision["tarieven"].items():
            if _number(tariff) != _number(products[key]["prijzen"][0]["bedrag"]) and key not in why:
                yield f"Het besluit van {decision['orgaan']} wijkt af van het akkoord, zonder motivering."


def _chains(document: Data, receipts: list[str], told: list[str]) -> Iterator[str]:
    """The events that are shown, hash by hash; what was closed must be this, and what was received must be in it."""
    hashes, happened, heads = set[str](), dict[str, list[Data]](), dict[str, dict[str, None]]()
    for part in document["ketens"]:
        head = part["hash_ervoor"]
        if part.get("nummer_ervoor") == "0" and head != START:
            yield f"De keten {part['keten']} begint niet bij het begin."
        for text in part["gebeurtenissen"]:
            head, event = _hash(f"{head}\n{text}"), json.loads(text)
            hashes.update([head], HASH.findall(text) if event["soort"] == "ronde_gesloten" else ())
            happened.setdefault(event["soort"], []).append({**event["gegevens"], "gemeente": event["door"]})
        if head != part["kop"]:
            yield f"De keten {part['keten']} is niet heel: haar kop is een andere dan er staat."
        heads.setdefault(part["keten"], {})[head] = None
    told.extend(f"De keten {name} is heel. Haar hash (kop) is {' en '.join(ends)}." for name, ends in heads.items())
    if document["ketens"]:
        yield from _happened(document, happened)
    for text in chain(document["ontvangstbewijzen"], receipts):
        if hashes.isdisjoint(HASH.findall(text)):
            yield "Een ontvangstbewijs past niet in wat dit akkoord van de ketens laat zien."
    told.append(f"Hash van de inhoud: {document['inhoud_sha256']}.")
    told.extend(() if receipts else ["Wie een bewijs heeft van de sluiting kan dat meegeven: --ontvangstbewijs."])


def _happened(document: Data, happened: dict[str, list[Data]]) -> Iterator[str]:
    """What the chain closed and decided is what stands in the file."""
    closing = happened.get("overeenkomst_gesloten", [{}])[-1]
    terms = {key: item for key, item in closing.items() if key not in ("inhoud_sha256", "gemeente")}
    if closing.get("inhoud_sha256") != document["inhoud_sha256"] or terms != document["inhoud"]["overeenkomst"]:
        yield "De keten sluit een ander akkoord dan dit."
    if any(decision not in happened.get("besluit_genomen", ()) for decision in document["besluiten"]):
        yield "Er staat een besluit in dat niet in de keten staat."


def _worked_out(tree: Data, lines: dict[str, Fraction]) -> Fraction:
    if isinstance(tree, str):
        return _number(tree)
    if isinstance(tree, dict):
        if tree["regel"] not in lines:
            raise Wrong(f"Een formule noemt de regel {tree['regel']}, die er op die plaats nog niet is.")
        return lines[tree["regel"]]
    if tree[0] == "als":
        _, condition, held, other = tree
        return _worked_out(held if _worked_out(condition, lines) else other, lines)
    return _held(Fraction(OPERATIONS[tree[0]](*(_worked_out(part, lines) for part in tree[1:]))))


def _held(value: Fraction) -> Fraction:
    """A number that is not too large to go on with; all of them together neither, so that no file keeps us busy."""
    bits = value.numerator.bit_length() + value.denominator.bit_length()
    WORK[0] += bits
    if bits > MOST_BITS or WORK[0] > MOST_WORK:
        raise Wrong("Een formule komt op een getal met te veel cijfers, of er zijn er te veel.")
    return value


def _half_up(value: Fraction, decimals: Any, whole: Callable[[Fraction], int] | None = None) -> Fraction:
    """Round the size of a number to decimals: a half away from zero, or as `whole` does."""
    if abs(int(decimals)) > MOST_DIGITS:
        raise Wrong("Een afronding heeft te veel decimalen.")
    step = Fraction(10) ** int(decimals)
    scaled = abs(value) * step
    size = (floor(scaled + Fraction(1, 2)) if whole is None else whole(scaled)) / step
    return size if value >= 0 else -size


def _rounded(value: Fraction, price: Data) -> Fraction:
    """Round as a price: half-up to a multiple, then to decimals."""
    multiple = _number(price["veelvoud"])
    return _half_up(_half_up(value / multiple, 0) * multiple, price["decimalen"])


def _settled(parts: list[Fraction], total: Fraction, decimals: int) -> list[Fraction]:
    """Cut parts down to a unit, and give the units left over to the largest remainders, the first of equals first."""
    step = Fraction(1, 10**decimals)
    parts = [_half_up(part, decimals + 6) for part in parts]
    floors = [part // step * step for part in parts]
    left = (total - sum(floors)) / step
    order = sorted(range(len(parts)), key=lambda index: (floors[index] - parts[index], index))
    return [floor + step * (index in order[: max(0, int(left))]) for index, floor in enumerate(floors)]


def _power(base: Fraction, exponent: Fraction) -> Fraction:
    if exponent.denominator == 1:
        if abs(exponent) * max(base.numerator.bit_length(), base.denominator.bit_length()) > MOST_BITS:
            raise Wrong("Een macht is te groot.")
        return Fraction(base ** int(exponent))
    return Fraction(ROOTS.power(_decimal(base), _decimal(exponent)))


def _decimal(value: Fraction) -> decimal.Decimal:
    return ROOTS.divide(decimal.Decimal(value.numerator), decimal.Decimal(value.denominator))


def _ordered(wanted: str, left: Fraction, right: Fraction) -> Fraction:
    """Return 1 where two values stand as one of the signs says, else 0; 14 digits count, as in a spreadsheet."""
    same = abs(left - right) <= max(abs(left), abs(right)) / 10**14
    return Fraction(("=" if same else ">" if left > right else "<") in wanted)


OPERATIONS: dict[str, Callable[..., Fraction]] = {
    "+": lambda *parts: reduce(lambda left, right: _held(left + right), parts),
    "*": lambda *parts: reduce(lambda left, right: _held(left * right), parts),
    "-": lambda left, right: left - right,
    "/": lambda left, right: left / right,
    "negatief": lambda value: -value,
    "hoogste": lambda first, second: max(first, second),
    "laagste": lambda first, second: min(first, second),
    "afgerond": lambda value, decimals: _half_up(value, decimals),
    "afgekapt": lambda value, decimals: _half_up(value, decimals, floor),
    "naar_boven": lambda value, decimals: _half_up(value, decimals, ceil),
    "macht": _power,
    "wortel": lambda value: Fraction(ROOTS.sqrt(_decimal(value))),
}
ORDERS = {"gelijk": "=", "ongelijk": "<>", "kleiner": "<", "groter": ">", "hoogstens": "<=", "minstens": ">="}
OPERATIONS |= {word: partial(_ordered, signs) for word, signs in ORDERS.items()}


def text_of(path: Path) -> str:
    """Return the text of a file; ValueError for one that is too large or no text."""
    if path.stat().st_size > MOST_BYTES:
        raise ValueError("Het bestand is te groot.")
    return path.read_bytes().decode("utf-8")


def _object(pairs: list[tuple[str, Data]]) -> dict[str, Data]:
    if len({key for key, _ in pairs}) < len(pairs):
        raise Wrong("Een naam staat twee keer in één object.")
    return dict(pairs)


def _no(text: str) -> Data:
    raise Wrong(f"Het getal {text[:MOST_DIGITS]} staat er niet als tekst; dan is niet zeker wat er stond.")


def _number(text: str) -> Fraction:
    if len(text) > MOST_DIGITS or not NUMBER.fullmatch(text):
        raise Wrong(f"'{text[:MOST_DIGITS]}' is geen getal.")
    return Fraction(text)


def _dutch(value: Fraction) -> str:
    """Write a number for a reader, in at most eight decimals."""
    whole, _, rest = f"{_decimal(_half_up(value, 8)):f}".partition(".")
    return f"{whole},{rest.rstrip('0')}".rstrip(",").replace("-", "−")


def _amount(price: Data) -> str:
    value, symbol = _number(price["bedrag"]), price.get("teken", "")
    sign, slash, per = symbol.partition("/")
    whole, places = (100, 2) if symbol == "%" else (1, 0)
    size = f"{abs(_decimal(value)) * whole:,.{max(0, int(price['decimalen']) - places)}f}"
    size, minus = size.translate(str.maketrans(",.", ".,")), "−" if value < 0 else ""
    if price["geld"] and " " not in sign:
        return f"{minus}{sign} {size}{slash and ' per '}{per}"
    return f"{minus}{size} {symbol}".replace(" %", "%").rstrip()


def _canonical(data: Data) -> str:
    return json.dumps(_composed(data), sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def _composed(data: Data) -> Data:
    if isinstance(data, str):
        return unicodedata.normalize("NFC", data)
    if isinstance(data, dict):
        return {_composed(key): _composed(item) for key, item in data.items()}
    return [_composed(item) for item in data] if isinstance(data, list) else data


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


if __name__ == "__main__":
    sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]
    sys.exit(main(sys.argv[1:]))
