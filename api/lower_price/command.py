"""`tarief vlakke-korting`: what must be true for a percentage off a price, and who pays for it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any

from api.files.calculate import calculate_file
from api.files.region_file import load_case, load_prices
from api.lower_price.request import Beside, NaastKortingIn, cut_outcome, faults_beside, of_cut, replaced, with_case
from api.show.deliver import deliver
from api.terminal.document import load_document
from api.terminal.exits import WrongCall
from api.terminal.options import argument, option
from api.terminal.printing import counted
from api.terminal.setting import (
    Answers,
    AsJson,
    Book,
    OwnModel,
    OwnParameters,
    Password,
    PriceList,
    Setting,
    picture_option,
)
from api.terminal.target import check_targets
from tarief import Finding
from tarief.core.findings import every, refuse
from tarief.core.number import read_number
from tarief.lower_price.flat_cut_outcome import CutOutcome
from tarief.region.case import RegionCase
from tarief.region.price_list import PriceList as Prices


def vlakke_korting(
    opgave: Annotated[Path, argument(metavar="OPGAVE", told="De opgave onder het tarief (.xlsx, .json, …).")],
    korting: Annotated[str, option("--korting", metavar="20%", told="Het deel dat van het tarief af gaat.")],
    gebied: Annotated[
        Path | None, option("--gebied", metavar="BESTAND", told="De aanbieders: wie komt onder kostprijs?")
    ] = None,
    eerder: Annotated[str, option("--eerder", metavar="54,46", told="Het tarief dat eerder gold.")] = "",
    alternatief: Annotated[
        str, option("--alternatief", metavar="75,57", told="De prijs van zorg die de weggevallen zorg vervangt.")
    ] = "",
    naast: Annotated[
        Path | None, option("--naast", metavar="NAAST.toml", told="Bandbreedtes en plannen om naast te leggen.")
    ] = None,
    prijzen: PriceList = None,
    openbaar: Annotated[bool, option("--openbaar", told="Alleen wat aan deelnemers mag worden verteld.")] = False,
    als_json: AsJson = False,
    uit: Book = None,
    beeld: Annotated[Path | None, picture_option("ELEMENTEN.svg", "Teken wat het lagere tarief nog betaalt.")] = None,
    eigen_model: OwnModel = None,
    eigen_parameters: OwnParameters = None,
    antwoorden: Answers = None,
    wachtwoord: Password = "",
) -> None:
    """Laat zien wat waar moet zijn bij een vlakke korting, en wie haar betaalt."""
    check_targets(uit, beeld, *filter(None, (opgave, gebied, naast, prijzen)))
    typed = ((korting, "--korting"), (eerder, "--eerder"), (alternatief, "--alternatief"))
    share, earlier, other = (_number(text, name) for text, name in typed)
    if share is None:
        raise WrongCall("--korting is leeg. Vul een deel in, bijvoorbeeld 20%.")
    beside, faults = _beside(naast)
    setting = replace(Setting.of(eigen_model, eigen_parameters, antwoorden), password=wachtwoord)
    parts = (lambda: calculate_file(opgave, setting).breakdown, lambda: _case(gebied), lambda: _prices(prijzen))
    found = _worked_out(share, replaced(beside, earlier, other), faults, openbaar, parts)
    deliver(of_cut(found), book=uit, picture=beeld, as_json=als_json)


def _worked_out(
    share: Decimal, beside: Beside, faults: list[Finding], public: bool, parts: Sequence[Callable[[], Any]]
) -> CutOutcome:
    """Work out the cut; what is wrong with any of the files, or between them, is told in one answer."""
    breakdown, case, prices = every(*parts, also=faults)
    refuse([*faults, *faults_beside(breakdown, share, beside)])
    with counted("Zoeken wat waar moet zijn") as progress:
        return cut_outcome(breakdown, share, case, beside, with_case(case, public=public), prices, progress)


def _number(text: str, name: str) -> Decimal | None:
    """Read a number that was typed behind an option; empty is none."""
    if not text:
        return None
    reading = read_number(text, percent=name == "--korting")
    if reading.value is None:
        raise WrongCall(f"{name}: {reading.finding}")
    return reading.value


def _case(path: Path | None) -> RegionCase | None:
    return None if path is None else load_case(path)


def _prices(path: Path | None) -> Prices | None:
    return None if path is None else load_prices(path)


def _beside(path: Path | None) -> tuple[Beside, list[Finding]]:
    """Read what stands beside the cut, and every fault in it."""
    record = NaastKortingIn.of({} if path is None else load_document(path))
    return record.beside, record.spot.faults
