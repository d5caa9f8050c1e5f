"""NumberReading inputs: from what somebody wrote to numbers and choices, with every fault found on the way.

Empty is absent: whether that is a fault is decided when the calculation turns out to need it.
"""

from decimal import Decimal

from tarief.calculation.bounds import out_of_bounds
from tarief.calculation.inputs import SAID, BareValues, Path, Row, Stated, StatedInputs
from tarief.calculation.supplied import PlainSupply, Supplied, Supply
from tarief.core.dutch import listed, percent
from tarief.core.findings import Choice, Finding, Question, Refused, Severity
from tarief.core.json_data import as_written
from tarief.core.nearest import meant
from tarief.core.number import NumberReading, only_possible, plain, read_number
from tarief.core.place import Place
from tarief.core.plausible import between, short, with_the_point_elsewhere
from tarief.core.units import GETAL, PER_OTHER, SHARE_DIGITS, Unit, make_one
from tarief.model.declare import Base, InputTable, Likely, Option, Quantity, base_key
from tarief.model.gate import Gate
from tarief.model.steps import Steps
from tarief.parameters import Value


def read_supply(model: Steps, inputs: StatedInputs) -> Supply:
    """Read `inputs` against the declarations of `model`; faults are in `findings`, never raised here."""
    if isinstance(inputs.stated, BareValues) and not inputs.findings:
        read = model.index.plainly(inputs.stated.entries, model.options)
        if read is not None:
            return PlainSupply(*read, model.index.gates)
    supply = Supply(rows=dict(inputs.rows), findings=list(inputs.findings))
    # Choices first: which base was chosen decides how a percentage is read.
    options, later = model.options, []
    for path, stated in inputs.stated.items():
        if path[-1] in options:
            _read_one(model, path, stated, supply)
        else:
            later.append((path, stated))
    gates = model.index.gates
    for path, stated in later:
        gate = gates.get(path[-1])
        if gate is None or not _passes(gate, path, stated, supply):
            _read_one(model, path, stated, supply)
    for table in inputs.rows:
        _check_shares(model.tables[table], supply)
    return supply


def _passes(gate: Gate, path: Path, stated: Stated, supply: Supply) -> bool:
    """Take in a number of which there is nothing to say, as nearly all are; the others are read with care."""
    value = gate.number(stated.written) if stated.is_bare else None
    if value is None:
        return False
    quantity, row = gate.quantity, None if len(path) == 1 else _row_of(path)
    if row is not None and not quantity.row:
        return False
    if gate.other_units and supply.option(quantity.base_key, row) in gate.other_units:
        return False
    item = object.__new__(Supplied)  # as a constructor would, which takes ten times as long
    fields = item.__dict__
    fields["key"], fields["value"], fields["unit"] = quantity.key, value, quantity.unit
    fields["place"] = gate.place if len(path) == 1 else Place.of(*path)
    if stated.source:
        fields["source"] = stated.source
    supply.quantities[quantity.key, row] = item
    return True


def _check_shares(table: InputTable, supply: Supply) -> None:
    columns = [item for (key, row), item in supply.quantities.items() if key == table.share and row is not None]
    shares = [item.value for item in columns if item.sound]
    if table.share and len(shares) == supply.rows[table.key] and not make_one(shares):
        together = percent(sum(shares, Decimal(0)), SHARE_DIGITS - 2)
        text = f"De aandelen van {table.label.lower()} tellen op tot {together}, niet tot 100%."
        supply.fault("aandelen_tellen_niet_op", Place.of(table.key), text, "Pas de aandelen aan tot samen 100%.")


def _row_of(path: Path) -> Row:
    return path[1] if len(path) > 1 and isinstance(path[1], int) else None


def _read_one(model: Steps, path: Path, stated: Stated, supply: Supply) -> None:
    key, place = str(path[-1]), Place.of(*path)
    row = _row_of(path)
    if key in model.options:
        _read_option(model.options[key], stated, supply, row, place)
    elif row is not None and key in model.quantities and not model.quantities[key].row:
        text = f"'{key}' geldt voor het geheel en niet voor één regel."
        supply.fault("niet_in_deze_tabel", place, text, f"Geef {key} buiten de tabel op.")
    elif key in model.quantities:
        _read_quantity(model.quantities[key], stated, supply, row, place)
    else:
        supply.findings.append(unknown_key(model, place))


def unknown_key(model: Steps, place: Place) -> Finding:
    """Return the fault of a key that is no input of the model, with the one that was probably meant."""
    known = [*model.quantities, *model.options, *model.tables]
    name = place.key or str(place.names[-1])  # a program may give what is no text
    advice = meant(name, known, "Kijk in de lijst van invoervelden van dit model.")
    return Finding("onbekende_sleutel", f"'{name[:60]}' is geen invoer van {model.key}.", advice, place)


def _read_option(option: Option, stated: Stated, supply: Supply, row: Row, place: Place) -> None:
    _refuse_unknown(stated, supply, place)
    text = "" if stated.written is None else str(stated.written)
    if not option.free or not text.strip():  # of a text that is free a space may count: a formula looks for it as it is
        text = text.strip()
    if stated.sound and text and option.allows(text):
        supply.options[option.key, row] = text
        return
    supply.options[option.key, row] = next(iter(option.choices), text)
    if stated.sound:
        allowed = f"Kies uit: {', '.join(option.choices)}." if option.choices else f"Vul {option.key} in."
        wrong = f"{as_written(stated.written)} is geen keuze voor {option.label.lower()}."
        told = wrong if text else f"{option.label} is niet gekozen."
        supply.findings.append(Finding("onbekende_keuze", told, allowed, place, subject=option.key))


def _refuse_unknown(stated: Stated, supply: Supply, place: Place) -> None:
    for unknown in stated.unknown:
        advice = meant(unknown, SAID, f"Gebruik {listed(SAID)}.")
        supply.fault("onbekend_veld", place, f"'{unknown[:60]}' hoort niet bij een waarde.", advice)


def _read_quantity(quantity: Quantity, stated: Stated, supply: Supply, row: Row, place: Place) -> None:
    _refuse_unknown(stated, supply, place)
    base = _read_base(quantity, stated.base, supply, row, place)
    unit = base.unit if base and base.unit else quantity.unit
    usual = base.likely if base and base.unit else quantity.likely
    reading = _read_written(stated, unit) if stated.sound else NumberReading()
    if reading.readings:
        reading = _only_possible(quantity, reading, unit, usual, supply, place)
    if reading.finding is not None and stated.written in (None, ""):
        supply.fault("geen_getal", place, f"Van {quantity.label.lower()} ontbreekt de waarde.", "Vul waarde in.")
    elif reading.finding is not None:
        supply.findings.append(reading.finding.at(place))
        if reading.readings:
            choices = tuple(Choice(text, text) for text in reading.readings)
            text = f"Wat is {quantity.label.lower()}: {' of '.join(reading.readings)}?"
            supply.questions.append(Question(str(place), text, choices, place, quantity.label))
    if reading.value is None:
        # What depends on it is known once it is put right: what lies upstream must not be asked now.
        supply.quantities[quantity.key, row] = Supplied(quantity.key, Decimal(1), unit, place=place, sound=False)
        return
    value = _in_unit(quantity, reading.value, stated, unit, supply, place)
    finding = out_of_bounds(quantity.as_given, value, unit)
    if finding is not None:
        supply.findings.append(finding.at(place))
    elif not stated.note and not between(value, *usual):
        _ask_unlikely(quantity, value, unit, usual, supply, place)
    supply.quantities[quantity.key, row] = Supplied(quantity.key, value, unit, stated.source, place, stated.note)


def _only_possible(
    quantity: Quantity, reading: NumberReading, unit: Unit, usual: Likely, supply: Supply, place: Place
) -> NumberReading:
    """A number that can be two things is read as the one that is possible here, and that is told.

    Where neither is, the second is refused or asked as any such number: to choose between them helps nobody.
    """

    def can_be(value: Decimal) -> bool:
        return not out_of_bounds(quantity.as_given, value, unit) and between(value, *usual)

    values = [Decimal(text.replace(",", ".")) for text in reading.readings]
    possible = only_possible(reading, can_be)
    if possible is None:
        return reading if any(map(can_be, values)) else NumberReading(values[-1])
    (other,) = (value for value in values if value != possible)
    text = f"{quantity.label} is gelezen als {short(possible)}: {short(other)} {unit.label} kan hier niet."
    advice = f"Schrijf {_typed(possible)}, dan is er geen twijfel."
    supply.findings.append(Finding("getal_gelezen", text, advice, place, Severity.NOTE, value=possible))
    return NumberReading(possible)


def _ask_unlikely(quantity: Quantity, value: Decimal, unit: Unit, usual: Likely, supply: Supply, place: Place) -> None:
    low, high = usual
    limits = [f"niet lager dan {short(low)}" if low else "", f"niet hoger dan {short(high)}" if high else ""]
    text = (
        f"{quantity.label} is {short(value)} {unit.label}; dat is onwaarschijnlijk. "
        f"Gebruikelijk is het {' en '.join(filter(None, limits))}."
    )
    better = with_the_point_elsewhere(value, low, high, whole=not unit.money)
    meaning = f"Bedoelt u {short(better)}? " if better is not None else ""
    advice = f"{meaning}Klopt het toch, geef er dan een toelichting bij."
    supply.findings.append(Finding("onwaarschijnlijk", text, advice, place, subject=quantity.key, value=value))
    choices = [Choice(text, text) for item in (better, value) if item is not None and (text := _typed(item))]
    question = f"Wat is {quantity.label.lower()}: {' of '.join(choice.value for choice in choices)}?"
    supply.questions.append(Question(str(place), question, tuple(choices), place, quantity.label))


def _typed(value: Decimal) -> str:
    """Write a number as somebody types it."""
    return plain(value).replace(".", ",")


def _read_written(stated: Stated, unit: Unit) -> NumberReading:
    """Read a number; a part of something may be a fraction (1/3), an amount of money may not."""
    return read_number(stated.written, percent=unit.percent, fraction=not unit.money)


def _read_base(quantity: Quantity, named: str, supply: Supply, row: Row, place: Place) -> Base | None:
    bases = quantity.bases
    if not bases:
        if named and named != quantity.base:
            advice = f"Dit is een percentage van {quantity.base}." if quantity.base else "Laat grondslag hier weg."
            supply.fault(
                "andere_grondslag",
                place,
                f"Grondslag '{named}' past niet bij {quantity.label.lower()}.",
                advice,
            )
        return None
    key = base_key(quantity.key)
    if named:
        if all(base.key != named for base in bases):
            allowed = ", ".join(base.key for base in bases)
            supply.fault(
                "onbekende_grondslag",
                place,
                f"'{named}' is geen grondslag van {quantity.label.lower()}.",
                f"Kies uit: {allowed}.",
            )
        elif supply.options.setdefault((key, row), named) != named:
            text = f"{quantity.label}: grondslag '{named}', maar {key} zegt '{supply.options[key, row]}'."
            supply.fault("grondslag_tegenstrijdig", place, text, "Kies er een.")
    chosen = named or supply.option(key, row)
    return next((base for base in bases if base.key == chosen), None)


def _in_unit(quantity: Quantity, value: Decimal, stated: Stated, unit: Unit, supply: Supply, place: Place) -> Decimal:
    if not stated.unit or (stated.unit in (unit.key, unit.label, unit.symbol) and stated.unit != "%"):
        return value
    if stated.unit == "%" and unit.percent:
        return value if str(stated.written).strip().endswith("%") else value.scaleb(-2)
    if (times := PER_OTHER.get((stated.unit, unit.key))) is not None:
        return value * times
    text = f"{quantity.label} is opgegeven in '{stated.unit}', maar het model rekent in {unit.label}."
    supply.fault("andere_eenheid", place, text, f"Reken de waarde om naar {unit.label}.")
    return value


def in_own_unit(value: Value, quantity: Quantity) -> Value:
    """Return a parameter for `quantity`; raises `Refused` where it stands in another unit, of which nobody said how."""
    units = {quantity.unit.key, *(base.unit.key for base in quantity.bases if base.unit is not None)}
    if not isinstance(value.unit, Unit) or value.unit.key in units or GETAL in (value.unit, quantity.unit):
        return value
    text = f"{quantity.label} is in {quantity.unit.label}, maar parameter {value.path} is in {value.unit.label}."
    advice = f"Geef {quantity.key} zelf, of maak de eenheden in het model en het parameterbestand gelijk."
    raise Refused((Finding("andere_eenheid", text, advice, Place.of(quantity.key)),))
