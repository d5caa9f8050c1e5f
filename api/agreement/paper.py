"""An agreement on paper, from its file alone: what it says in short, each product, who agreed, and how to check it."""

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Final

from api.agreement.paper_product import Part, day_in_dutch, price_in_words, sections_of, value_in_words
from api.print.paper import Attachment, Paper, PaperColumn, PaperSection, PaperTable
from tarief.core.dutch import dutch
from tarief.core.json_data import day_of
from tarief.negotiation.outcomes import AgreementReached
from tarief.report.cells import Holds
from tarief.report.growth import growth_table, path_in_words

_OUTCOMES: Final = {"overeenstemming": "Overeenstemming", "gedeeltelijk": "Gedeeltelijke overeenstemming"}
_VOTES: Final = {"akkoord": "akkoord", "kan_ermee_leven": "kan ermee leven", "niet_akkoord": "niet akkoord"}
#: A provider that does not agree, and did not let others know.
_UNNAMED: Final = "een aanbieder"
_MADE_UP: Final = "Verzonnen voorbeeld: partijen en afspraken bestaan niet."
_CHECK: Final = (
    "In deze pdf zit het bestand akkoord.json, met alle regels, formules, waarden en afrondingen. Wie het bewaart, kan "
    "zonder ons programma nagaan dat elke prijs klopt. Daarvoor is er verify.py: één bestand, dat alleen Python nodig "
    "heeft. U krijgt het met de eerste opdracht of van een andere partij, en gebruikt het met de tweede:",
    "Het rekent elke formule na in breuken, rondt af zoals hier staat, en weigert het bestand als één getal is "
    "veranderd. Leg daarna de hashes hieronder naast uw eigen ontvangstbewijs: die bewijzen dat dit het akkoord is dat "
    "toen is gesloten.",
)
_COMMANDS: Final = "tarief akkoord controleprogramma --uit verify.py\npython verify.py akkoord.json"


def paper_of(text: str) -> Paper:
    """Return the paper of an agreement that was checked; its file travels inside."""
    document = json.loads(text)
    content = document["inhoud"]
    prices = [
        (item["product"]["naam"], price) for item in content["producten"] for price in item["berekening"]["prijzen"]
    ]
    return Paper(
        kind="Akkoord over tarieven",
        title=content["naam"],
        lead="; ".join(f"{name}: {price_in_words(price)}" for name, price in prices) + ".",
        sections=tuple(_sections(document)),
        on=day_of(content["gesloten"][:10]) or date.min,
        facts=tuple(_facts(content)),
        mark=_MADE_UP if content["voorbeeld"] else "",
        attachments=(Attachment("akkoord.json", text, "Het akkoord als gegevens: hieruit volgt elke prijs"),),
    )


def _facts(content: Part) -> Iterator[tuple[str, str]]:
    terms = content["overeenkomst"]
    yield "Gebied", content["gebied"]
    yield "Uitkomst", f"{_OUTCOMES[terms['uitkomst']]}, gesloten op {day_in_dutch(content['gesloten'])}"
    yield "Looptijd", f"{day_in_dutch(terms['vanaf'])} tot en met {day_in_dutch(terms['tot_en_met'])}"
    yield "Indexering", terms["indexatie"]
    if terms["ingroeipad"]:
        yield "Ingroeipad", path_in_words([Decimal(share) for share in terms["ingroeipad"]])
    if terms["heropening_bij"]:
        yield "Gaat weer open bij", "; ".join(terms["heropening_bij"])
    if terms["voorwaarden"]:
        yield "Voorwaarden", terms["voorwaarden"]


def _sections(document: Part) -> Iterator[PaperSection]:
    content = document["inhoud"]
    products = {item["product"]["id"]: item for item in content["producten"]}
    names = {party["id"]: party["naam"] for party in content["partijen"]}
    named: dict[str, str] = {made["id"]: made["naam"] for made in content["omschrijvingen"]}
    for product in content["producten"]:
        text = [item for item in content["teksten"] if item["product"] == product["product"]["id"]][-1]
        first, *more = sections_of(product)
        yield first
        told = (text["motivering"], *(f"Nog open: {named.get(point, point)}." for point in text["open_punten"]))
        yield PaperSection(f"De tekst, versie {text['versie']}", 2, told)
        yield from more
    yield from _growth(content)
    yield PaperSection("Wat vastligt", 1, _none(content["vergrendelingen"]))
    yield from (_lock(lock, content, products) for lock in content["vergrendelingen"])
    yield PaperSection("Afwijkende standpunten", 1, _none(content["afwijkende_standpunten"]))
    yield from (_dissent(item, content, products, names) for item in content["afwijkende_standpunten"])
    yield PaperSection("Wie wat zegt", 1, grid=_votes(content, names))
    yield PaperSection("Besluiten", 1, _none(document["besluiten"]), _decisions(document, products, names))
    yield PaperSection("Wat de parameters betekenen", 1, grid=_definitions(content))
    yield PaperSection("Zelf nagaan", 1, _CHECK[:1], code=(_COMMANDS,))
    yield PaperSection(level=0, text=_CHECK[1:], code=tuple(_hashes(document)))


def _growth(content: Part) -> Iterator[PaperSection]:
    names = {item["product"]["id"]: item["product"]["naam"] for item in content["producten"]}
    table = growth_table(AgreementReached.of(content["overeenkomst"]), names)
    if table is not None:
        heads = tuple(PaperColumn(column.label, figures=column.kind is not Holds.TEXT) for column in table.columns)
        yield PaperSection(table.title, grid=PaperTable(heads, table.shown, note=table.note))


def _none(items: list[Part]) -> tuple[str, ...]:
    return () if items else ("Geen.",)


def _line_of(item: Part, content: Part, products: Part) -> tuple[str, Part | None]:
    """What the parameter of an item is called, and the line of the calculation where it has one."""
    named: dict[str, str] = {made["id"]: made["naam"] for made in content["omschrijvingen"]}
    lines: dict[str, Part] = {line["sleutel"]: line for line in products[item["product"]]["berekening"]["regels"]}
    key: str = item["parameter"]
    return named.get(key, key), lines.get(key)


def _written(value: str, line: Part | None) -> str:
    return dutch(Decimal(value), 4) if line is None else value_in_words(value, line)


def _lock(lock: Part, content: Part, products: Part) -> PaperSection:
    name, line = _line_of(lock, content, products)
    grounds = (
        f"Onderbouwing: {ground['soort']}, graad {ground['graad']}"
        + (f", sha256 {ground['bestand']}." if ground["bestand"] else ".")
        for ground in lock["onderbouwing"]
    )
    told = (
        f"Gemeente: {lock['motivering_betaler']}",
        f"Aanbieders: {lock['motivering_zorgaanbieder']}",
        *grounds,
    )
    title = f"{name}: {_written(lock['waarde'], line)}, sinds {day_in_dutch(lock['tijd'])}"
    return PaperSection(title, 2, told)


def _dissent(item: Part, content: Part, products: Part, names: Part) -> PaperSection:
    name, line = _line_of(item, content, products)
    own = f": {_written(item['eigen_waarde'], line)}" if item["eigen_waarde"] else ""
    told = (
        f"{names.get(item['door'], 'Een partij die haar naam niet noemt')}, op {day_in_dutch(item['tijd'])}. "
        f"{item['reden'] or 'Een reden is niet gegeven.'}",
        f"Gevraagd: {item['gevraagd_gevolg']}" if item["gevraagd_gevolg"] else "",
    )
    return PaperSection(f"{name}{own}", 2, tuple(filter(None, told)))


def _votes(content: Part, names: Part) -> PaperTable:
    roles = {party["id"]: party["rol"].replace("cooperatie", "coöperatie") for party in content["partijen"]}
    heads = (
        PaperColumn("Partij", width=4),
        PaperColumn("Rol", width=2),
        PaperColumn("Zegt", width=2),
        PaperColumn("Voorwaarden", width=4),
        PaperColumn("Handtekening en datum", width=4),
    )
    rows = (
        (
            names.get(party, _UNNAMED),
            roles.get(party, ""),
            _VOTES[vote["stem"]],
            vote["voorwaarden"],
            "",
        )
        for vote in content["stemmen"]
        for party in (vote["partij"],)
    )
    return PaperTable(heads, tuple(rows))


def _decisions(document: Part, products: Part, names: Part) -> PaperTable | None:
    heads = (
        PaperColumn("Gemeente", width=2),
        PaperColumn("Orgaan en datum", width=3),
        PaperColumn("Tarief", figures=True, width=3),
        PaperColumn("Motivering", width=5),
    )
    rows = tuple(
        (
            names.get(taken["gemeente"], taken["gemeente"]),
            f"{taken['orgaan']}, {day_in_dutch(taken['datum'])}",
            price_in_words(products[key]["berekening"]["prijzen"][0] | {"bedrag": tariff}),
            "; ".join(
                [taken["motivering"], *(item["motivering"] for item in taken["afwijkingen"] if item["product"] == key)]
            ),
        )
        for taken in document["besluiten"]
        for key, tariff in taken["tarieven"].items()
    )
    return PaperTable(heads, rows) if rows else None


def _definitions(content: Part) -> PaperTable:
    heads = (PaperColumn("Parameter", width=3), PaperColumn("Soort", width=1), PaperColumn("Betekenis", width=7))
    rows = (
        (f"{item['naam']}, versie {item['versie']}", item["soort"], _meaning(item))
        for item in content["omschrijvingen"]
    )
    return PaperTable(heads, tuple(rows))


def _meaning(item: Part) -> str:
    inside = f"Erbij: {', '.join(item['erbij'])}." if item["erbij"] else ""
    outside = f"Niet erbij: {', '.join(item['niet_erbij'])}." if item["niet_erbij"] else ""
    return " ".join(filter(None, (item["tekst"], inside, outside)))


def _hashes(document: Part) -> Iterator[str]:
    yield f"inhoud  {document['inhoud_sha256']}\nbestand {document['sha256']}"
    for part in document["ketens"][-1:]:
        yield f"keten {part['keten']}\nkop   {part['kop']}"
