"""How well a workbook was read: every expected value is right, asked, wrong or missing; anything else read is wrong."""

from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

from workbooks.read.own_sheet import ProductReading, Reading, Recognised

_NEAR = Fraction(1, 10**9)
#: What need not be read of a sheet that says its wage: a price that is calculated on it does not rest on the cao.
_NEEDLESS = ("cao",)
#: What an input is called in the expectations of other models.
_KEYS = {"loonkosten_per_fte": "loonkosten_per_jaar"}
#: What a price without a build-up is read as.
_PRICE = ("eenheid", "prijs_per_eenheid", "afronding")


@dataclass
class Score:
    """The outcome per expected value, as `blad / product / sleutel`."""

    right: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)

    @property
    def total(self) -> int:
        """The number of expected values."""
        return (
            len(self.right) + len(self.asked) + len(self.missing) + sum("onverwacht" not in each for each in self.wrong)
        )

    def add(self, other: "Score") -> None:
        """Count another sheet in."""
        for name in ("right", "asked", "wrong", "missing"):
            getattr(self, name).extend(getattr(other, name))

    def shares(self) -> dict[str, float]:
        """The four shares of what is measured; `gevonden` is right, asked or wrong."""
        whole = self.total or 1
        found = self.total - len(self.missing)
        counts = {"gevonden": found, "goed": len(self.right), "gevraagd": len(self.asked), "fout": len(self.wrong)}
        return {name: count / whole for name, count in counts.items()}


def measure(name: str, reading: Reading, expected: dict[str, Any]) -> Score:
    """Compare a reading with what was expected of it."""
    score = Score()
    products = expected.get("producten", {})
    others = expected.get("andere_modellen", {}).get("producten", {})
    for product_name, values in products.items():
        values = _with_its_model(values, others.get(product_name, {}), reading)
        product = reading.product(product_name)
        if product is None and len(products) == len(reading.products) == 1:
            product = reading.products[0]
        _product(f"{name} / {product_name}", product, values, score)
    for product in reading.products:
        if product.name not in products and not len(products) == len(reading.products) == 1:
            score.wrong.append(f"{name} / {product.name} / onverwacht product")
    _day(name, reading, expected, score)
    return score


def _with_its_model(values: dict[str, Any], others: dict[str, Any], reading: Reading) -> dict[str, Any]:
    """What is expected where the sheet is read in the model that it calculates by."""
    model = others.get("model")
    if model is None or all(product.model != model for product in reading.products):
        return values
    return {**values, **{_KEYS.get(key, key): said for key, said in others.items() if key != "model"}}


def _day(name: str, reading: Reading, expected: dict[str, Any], score: Score) -> None:
    place = f"{name} / peildatum"
    assumed = any(finding.kind == "peildatum_uit_jaar" for finding in reading.findings)
    if reading.peildatum == expected.get("peildatum") or (assumed and "peildatum" not in expected):
        (score.right if reading.peildatum else score.asked).append(place)
    else:
        (score.wrong if reading.peildatum else score.asked).append(place)


def _product(place: str, product: ProductReading | None, expected: dict[str, Any], score: Score) -> None:
    plain = {key: value for key, value in expected.items() if key not in ("gedrukt", "functiemix", "tussen", "vragen")}
    for key, said in plain.items():
        wanted = said if isinstance(said, dict) else {"waarde": said}
        wanted = {**wanted, "vraag": True} if key in expected.get("vragen", ()) else wanted
        read = _find(product, key)
        if read is None and key in _NEEDLESS:
            continue
        if product is not None and not any(value.question for value in product.values):
            wanted = {**wanted, "vraag": False}  # it comes to the price that is printed, so that nothing is open
        getattr(score, _verdict(read, key, wanted)).append(f"{place} / {key}{_seen(read)}")
    for key, said in expected.get("gedrukt", {}).items():
        printed = _printed(product, key, expected["gedrukt"])
        if printed is None and key not in ("tarief", "kostprijs"):
            continue
        verdict = "missing" if printed is None else "right" if _shown_same(printed.value, said) else "wrong"
        getattr(score, verdict).append(f"{place} / gedrukt {key}{_seen(printed)}")
    _mix(place, product, expected.get("functiemix", []), score)
    for value in product.values if product else ():
        known = value.question or not value.cell or value.concept in _PRICE or value.label == "Afronding in het blad"
        known = known or not any(option.sets for option in value.options)  # a share that the mean wage rests on
        if not any(each in plain for option in value.options for each, _ in option.sets) and not known:
            score.wrong.append(f"{place} / onverwacht {value.concept}{_seen(value)}")


def _printed(product: ProductReading | None, key: str, expected: dict[str, str]) -> Recognised | None:
    """The printed price; where the cost price is all that a sheet calculates, that is its price."""
    printed = product.printed if product else {}
    return printed.get(key, printed.get("tarief") if "tarief" not in expected and key == "kostprijs" else None)


def _find(product: ProductReading | None, key: str) -> Recognised | None:
    """The value that sets this input first, or else one that may."""
    values = product.values if product else ()
    may = [value for value in values if any(each == key for option in value.options for each, _ in option.sets)]
    return next((value for value in may if value.concept == key), may[0] if may else None)


def _verdict(read: Recognised | None, key: str, wanted: dict[str, Any]) -> str:
    if read is None:
        return "missing"
    fits = [
        item
        for option in read.options
        for name, item in option.sets
        if name == key and _same(item.written, wanted["waarde"]) and wanted.get("grondslag", item.base) == item.base
    ]
    if not fits:
        return "wrong"
    if read.question:
        return "asked"
    return "wrong" if wanted.get("vraag") else "right"


def _same(read: Decimal | str, said: str) -> bool:
    return abs(Fraction(read) - Fraction(said)) <= _NEAR if isinstance(read, Decimal) else read == said


def _shown_same(read: Decimal | str, said: str) -> bool:
    """A price is given as the sheet shows it: the cell may hold more decimals."""
    if _same(read, said) or "/" in said or not isinstance(read, Decimal):
        return _same(read, said)
    return read.quantize(Decimal(said), ROUND_HALF_UP) == Decimal(said) and "." in said


def _mix(place: str, product: ProductReading | None, expected: list[dict[str, str]], score: Score) -> None:
    rows = product.functiemix if product else ()
    for index, wanted in enumerate(expected):
        for key, said in wanted.items():
            read = rows[index].values.get(key) if index < len(rows) else None
            verdict = "missing" if read is None else "right" if _same(read, said) else "wrong"
            getattr(score, verdict).append(f"{place} / functiemix {index} {key} = {read}")


def _seen(read: Recognised | None) -> str:
    if read is None:
        return ""
    asked = f" ? {read.question}" if read.question else ""
    return f" = {read.value} {read.base} ({read.sheet}!{read.cell}){asked}"
