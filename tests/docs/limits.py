"""The limits of an installation, from the code that holds to them: a table in SECURITY.md."""

from api.files import region_source
from api.negotiation import guests
from api.web import held, traffic
from tarief.documents import strict_json
from tarief.negotiation.rules import rounds
from tarief.region import records
from tests.docs.pages import ROOT, text_of
from workbooks.read import recognising
from workbooks.read.book import pool, worker
from workbooks.read.book.parsing import child
from workbooks.read.guard import limits
from workbooks.read.lists import reading
from workbooks.read.own_sheet.cells import bounds
from workbooks.read.rekentool import compiling, named_result

PAGE = ROOT / "SECURITY.md"
HEAD = "| grens | waarde |\n|---|---|\n"
_NUMBERS = (
    ("Verzoek zonder bestand (bytes)", held.BODY_LIMIT),
    ("Verzoek met een bestand (bytes)", held.UPLOAD_LIMIT),
    ("Bestand (bytes)", limits.MAXIMUM_BYTES),
    ("Bestand, uitgepakt (bytes)", limits.MAXIMUM_UNPACKED),
    ("Onderdelen in een bestand", limits.MAXIMUM_PARTS),
    ("Hoeveel keer groter een onderdeel uitgepakt mag zijn", limits.MAXIMUM_RATIO),
    ("… alleen van een onderdeel van meer dan (bytes)", limits.RATIO_FROM),
    ("Elementen in een bestand", limits.MAXIMUM_ELEMENTS),
    ("Elementen in elkaar", limits.MAXIMUM_DEPTH),
    ("Tekens in één tekst van een bestand", limits.MAXIMUM_TEXT),
    ("Laatste rij", limits.MAXIMUM_ROWS),
    ("Laatste rij, als alleen de eerste kolommen gevuld zijn", limits.MAXIMUM_LONG_ROWS),
    ("… hoeveel kolommen dat zijn", limits.FEW_COLUMNS),
    ("Laatste kolom", limits.MAXIMUM_COLUMNS),
    ("Gevulde cellen in een bestand", limits.MAXIMUM_CELLS),
    ("Lege cellen met opmaak in een bestand", limits.MAXIMUM_EMPTY_CELLS),
    ("Rijen keer kolommen van een oud .xls of een .xlsb", limits.MAXIMUM_BOX),
    ("Cellen in één samengevoegd gebied", limits.MAXIMUM_MERGE),
    ("Samengevoegde gebieden op een blad", limits.MAXIMUM_MERGES),
    ("Gebieden in de opmaakregels van een blad", limits.MAXIMUM_AREAS),
    ("Teksten die de bladen delen", limits.MAXIMUM_STRINGS),
    ("Stijlen in een werkboek", limits.MAXIMUM_STYLES),
    ("Geheugen van het proces dat leest (bytes)", child.MEMORY),
    ("Rekentijd van dat proces per bestand (s)", child.SECONDS),
    ("Wachttijd op een proces dat hangt of niet aan de beurt komt (s)", worker.CLOCK),
    ("Rekentijd voor het narekenen van formules (s)", child.FORMULA_SECONDS),
    ("Geheugen van het proces dat herkent (bytes, bovenop de programmatuur)", recognising.MEMORY),
    ("Rekentijd van dat proces per blad (s)", recognising.SECONDS),
    ("Bestanden die een proces leest voor het wordt vervangen", pool.MAXIMUM_JOBS),
    ("Bestanden die worden vastgehouden", held.FILES),
    ("Bytes van die bestanden samen", held.BYTES),
    ("Bytes van de bestanden waarvan de lezing blijft", held.READ_BYTES),
    ("Minuten dat een bestand blijft zonder dat iemand kijkt", held.MINUTES),
    ("Seconden dat er niets binnenkomt", traffic.SILENCE),
    ("Seconden dat een verzoek in het geheel mag duren", traffic.WHOLE),
    ("Verzoeken tegelijk onderweg, per adres", traffic.OF_ONE),
    ("Verzoeken tegelijk onderweg, van iedereen", traffic.OF_ALL),
    ("Bestanden tegelijk onderweg, per adres", traffic.FILES_OF_ONE),
    ("Bestanden tegelijk onderweg, van iedereen", traffic.FILES_OF_ALL),
    ("Eigen blad: cellen die worden bekeken", bounds.MOST_CELLS),
    ("Eigen blad: rijen van een blad", bounds.MOST_ROWS),
    ("Eigen blad: kolommen van een blad", bounds.MOST_COLUMNS),
    ("Eigen blad: bladen", bounds.MOST_SHEETS),
    ("Eigen blad: producten", bounds.MOST_PRODUCTS),
    ("Eigen blad: lezingen van getypte producten samen", bounds.MOST_READINGS),
    ("Rekentool: formules", compiling.MOST_FORMULAS),
    ("Rekentool: cellen met een prijs", named_result.MOST_RESULTS),
    ("Gebied: regels van een lijst", reading.MOST_ROWS),
    ("Gebied: waarden in een verzoek of bestand", region_source.MOST_VALUES),
    ("Gebied: tarieven naast elkaar", records.MOST_TARIFFS),
    ("Overleg: genodigden in een lijst", guests.MOST_GUESTS),
    ("Overleg: dagen die een ronde nog open kan staan", rounds.MOST_DAYS),
    ("JSON: waarden in een verzoek", strict_json.MAX_ITEMS),
    ("JSON: diepte", strict_json.MAX_DEPTH),
    ("JSON: tekens in een tekst", strict_json.MAX_TEXT),
    ("JSON: cijfers in een getal", strict_json.MAX_DIGITS),
)


def missing() -> set[str]:
    """The limits of the guard of files that the table leaves out; the unit of one, and what is only used in another."""
    told = {number for _, number in _NUMBERS}
    return {name for name, number in vars(limits).items() if isinstance(number, int) and number not in told} - {"MIB"}


def made() -> str:
    """The whole page, with the table of limits as the code has them."""
    before, _, rest = text_of(PAGE).partition(HEAD)
    after = "".join(line for line in rest.splitlines(keepends=True) if not line.startswith("|"))
    return before + HEAD + "".join(f"| {what} | {_dutch(number)} |\n" for what, number in _NUMBERS) + after


def _dutch(number: float) -> str:
    return f"{number:,}".removesuffix(".0").replace(",", " ").replace(".", ",").replace(" ", ".")
