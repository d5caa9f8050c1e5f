"""Inputs for property tests of the models per unit of care, and for each a second engine that shares no code.

A second engine is a plain function in exact fractions from the inputs to (staff cost, direct cost) per unit.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import isqrt
from typing import Any

from hypothesis import strategies as st

DAY = date(2026, 1, 1)
Inputs = dict[str, Any]
Costs = tuple[Fraction, Fraction]


def decimals(low: str, high: str, places: int = 2) -> st.SearchStrategy[Decimal]:
    return st.decimals(Decimal(low), Decimal(high), allow_nan=False, places=places)


def some(**keys: st.SearchStrategy[Any]) -> st.SearchStrategy[Inputs]:
    """A dictionary with any of these keys."""
    return st.fixed_dictionaries({}, optional=keys)


def all_of(**keys: st.SearchStrategy[Any]) -> st.SearchStrategy[Inputs]:
    return st.fixed_dictionaries(keys)


def joined(*parts: st.SearchStrategy[Inputs]) -> st.SearchStrategy[Inputs]:
    return st.tuples(*parts).map(lambda found: {key: value for part in found for key, value in part.items()})


share = decimals("0", "0.4", 4)
amount = decimals("0", "40")
yearly = decimals("0", "40000")
per_hour = st.one_of(
    all_of(loonkosten_per_uur=decimals("15", "90"), productiviteit=decimals("0.3", "1", 4)),
    all_of(loonkosten_per_productief_uur=decimals("20", "130")),
)
per_fte = st.one_of(
    all_of(loonkosten_per_fte=decimals("40000", "120000"), productieve_uren=decimals("1000", "1700", 1)),
    all_of(
        loonkosten_per_uur=decimals("20", "60"),
        contracturen=decimals("1800", "1900", 1),
        productieve_uren=decimals("1000", "1700", 1),
    ),
    all_of(loonkosten_per_productief_uur=decimals("20", "130"), productieve_uren=decimals("1000", "1700", 1)),
)


def mark_ups(*bases: str) -> st.SearchStrategy[Inputs]:
    """Overhead on one of the bases, risk on one or not claimed."""
    risk = all_of(risico_opslag=decimals("0", "0.2", 4), risico_grondslag=st.sampled_from(["kostprijs", "tarief"]))
    overhead = all_of(overhead=share, overhead_grondslag=st.sampled_from([*bases]))
    return joined(overhead, st.one_of(st.just({}), risk))


BASES = ("loonkosten", "directe_kosten", "totale_kosten", "omzet")


def extras(unit: str) -> st.SearchStrategy[Inputs]:
    names = ("reiskosten", "opleidingskosten", "clientgebonden_kosten", "gemeentelijke_verplichtingen")
    return some(**{f"{name}_per_{unit}": amount for name in names})


# The second engines.


def hourly(given: Inputs) -> Fraction:
    if "loonkosten_per_productief_uur" in given:
        return Fraction(given["loonkosten_per_productief_uur"])
    return Fraction(given["loonkosten_per_uur"]) / Fraction(given["productiviteit"])


def year_of_a_worker(given: Inputs) -> Fraction:
    if "loonkosten_per_fte" in given:
        return Fraction(given["loonkosten_per_fte"])
    if "loonkosten_per_productief_uur" in given:
        return Fraction(given["loonkosten_per_productief_uur"]) * Fraction(given["productieve_uren"])
    return Fraction(given["loonkosten_per_uur"]) * Fraction(given["contracturen"])


def added(given: Inputs, *keys: str) -> Fraction:
    return sum((Fraction(given.get(key, 0)) for key in keys), Fraction(0))


def of_unit(given: Inputs, unit: str) -> Fraction:
    names = ("reiskosten", "opleidingskosten", "clientgebonden_kosten", "gemeentelijke_verplichtingen")
    return added(given, *(f"{name}_per_{unit}" for name in names))


def dagdeel_costs(given: Inputs) -> Costs:
    present = Fraction(given["groepsgrootte"]) * Fraction(given["aanwezigheid"])
    staff = hourly(given) * Fraction(given["uren_per_dagdeel"]) * Fraction(given["begeleiders_per_groep"]) / present
    rooms = added(given, "locatiekosten_per_groep") / present + added(given, "locatiekosten_per_client")
    client = added(given, "maaltijdkosten_per_dagdeel", "materiaalkosten_per_dagdeel", "vervoerskosten_per_dagdeel")
    return staff, staff + rooms + client + of_unit(given, "dagdeel")


def etmaal_costs(given: Inputs) -> Costs:
    places, days = Fraction(given["aantal_plaatsen"]), Fraction(given["dagen_per_jaar"])
    occupied = places * Fraction(given["bezettingsgraad"]) * days
    hours = added(given, "uren_dag_per_week", "uren_avond_per_week", "uren_waaknacht_per_week")
    asleep, paid = added(given, "uren_slaapnacht_per_week"), Fraction(0)
    if given.get("slaapdienst_factor_grondslag") == "arbeidstijd":
        hours += asleep * Fraction(given["slaapdienst_factor"])
    elif asleep:
        paid = asleep * Fraction(given["slaapdienst_factor"]) * days / 7 / occupied
    staff = hours * days / 7 / Fraction(given["productieve_uren"]) * year_of_a_worker(given) / occupied
    house = added(given, "huisvestingskosten_per_plaats", "kapitaallasten_per_plaats") * places / occupied
    treated = added(given, "behandeluren_per_week") * added(given, "behandelkosten_per_uur") * days / 7
    rest = added(given, "voedingskosten_per_etmaal") + of_unit(given, "etmaal")
    return staff, staff + paid + house + treated * places / occupied + rest


def gezinshuis_costs(given: Inputs) -> Costs:
    days = Fraction(given["aantal_plaatsen"]) * Fraction(given["dagen_per_jaar"])
    blocks = ("gedragswetenschapper", "ondersteuning", "vervanging", "huisvesting", "zorgorganisatie")
    parents = Fraction(given["gezinshuisouder_fte"]) * year_of_a_worker(given)
    going_on = (parents + added(given, *(f"{block}_per_jaar" for block in blocks))) / days
    empty = Fraction(given["leegstand"])
    child = added(given, "verzorgingskosten_per_etmaal", "zorgzwaarte_per_etmaal")
    return Fraction(0), going_on + going_on * empty / (1 - empty) + child


def vervoer_costs(given: Inputs) -> Costs:
    if "ritten_per_jaar" in given:
        rides = Fraction(given["ritten_per_jaar"])
    else:
        clients = Fraction(given["zitplaatsen"]) * Fraction(given["bezetting"]) * Fraction(given["beladen_aandeel"])
        rides = clients * Fraction(given["kilometers_per_jaar"]) / Fraction(given["kilometers_per_rit"])
    staff = hourly(given) * Fraction(given["chauffeursuren_per_jaar"]) / rides
    driving = added(given, "kilometerkosten") * Fraction(given["kilometers_per_jaar"])
    vehicle = (added(given, "voertuigkosten_per_jaar") + driving) / rides + added(given, "rolstoeltoeslag_per_rit")
    return staff, staff + vehicle + of_unit(given, "rit")


def caseload_costs(given: Inputs) -> Costs:
    months = Fraction(given["caseload_per_fte"]) * 12
    staff = year_of_a_worker(given) / months
    return staff, staff + added(given, "ondersteuning_per_fte") / months + of_unit(given, "maand")


def traject_costs(given: Inputs) -> Costs:
    staff = Fraction(0)
    for case in given["casustypen"]:
        price = Fraction(case["uurkosten"]) if "uurkosten" in case else hourly(given)
        staff += Fraction(case["casustype_aandeel"]) * Fraction(case["uren_per_traject"]) * price
    return staff, staff + added(given, "vaste_kosten_per_traject") + of_unit(given, "traject")


def price(given: Inputs, costs: Costs) -> Fraction:
    """From direct cost to price: overhead and risk on their bases."""
    staff, direct = costs
    o, r = Fraction(given["overhead"]), Fraction(given.get("risico_opslag", 0))
    if given.get("risico_grondslag") == "spreiding":
        spread = Fraction(given["z_waarde"]) * Fraction(given["variatiecoefficient"])
        r = spread / isqrt(int(given["aantal_trajecten"]))
    factor = 1 / (1 - r) if given.get("risico_grondslag") == "tarief" else 1 + r
    match given["overhead_grondslag"]:
        case "loonkosten":
            return (direct + staff * o) * factor
        case "directe_kosten":
            return direct * (1 + o) * factor
        case "totale_kosten":
            return direct / (1 - o) * factor
        case _:  # omzet
            return direct * factor / (1 - o * factor)


# The inputs.

dagdeel_inputs = joined(
    per_hour,
    all_of(
        uren_per_dagdeel=decimals("2", "6"),
        begeleiders_per_groep=decimals("0.5", "4"),
        groepsgrootte=decimals("1", "14"),
        aanwezigheid=decimals("0.4", "1", 4),
    ),
    some(
        locatiekosten_per_groep=amount,
        locatiekosten_per_client=amount,
        maaltijdkosten_per_dagdeel=amount,
        materiaalkosten_per_dagdeel=amount,
        vervoerskosten_per_dagdeel=amount,
    ),
    extras("dagdeel"),
    mark_ups(*BASES),
)
asleep = st.one_of(
    st.just({}),
    all_of(
        uren_slaapnacht_per_week=decimals("1", "70"),
        slaapdienst_factor=decimals("0", "1", 4),
        slaapdienst_factor_grondslag=st.just("arbeidstijd"),
    ),
    all_of(
        uren_slaapnacht_per_week=decimals("1", "70"),
        slaapdienst_factor=decimals("0", "25"),
        slaapdienst_factor_grondslag=st.just("per_uur"),
    ),
)
treated = st.one_of(
    st.just({}), all_of(behandeluren_per_week=decimals("0", "5"), behandelkosten_per_uur=decimals("40", "150"))
)
etmaal_inputs = joined(
    per_fte,
    all_of(
        uren_dag_per_week=decimals("20", "200"),
        aantal_plaatsen=decimals("2", "16", 0),
        bezettingsgraad=decimals("0.5", "1", 4),
        dagen_per_jaar=st.sampled_from([Decimal(365), Decimal("365.25")]),
    ),
    asleep,
    treated,
    some(
        uren_avond_per_week=decimals("0", "150"),
        uren_waaknacht_per_week=decimals("0", "100"),
        voedingskosten_per_etmaal=amount,
        huisvestingskosten_per_plaats=yearly,
        kapitaallasten_per_plaats=yearly,
    ),
    extras("etmaal"),
    mark_ups(*BASES),
)
gezinshuis_inputs = joined(
    per_fte,
    all_of(
        gezinshuisouder_fte=decimals("0.5", "2.5"),
        aantal_plaatsen=decimals("1", "6", 0),
        dagen_per_jaar=st.sampled_from([Decimal(365), Decimal("365.25")]),
        leegstand=decimals("0", "0.3", 4),
    ),
    some(
        gedragswetenschapper_per_jaar=yearly,
        ondersteuning_per_jaar=yearly,
        vervanging_per_jaar=yearly,
        huisvesting_per_jaar=yearly,
        zorgorganisatie_per_jaar=yearly,
        verzorgingskosten_per_etmaal=amount,
        zorgzwaarte_per_etmaal=amount,
    ),
    mark_ups(*BASES[1:]),
)
rides = st.one_of(
    all_of(ritten_per_jaar=decimals("500", "20000", 0)),
    all_of(
        beladen_aandeel=decimals("0.2", "1", 4), zitplaatsen=decimals("1", "8", 0), bezetting=decimals("0.2", "1", 4)
    ),
)
vervoer_inputs = joined(
    per_hour,
    rides,
    all_of(
        chauffeursuren_per_jaar=decimals("200", "2000", 0),
        voertuigkosten_per_jaar=yearly,
        kilometers_per_jaar=decimals("5000", "80000", 0),
        kilometers_per_rit=decimals("2", "60", 1),
    ),
    some(kilometerkosten=decimals("0", "1"), rolstoeltoeslag_per_rit=amount),
    extras("rit"),
    mark_ups(*BASES),
)
caseload_inputs = joined(
    per_fte,
    all_of(caseload_per_fte=decimals("4", "30", 1)),
    some(ondersteuning_per_fte=yearly),
    extras("maand"),
    mark_ups(*BASES),
)


@st.composite
def case_types(draw: st.DrawFn) -> Inputs:
    parts = draw(st.lists(st.integers(1, 50), min_size=1, max_size=4))
    shares = [Decimal(part) / 1000 for part in parts[1:]]
    rows = [{"casustype_aandeel": 1 - sum(shares)}, *({"casustype_aandeel": each} for each in shares)]
    for number, row in enumerate(rows):
        row["casustype"] = f"soort {number}"
        row["uren_per_traject"] = draw(decimals("1", "200"))
        if draw(st.booleans()):
            row["uurkosten"] = draw(decimals("30", "150"))
    return {"casustypen": rows}


few_cases = all_of(
    risico_grondslag=st.just("spreiding"),
    z_waarde=decimals("0", "2"),
    variatiecoefficient=decimals("0", "1"),
    aantal_trajecten=st.integers(1, 20).map(lambda root: Decimal(root * root)),
)
traject_inputs = joined(
    per_hour,
    case_types(),
    some(vaste_kosten_per_traject=amount),
    extras("traject"),
    st.one_of(
        joined(all_of(overhead=decimals("0", "0.3", 4), overhead_grondslag=st.sampled_from(BASES)), few_cases),
        joined(mark_ups(*BASES), all_of(risico_opslag=share, risico_grondslag=st.just("kostprijs"))),
    ),
)


@dataclass(frozen=True)
class Family:
    """A model with inputs, its second engine, and the inputs of which more can only raise or lower the price."""

    model: str
    inputs: st.SearchStrategy[Inputs]
    costs: Callable[[Inputs], Costs]
    up: tuple[str, ...]
    down: tuple[str, ...] = ()


FAMILIES = (
    Family(
        "dagdeel", dagdeel_inputs, dagdeel_costs,
        ("uren_per_dagdeel", "begeleiders_per_groep"), ("groepsgrootte", "aanwezigheid", "productiviteit"),
    ),
    Family(
        "etmaal", etmaal_inputs, etmaal_costs,
        ("uren_dag_per_week", "uren_avond_per_week", "uren_slaapnacht_per_week", "slaapdienst_factor",
         "behandeluren_per_week"),
        ("aantal_plaatsen", "bezettingsgraad"),
    ),
    Family(
        "gezinshuis", gezinshuis_inputs, gezinshuis_costs, ("gezinshuisouder_fte", "leegstand"), ("aantal_plaatsen",),
    ),
    Family(
        "vervoer", vervoer_inputs, vervoer_costs,
        ("chauffeursuren_per_jaar",), ("ritten_per_jaar", "zitplaatsen", "bezetting", "beladen_aandeel"),
    ),
    Family("caseload", caseload_inputs, caseload_costs, (), ("caseload_per_fte",)),
    Family("traject", traject_inputs, traject_costs, ("z_waarde", "variatiecoefficient"), ("aantal_trajecten",)),
)  # fmt: skip
