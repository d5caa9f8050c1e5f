"""A region and who is in it: providers with their cost and volume of one product, and the municipalities that pay."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from tarief.core.alike import name_key
from tarief.core.findings import Finding, refuse
from tarief.core.place import Place


@dataclass(frozen=True, slots=True)
class Provider:
    """One provider of the product: cost price in euro per unit, volume in units per year.

    `size` is its size class, `concern` the holding it belongs to (empty: it stands alone). `equity` and
    `revenue` are in euro, None where unknown. `meets_quality` counts for the rule of the efficient provider.
    """

    name: str
    cost: Decimal
    volume: Decimal
    size: str = ""
    concern: str = ""
    equity: Decimal | None = None
    revenue: Decimal | None = None
    meets_quality: bool = True

    @property
    def group(self) -> str:
        """The concern to count it under: one, however it is written."""
        return name_key(self.concern) or name_key(self.name)


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality, with its own volume or else the inhabitants by which the region's volume is shared out."""

    name: str
    volume: Decimal | None = None
    inhabitants: Decimal | None = None


@dataclass(frozen=True)
class Region:
    """The providers of one product in a region, and its municipalities.

    Raises `Refused` with every fault at once: a cost that is no amount, a negative volume, fewer than two providers.
    """

    providers: tuple[Provider, ...]
    municipalities: tuple[Municipality, ...] = ()

    def __post_init__(self) -> None:
        refuse(faults_of(self.providers, self.municipalities))

    @cached_property
    def volume(self) -> Decimal:
        """The volume of all providers together."""
        return sum((provider.volume for provider in self.providers), Decimal(0))

    @cached_property
    def by_cost(self) -> tuple[Provider, ...]:
        """The providers, the cheapest first."""
        return tuple(sorted(self.providers, key=lambda provider: provider.cost))

    @cached_property
    def sizes(self) -> tuple[str, ...]:
        """The size classes in use, in the order in which they were met."""
        return tuple(dict.fromkeys(provider.size for provider in self.providers if provider.size))


def faults_of(providers: Sequence[Provider], municipalities: Sequence[Municipality]) -> list[Finding]:
    """Return everything that is wrong with these together, each at its place; nothing when they make a region."""
    return [*_too_few(providers), *_faults(providers), *_municipal_faults(municipalities)]


def _too_few(providers: Sequence[Provider]) -> Iterator[Finding]:
    if not providers:
        advice = "Voeg de aanbieders toe, elk met kostprijs en volume."
        yield Finding("gebied_leeg", "Dit gebied heeft geen aanbieders.", advice, Place.of("aanbieders"))
    elif len(providers) == 1:
        text = "Dit gebied heeft maar één aanbieder: elk gemiddelde is dan de kostprijs van die ene aanbieder."
        advice = "Vergelijk de twee berekeningen rechtstreeks, of voeg aanbieders toe."
        yield Finding("een_aanbieder", text, advice, Place.of("aanbieders"))
    elif not any(provider.volume > 0 for provider in providers if provider.volume.is_finite()):
        text = "Het volume van alle aanbieders samen is nul; er valt niets te wegen."
        yield Finding(
            "volume_nul", text, "Geef van ten minste één aanbieder een volume boven nul.", Place.of("aanbieders")
        )


def _faults(providers: Sequence[Provider]) -> Iterator[Finding]:
    names: set[str] = set()
    for index, provider in enumerate(providers):
        place = Place.of("aanbieders", index)
        yield from _number(provider.cost, place / "kostprijs", "De kostprijs", above_zero=True)
        yield from _number(provider.volume, place / "volume", "Het volume")
        if provider.revenue is not None:
            yield from _number(provider.revenue, place / "omzet", "De omzet", above_zero=True)
        if provider.equity is not None and not provider.equity.is_finite():
            advice = "Geef een bedrag in euro, of laat het weg."
            yield Finding("geen_getal", "Het eigen vermogen is geen getal.", advice, place / "eigen_vermogen")
        if provider.name in names:
            text = f"De naam '{provider.name}' komt twee keer voor."
            yield Finding("naam_dubbel", text, "Geef elke aanbieder één regel en een eigen naam.", place / "naam")
        names.add(provider.name)


def _municipal_faults(municipalities: Sequence[Municipality]) -> Iterator[Finding]:
    names: set[str] = set()
    for index, municipality in enumerate(municipalities):
        place = Place.of("gemeenten", index)
        for key, value in (("volume", municipality.volume), ("inwoners", municipality.inhabitants)):
            if value is not None:
                yield from _number(value, place / key, "Dit aantal")
        if municipality.name in names:
            text = f"De gemeente '{municipality.name}' komt twee keer voor."
            yield Finding("naam_dubbel", text, "Geef elke gemeente één regel.", place / "naam")
        names.add(municipality.name)
    for key in ("volume", "inhabitants"):
        known = [getattr(municipality, key) is not None for municipality in municipalities]
        if any(known) and not all(known):
            text = f"{'Volume' if key == 'volume' else 'Inwoners'} is niet voor elke gemeente bekend."
            yield Finding(
                "verdeling_onvolledig", text, "Geef het voor alle gemeenten, of voor geen.", Place.of("gemeenten")
            )


def _number(value: Decimal, place: Place, what: str, *, above_zero: bool = False) -> Iterator[Finding]:
    if not value.is_finite():
        yield Finding("geen_getal", f"{what} is geen getal.", "Vul een getal in.", place)
    elif value < 0 or (above_zero and not value):
        least = "een getal boven nul" if above_zero else "nul of een getal daarboven"
        text = f"{what} is {str(value).replace('.', ',').replace('-', '−')}."
        yield Finding("buiten_grenzen", text, f"Vul {least} in.", place)
