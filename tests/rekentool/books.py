"""Five rekentools as regions and consultants make them, for the tests: written by several programs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

Cell = str | int | float | date | None


@dataclass(frozen=True)
class Tab:
    """A sheet: rows from A1 on, formats by column or cell, lists by area, whether it is hidden, merged areas."""

    rows: tuple[tuple[Cell, ...], ...]
    formats: Mapping[str, str] = field(default_factory=dict)
    lists: Mapping[str, str] = field(default_factory=dict)
    hidden: bool = False
    merges: tuple[str, ...] = ()


@dataclass(frozen=True)
class Tool:
    """A workbook: its tabs, its names, its table (name, tab, area), and where the price stands."""

    tabs: Mapping[str, Tab]
    result: str
    names: Mapping[str, str] = field(default_factory=dict)
    tables: tuple[tuple[str, str, str], ...] = ()


HOURLY = Tool(
    {
        "Invoer": Tab(
            (
                ("Rekentool uurtarief Wmo", None),
                ("Functie", "hbo"),
                ("Contracturen per week", 36),
                ("Onregelmatigheid", 0.02),
                ("Ziekteverzuim", 0.065),
                ("Overhead", 0.21),
                ("Risico-opslag", 0.03),
                ("Reistijd meerekenen", "Ja"),
                ("Reisuren per jaar", 85),
                ("Scholingsuren", 40),
                ("Ervaring in jaren", 7),
            ),
            {"B4": "0.0%", "B5": "0.0%", "B6": "0%", "B7": "0%"},
            {"B2": "=Parameters!$A$4:$A$7", "B8": '"Ja,Nee"'},
        ),
        "Parameters": Tab(
            (
                ("Loontabel", None, None, None),
                (None, None, None, None),
                ("Functie", "Uurloon", "Toeslag", "Uren"),
                ("mbo3", 17.92, 0.01, 1878),
                ("mbo4", 19.47, 0.015, 1878),
                ("hbo", 24.68, 0.02, 1878),
                ("wo", 31.05, 0.025, 1872),
                (None, None, None, None),
                ("Vakantietoeslag", 0.08, None, None),
                ("Eindejaarsuitkering", 0.0833, None, None),
                ("Werkgeverslasten", 0.2545, None, None),
                ("Verlofuren", 233, None, None),
                ("Feestdaguren", 43.2, None, None),
                ("Ervaring vanaf", "Verhoging", None, None),
                (0, 0, None, None),
                (3, 0.015, None, None),
                (6, 0.03, None, None),
                (10, 0.05, None, None),
            ),
            {"B4:B7": '"€" #,##0.00', "B9:B11": "0.00%"},
        ),
        "Berekening": Tab(
            (
                (
                    "Bruto uurloon",
                    "=VLOOKUP(Invoer!B2,Parameters!A4:D7,2,FALSE)*(1+VLOOKUP(Invoer!B11,Parameters!A15:B18,2))",
                ),
                ("Toeslagen", "=B1*(Parameters!B9+Parameters!B10+Invoer!B4+VLOOKUP(Invoer!B2,Parameters!A4:D7,3,0))"),
                ("Werkgeverslasten", "=(B1+B2)*Parameters!B11"),
                ("Loonkosten per uur", "=SUM(B1:B3)"),
                ("Contracturen per jaar", "=INDEX(Parameters!D4:D7,MATCH(Invoer!B2,Parameters!A4:A7,0))*Invoer!B3/36"),
                ("Verzuimuren", "=B5*Invoer!B5"),
                ("Reisuren", '=IF(Invoer!B8="ja",Invoer!B9,0)'),
                ("Niet-productief", "=Parameters!B12+Parameters!B13+B6+B7+Invoer!B10"),
                ("Productieve uren", "=MAX(B5-B8,1)"),
                ("Loonkosten per productief uur", "=B4*B5/B9"),
                ("Overhead per uur", "=B10*Invoer!B6"),
                ("Kostprijs per uur", "=B10+B11"),
                ("Risico", "=B12*Invoer!B7"),
            ),
            {"B1:B4": '"€" #,##0.00', "B10:B13": '"€" #,##0.00'},
        ),
        "Resultaat": Tab(
            (
                ("Uitkomst", None, None),
                (None, None, None),
                (None, None, None),
                (None, None, None),
                ("Uurtarief", None, "=ROUND(Berekening!B12+Berekening!B13,2)"),
                ("Per minuut", None, "=ROUND(C5/60,4)"),
                ("Toelichting", None, '="Tarief voor "&Invoer!B2&": "&TEXT(C5,"0.00")'),
                ("Hoog?", None, "=C5>75"),
            ),
            {"C5": '"€" #,##0.00', "C6": '"€" #,##0.0000'},
        ),
    },
    "Resultaat!C5",
)

DAY_CARE = Tool(
    {
        "Groep": Tab(
            (
                ("Dagbesteding", None, None, None, None),
                ("Groepsgrootte", 7, None, None, None),
                ("Zwaarte", "midden", None, None, None),
                ("Dagdelen per week", 9, None, None, None),
                ("Weken open", 48, None, None, None),
                ("Bezetting", 0.88, None, None, None),
                ("Huur per maand", 1850, None, None, None),
                ("Vervoer aanbieden", "nee", None, None, None),
                ("Kilometers per dag", 24, None, None, None),
            ),
            {"B6": "0%", "B7": '"€" #,##0'},
            {"B3": '"licht,midden,zwaar"', "B8": '"ja,nee"'},
        ),
        "Tabel": Tab(
            (
                ("Begeleiders per groep", 1, 4, 7, 10),
                ("licht", 1, 1, 1.5, 2),
                ("midden", 1, 1.5, 2, 2.5),
                ("zwaar", 1.5, 2, 2.5, 3.5),
                ("Loonkosten per dagdeel", 98.4, None, None, None),
                ("Kilometerprijs", 0.42, None, None, None),
            ),
        ),
        "Rekenblad": Tab(
            (
                ("Begeleiders", "=INDEX(Tabel!B2:E4,MATCH(Groep!B3,Tabel!A2:A4,0),MATCH(Groep!B2,Tabel!B1:E1,1))"),
                ("Deelnemers", "=Groep!B2*Groep!B6"),
                ("Personeel per dagdeel", "=B1*Tabel!B5"),
                ("Dagdelen per jaar", "=Groep!B4*Groep!B5"),
                ("Huur per dagdeel", "=Groep!B7*12/B4"),
                ("Vervoer per dagdeel", '=IF(Groep!B8="ja",Groep!B9*Tabel!B6*2,0)'),
                ("Kosten per dagdeel", "=SUM(B3,B5,B6)"),
                ("Per deelnemer", "=IF(B2>0,B7/B2,0)"),
                ("Staffelkorting", "=IF(Groep!B2>=10,0.05,IF(Groep!B2>=7,0.02,0))"),
                ("Tarief per dagdeel", "=ROUNDUP(B8*(1-B9)*1.1,1)"),
                ("Groot", '=IF(Groep!B2>8,"groot","klein")'),
                ("Opslag groot", '=IF(B11="groot",25,0)'),
                ("Veelvoud", "=CEILING(B10+B12,0.5)"),
                ("Rest", "=MOD(B10,7)"),
            ),
            {"B3:B8": '"€" #,##0.00', "B10": '"€" #,##0.00'},
        ),
    },
    "Rekenblad!B10",
)

STAY = Tool(
    {
        "Rooster": Tab(
            (
                ("Dienst", "Soort", "Uren", "Medewerkers", "Dagen"),
                ("Ochtend", "dag", 7.5, 1, 7),
                ("Middag", "dag", 7.5, 1.5, 7),
                ("Avond", "avond", 6, 1, 7),
                ("Nacht", "slaap", 9, 1, 7),
                ("Weekend extra", "dag", 8, 0.5, 2),
                ("Reserve", None, None, None, None),
                ("Totaal uren", None, "=SUMPRODUCT(C2:C7,D2:D7,E2:E7)", None, None),
            ),
            {},
            {"B2:B7": '"dag,avond,nacht,slaap"'},
        ),
        "Uitgangspunten": Tab(
            (
                ("Uurloon", 21.35),
                ("Toeslag avond", 0.22),
                ("Toeslag nacht", 0.44),
                ("Slaapdienst telt voor", 0.5),
                ("Werkgeverslasten", 0.27),
                ("Productiviteit", 0.84),
                ("Plaatsen", 8),
                ("Bezetting", 0.95),
                ("Voeding per dag", 9.8),
                ("Huisvesting per jaar", 78500),
                ("Overhead", 0.18),
                ("Startdatum", date(2026, 1, 1)),
                ("Schrikkeljaar", "=IF(DAY(EOMONTH(DATE(YEAR(B12),2,1),0))=29,1,0)"),
                ("Dagen in het jaar", "=365+B13"),
            ),
            {"B1": '"€" #,##0.00', "B2:B6": "0%", "B8": "0%", "B11": "0%", "B12": "dd-mm-yyyy"},
        ),
        "Etmaal": Tab(
            (
                ("Uren dag", '=SUMPRODUCT((Rooster!B2:B7="dag")*Rooster!C2:C7*Rooster!D2:D7*Rooster!E2:E7)/7'),
                ("Uren avond", '=SUMPRODUCT((Rooster!B2:B7="avond")*Rooster!C2:C7*Rooster!D2:D7*Rooster!E2:E7)/7'),
                ("Uren nacht", '=SUMPRODUCT((Rooster!B2:B7="nacht")*Rooster!C2:C7*Rooster!D2:D7*Rooster!E2:E7)/7'),
                ("Uren slaap", '=SUMIF(Rooster!B2:B7,"slaap",Rooster!C2:C7)'),
                ("Gewogen uren", "=B1+B2*(1+Uitgangspunten!B2)+B3*(1+Uitgangspunten!B3)+B4*Uitgangspunten!B4"),
                ("Personeel per etmaal", "=B5*Uitgangspunten!B1*(1+Uitgangspunten!B5)/Uitgangspunten!B6"),
                ("Bezette plaatsen", "=Uitgangspunten!B7*Uitgangspunten!B8"),
                ("Personeel per plaats", "=IFERROR(B6/B7,0)"),
                ("Huisvesting per plaats", "=IFERROR(Uitgangspunten!B10/Uitgangspunten!B14/B7,0)"),
                ("Voeding", "=Uitgangspunten!B9"),
                ("Kosten per etmaal", "=SUM(B8:B10)"),
                ("Overhead per etmaal", "=B11*Uitgangspunten!B11"),
                ("Tarief per etmaal", "=B11+B12"),
                ("Diensten per soort dag", '=COUNTIF(Rooster!B2:B7,"dag")'),
                ("Langste dienst", "=MAX(Rooster!C2:C7)"),
                ("Gemiddelde dienst", "=AVERAGE(Rooster!C2:C7)"),
                ("Diensten", "=COUNTA(Rooster!B2:B7)"),
            ),
            {"B6:B13": '"€" #,##0.00'},
        ),
    },
    "Etmaal!B13",
)

INDEX = Tool(
    {
        "Index": Tab(
            (
                ("Indexatie van tarieven", None, None, None, None, None),
                ("Tarief basisjaar", 68.4, None, None, None, None),
                ("Ingangsdatum", date(2024, 7, 1), None, None, None, None),
                ("Aandeel loon", 0.9, None, None, None, None),
                ("Methode", "OVA", None, None, None, None),
                ("Eigen percentage", 0.03, None, None, None, None),
                ("Maximum per jaar", 0.06, None, None, None, None),
                ("Jaar", 2024, "=B8+1", "=C8+1", "=D8+1", "=E8+1"),
                ("OVA", 0.0668, 0.0428, 0.0412, 0.0385, 0.035),
                ("CPI", 0.033, 0.031, 0.0275, 0.022, 0.02),
                (
                    "Gewogen",
                    "=B4*B9+(1-$B$4)*B10",
                    "=$B$4*C9+(1-$B$4)*C10",
                    "=$B$4*D9+(1-$B$4)*D10",
                    "=$B$4*E9+(1-$B$4)*E10",
                    "=$B$4*F9+(1-$B$4)*F10",
                ),
                ("Gekozen", *(f'=CHOOSE(MATCH($B$5,{{"OVA","CPI","eigen"}},0),{c}11,{c}10,$B$6)' for c in "BCDEF")),
                ("Toegepast", *(f"=MIN({c}12,$B$7)" for c in "BCDEF")),
                (
                    "Tarief",
                    "=ROUND(B2*(1+B13),2)",
                    *(f"=ROUND({a}14*(1+{b}13),2)" for a, b in zip("BCDE", "CDEF", strict=True)),
                ),
                ("Deel van het eerste jaar", "=YEARFRAC(B3,DATE(B8,12,31),1)", None, None, None, None),
                ("Maanden", "=12-MONTH(B3)+1", None, None, None, None),
                ("Einde", "=EDATE(B3,12)-1", None, None, None, None),
                ("Werkdagen", "=NETWORKDAYS(B3,B17)", None, None, None, None),
                ("Gemiddeld tarief", "=AVERAGE(B14:F14)", None, None, None, None),
                ("Tarief laatste jaar", "=F14", None, None, None, None),
                ("Totale stijging", "=F14/B2-1", None, None, None, None),
            ),
            {
                "B2": '"€" #,##0.00',
                "B3": "dd-mm-yyyy",
                "B4": "0%",
                "B6:B7": "0.0%",
                "B9:F13": "0.00%",
                "B14:F14": '"€" #,##0.00',
                "B17": "dd-mm-yyyy",
                "B19:B20": '"€" #,##0.00',
                "B21": "0.0%",
            },
            {"B5": '"OVA,CPI,eigen"'},
        )
    },
    "Index!B20",
)

CONSULTANT = Tool(
    {
        "Dashboard": Tab(
            (
                ("Tariefmodel", None, None),
                ("Product", "Begeleiding groep", None),
                ("Regio", "Noord", None),
                ("Volume", 12500, "uur per jaar"),
                ("Marge", 0.025, None),
                ("Inflatiecorrectie", "aan", None),
                ("Tarief", "=ROUND(Calc!E9,2)", "per uur"),
                ("Omzet", "=B7*B4", None),
                ("Melding", '=IF(B7>Data!B20,"boven plafond","binnen plafond")', None),
            ),
            {"B4": "#,##0", "B5": "0.0%", "B7": '"€" #,##0.00', "B8": '"€" #,##0'},
            {"B2": "=producten", "B3": "=Data!$E$2:$E$4", "B6": '"aan,uit"'},
            merges=("A1:C1",),
        ),
        "Data": Tab(
            (
                ("Product", "FWG", "Groep", None, "Regio", "Factor"),
                ("Begeleiding individueel", 40, 1, None, "Noord", 0.98),
                ("Begeleiding groep", 35, 6, None, "Midden", 1),
                ("Behandeling", 55, 1, None, "West", 1.035),
                (None, None, None, None, None, None),
                ("FWG", "Min", "Max", None, "Volume vanaf", "Korting"),
                (30, 2310, 3120, None, 0, 0),
                (35, 2480, 3390, None, 5000, 0.01),
                (40, 2690, 3720, None, 10000, 0.02),
                (45, 2910, 4080, None, 25000, 0.035),
                (50, 3180, 4520, None, None, None),
                (55, 3520, 5140, None, None, None),
                (None, None, None, None, None, None),
                ("Werkgeverslasten", 0.268, None, None, None, None),
                ("Productiviteit", 0.79, None, None, None, None),
                ("Overhead", 0.195, None, None, None, None),
                ("Inflatie", 0.028, None, None, None, None),
                ("Uren per jaar", 1878, None, None, None, None),
                ("Inschaling", 0.75, None, None, None, None),
                ("Plafond", 85, None, None, None, None),
            ),
            hidden=True,
        ),
        "Calc": Tab(
            (
                ("FWG", None, None, None, "=VLOOKUP(Dashboard!B2,Data!A2:C4,2,FALSE)"),
                (
                    "Maandloon",
                    None,
                    None,
                    None,
                    "=ROUND(VLOOKUP(E1,Data!A7:C12,2,TRUE)+(VLOOKUP(E1,Data!A7:C12,3,TRUE)-VLOOKUP(E1,Data!A7:C12,2,TRUE))*inschaling,0)",
                ),
                ("Jaarloon", None, None, None, "=ROUND(E2*12*1.1633,2)"),
                ("Loonkosten", None, None, None, "=ROUND(E3*(1+Data!B14),2)"),
                ("Per productief uur", None, None, None, "=ROUND(E4/(Data!B18*Data!B15),2)"),
                (
                    "Per deelnemer",
                    None,
                    None,
                    None,
                    "=ROUND(E5/IF(VLOOKUP(Dashboard!B2,Data!A2:C4,3,0)>1,VLOOKUP(Dashboard!B2,Data!A2:C4,3,0)/2,1),2)",
                ),
                (
                    "Met overhead",
                    None,
                    None,
                    None,
                    "=ROUND(E6*(1+Data!B16)*INDEX(Data!F2:F4,MATCH(Dashboard!B3,Data!E2:E4,0)),2)",
                ),
                ("Korting", None, None, None, "=IFERROR(LOOKUP(Dashboard!B4,Data!E7:E10,Data!F7:F10),0)"),
                ("Tarief", None, None, None, '=E7*(1-E8)*(1+Dashboard!B5)*IF(Dashboard!B6="aan",1+Data!B17,1)'),
                ("Controle", None, None, None, "=IF(ISERROR(1/Data!B15),0,SUM(Uurtabel[Uren]))"),
            ),
            {"E2:E7": '"€" #,##0.00'},
            hidden=True,
        ),
        "Uren": Tab((("Naam", "Uren"), ("jan", 120), ("feb", 110), ("mrt", 131))),
    },
    "Dashboard!B7",
    {"producten": "Data!$A$2:$A$4", "inschaling": "Data!$B$19"},
    (("Uurtabel", "Uren", "A1:B4"),),
)

TOOLS: Mapping[str, Tool] = {
    "uurtarief": HOURLY,
    "dagbesteding": DAY_CARE,
    "verblijf": STAY,
    "index": INDEX,
    "adviseur": CONSULTANT,
}
Changes = Mapping[str, Cell]


def by_openpyxl(tool: Tool, path: Path, changes: Changes | None = None) -> None:
    """Write a tool without outcomes; `changes` are cells that hold something else (`Invoer!B2`)."""
    from openpyxl import Workbook
    from openpyxl.workbook.defined_name import DefinedName
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.table import Table

    book = Workbook()
    book.remove(book.active)
    for name, tab in tool.tabs.items():
        sheet = book.create_sheet(name)
        for row in tab.rows:
            sheet.append(row)
        for area, code in tab.formats.items():
            cells = sheet[area] if ":" in area else ((sheet[area],),)
            for cell in (each for row in cells for each in row):
                cell.number_format = code
        for area, formula in tab.lists.items():
            validation = DataValidation(type="list", formula1=formula.removeprefix("="))
            validation.add(area)
            sheet.add_data_validation(validation)
        for area in tab.merges:
            sheet.merge_cells(area)
        sheet.sheet_state = "hidden" if tab.hidden else "visible"
    for name, text in tool.names.items():
        book.defined_names[name] = DefinedName(name, attr_text=text)
    for name, tab_name, area in tool.tables:
        book[tab_name].add_table(Table(displayName=name, ref=area))
    for place, value in (changes or {}).items():
        tab_name, _, address = place.rpartition("!")
        book[tab_name][address] = value
    book.save(path)


def by_xlsxwriter(tool: Tool, path: Path, changes: Changes | None = None) -> None:
    """The same by XlsxWriter, which stores 0 as the outcome of every formula."""
    from openpyxl.utils.cell import coordinate_to_tuple
    from xlsxwriter import Workbook

    book = Workbook(str(path), {"default_date_format": "dd-mm-yyyy"})
    changed = dict(changes or {})
    for name, tab in tool.tabs.items():
        sheet = book.add_worksheet(name)
        formats = {}
        for area, code in tab.formats.items():
            first, _, last = area.partition(":")
            (top, left), (bottom, right) = coordinate_to_tuple(first), coordinate_to_tuple(last or first)
            made = book.add_format({"num_format": code})
            formats |= {(r, c): made for r in range(top, bottom + 1) for c in range(left, right + 1)}
        for r, row in enumerate(tab.rows, 1):
            for c, value in enumerate(row, 1):
                letter = chr(64 + c)
                _put(sheet, r - 1, c - 1, changed.get(f"{name}!{letter}{r}", value), formats.get((r, c)))
        for area, formula in tab.lists.items():
            source = formula if formula.startswith("=") else formula.strip('"').split(",")
            sheet.data_validation(area, {"validate": "list", "source": source})
        if tab.hidden:
            sheet.hide()
    for name, text in tool.names.items():
        book.define_name(name, f"={text}")
    for name, tab_name, area in tool.tables:
        head = tool.tabs[tab_name].rows[0]
        book.get_worksheet_by_name(tab_name).add_table(area, {"name": name, "columns": [{"header": h} for h in head]})
    book.close()


def _put(sheet: object, row: int, column: int, value: Cell, made: object) -> None:
    if isinstance(value, str) and value.startswith("="):
        sheet.write_formula(row, column, value, made)  # type: ignore[attr-defined]
    elif value is not None:
        sheet.write(row, column, value, made)  # type: ignore[attr-defined]


WRITERS: Mapping[str, Callable[..., None]] = {"openpyxl": by_openpyxl, "xlsxwriter": by_xlsxwriter}
