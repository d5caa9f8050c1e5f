"""Spreadsheets that are no cost sheets: nothing in them may be read as a product, and nothing asked."""

from __future__ import annotations

from fractions import Fraction

from tests.sheets.grid import Tab
from tests.sheets.page import Page

_NAMES = [
    "J. de Vries",
    "M. Jansen",
    "A. Bakker",
    "S. el Idrissi",
    "P. Visser",
    "L. Smit",
    "R. Meijer",
    "T. de Boer",
    "K. Mulder",
]
_STREETS = ["Dorpsstraat", "Kerkweg", "Stationsplein", "Molenlaan", "Beukenhof", "Hoofdstraat"]
_GOODS = [
    "Printpapier A4",
    "Balpen blauw",
    "Ordner 8 cm",
    "Nietmachine",
    "Koffiebonen 1 kg",
    "Handzeep",
    "Toner zwart",
    "Muismat",
]
_FIELDS = [
    ("client_id", "integer", "unieke sleutel"),
    ("postcode", "varchar(6)", "zonder spatie"),
    ("begindatum", "date", "jjjj-mm-dd"),
    ("productcode", "varchar(5)", "zie codelijst"),
    ("volume", "decimal(8,2)", "aantal eenheden"),
    ("tarief", "decimal(8,2)", "tarief per eenheid volgens contract"),
    ("uurloon", "decimal(6,2)", "alleen voor analyse"),
    ("frequentie", "integer", "1 = per week, 2 = per maand"),
]
_LESSONS = ["Nederlands", "Wiskunde", "Gym", "Biologie", "Engels", "Aardrijkskunde", "Mentoruur"]
_DAYS = ["Maandag", "Dinsdag", "Woensdag", "Donderdag", "Vrijdag"]


def other(page: Page) -> None:
    """One of them."""
    page.rng.choice((dictionary, shop, school, addresses, timetable, attendance))(page)


def dictionary(page: Page) -> None:
    """Names of fields with their types, some called after a cost."""
    tab = _tab(
        page, "Gegevenswoordenboek", "Data dictionary berichtenverkeer", ["Veld", "Type", "Lengte", "Toelichting"]
    )
    for row, (name, kind, remark) in enumerate(page.rng.sample(_FIELDS, len(_FIELDS)), 4):
        _row(tab, row, [name, kind, Fraction(page.rng.randint(1, 12)), remark])


def shop(page: Page) -> None:
    """Goods with prices, and a total that is added up."""
    tab = _tab(
        page,
        "Prijslijst",
        f"Prijslijst kantoorartikelen {page.plan.year}",
        ["Artikelnr.", "Artikel", "Prijs", "Btw", "Voorraad"],
    )
    goods = page.rng.sample(_GOODS, 6)
    for row, name in enumerate(goods, 4):
        price = Fraction(page.rng.randint(95, 9900), 100)
        _row(
            tab,
            row,
            [f"10{page.rng.randint(100, 999)}", name, price, Fraction(21, 100), Fraction(page.rng.randint(0, 300))],
        )
        tab.cells[row, 3].format, tab.cells[row, 4].format = "€ #,##0.00", "0%"


def school(page: Page) -> None:
    """Pupils with marks."""
    tab = _tab(
        page,
        "Klas 2B",
        f"Cijferlijst schooljaar {page.plan.year - 1}/{page.plan.year}",
        ["Leerling", *_LESSONS[:5], "Gemiddelde"],
    )
    for row, name in enumerate(page.rng.sample(_NAMES, 7), 4):
        marks = [Fraction(page.rng.randint(42, 95), 10) for _ in range(5)]
        _row(tab, row, [name, *marks, sum(marks, Fraction(0)) / 5])
        if not page.style.typed:
            tab.cells[row, 7].formula = f"AVERAGE(B{row}:F{row})"


def addresses(page: Page) -> None:
    """People with addresses and telephone numbers."""
    tab = _tab(
        page, "Adressen", "Adressenlijst contactpersonen", ["Naam", "Straat", "Huisnummer", "Postcode", "Telefoon"]
    )
    for row, name in enumerate(page.rng.sample(_NAMES, 7), 4):
        code = f"{page.rng.randint(1000, 9900)} AB"
        _row(
            tab,
            row,
            [
                name,
                page.rng.choice(_STREETS),
                Fraction(page.rng.randint(1, 240)),
                code,
                f"06-{page.rng.randint(10**7, 10**8 - 1)}",
            ],
        )


def timetable(page: Page) -> None:
    """Lessons by hour and day."""
    tab = _tab(page, "Rooster", "Lesrooster 3e kwartaal", ["Uur", *_DAYS])
    for row in range(4, 11):
        _row(tab, row, [Fraction(row - 3), *(page.rng.choice([*_LESSONS, None]) for _ in _DAYS)])


def attendance(page: Page) -> None:
    """Hours that volunteers were there: hours, but no price."""
    tab = _tab(
        page,
        "Presentie",
        f"Aanwezigheid vrijwilligers {page.plan.year}",
        ["Naam", "Januari", "Februari", "Maart", "Totaal uren"],
    )
    for row, name in enumerate(page.rng.sample(_NAMES, 6), 4):
        hours = [Fraction(page.rng.randint(0, 40)) for _ in range(3)]
        _row(tab, row, [name, *hours, sum(hours, Fraction(0))])
        if not page.style.typed:
            tab.cells[row, 5].formula = f"SUM(B{row}:D{row})"


def _tab(page: Page, name: str, title: str, heads: list[str]) -> Tab:
    tab = page.book.tab(name)
    tab.put(1, 1, title, bold=True)
    for column, text in enumerate(heads, 1):
        tab.put(3, column, text, bold=True)
    return tab


def _row(tab: Tab, row: int, values: list[str | Fraction | None]) -> None:
    for column, value in enumerate(values, 1):
        if value is not None:
            tab.put(row, column, value)
