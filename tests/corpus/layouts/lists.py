"""Long lists: a label and a value below each other, with signs, subtotals, notes and steps."""

from tests.corpus.pages import In, Page, calc, eur, layout, pct


@layout()
def lijst_met_tekens() -> list[Page]:
    return [
        Page(
            "Overheadtarief",
            [
                ["Berekening overheadtarief 2026"],
                [],
                ["Saldo bedrijfsvoering", "€ 31.247.000"],
                ["Correctie begrote dekking (+)", "€ 7.189.000"],
                ["Totale kosten -/- directe inkomsten", "€ 38.436.000"],
                ["-/- Contributiemarge", "€ 3.200.000"],
                ["-/- Aanvulling contributiemarge", "€ 758.000"],
                ["(+) Afwijkende tarieven", "€ 245.000"],
                ["Totaal basisbedrag", "€ 34.723.000"],
                [],
                ["Directe formatie", "571,8 fte"],
                ["Declarabele uren per fte", "1.320 uur"],
                ["Toeslag per fte", "€ 60.726"],
            ],
        )
    ]


@layout(writer="libreoffice")
def vijf_stappen() -> list[Page]:
    return [
        Page(
            "Berenschot",
            [
                ["Kostprijsopbouw in vijf stappen", None, None],
                ["Aanbieder: Zorggroep De Linde", None, "peildatum 01-01-2026"],
                [],
                ["Stap 1: bruto uurloon", None, None],
                ["Bruto maandsalaris (FWG 40, trede 8)", eur(3125.0), "cao"],
                ["Contracturen per jaar", 1878, "uur"],
                ["Bruto uurloon", calc("=B5*12/B6", 3125 * 12 / 1878, "0.00"), "€/uur"],
                ["Stap 2: toeslagen", None, None],
                ["Vakantietoeslag", pct(0.08), None],
                ["Eindejaarsuitkering", pct(0.0833), None],
                ["ORT", pct(0.045), None],
                ["Stap 3: werkgeverslasten", None, None],
                ["Werkgeverslasten", pct(0.29), "sociale lasten en pensioen"],
                ["Stap 4: productiviteit", None, None],
                ["Verlofuren", 226, "uur"],
                ["Feestdagen", 43, "uur"],
                ["Ziekteverzuim", pct(0.065), "van de contracturen"],
                ["Scholing", 36, "uur"],
                ["Werkoverleg", 52, "uur"],
                [
                    "Productieve uren",
                    calc("=B6-B15-B16-B17*B6-B18-B19", 1878 - 226 - 43 - 0.065 * 1878 - 36 - 52, "0.00"),
                    "uur",
                ],
                ["Stap 5: overige kosten", None, None],
                ["Reiskosten", eur(1.10), "per productief uur"],
                ["Opleidingskosten", eur(0.45), "per productief uur"],
                ["Overhead", pct(0.22), "van de totale kosten"],
                ["Kostprijs per uur", eur(55.56), None],
            ],
        )
    ]


@layout(writer="xlsxwriter")
def toelichtingskolommen() -> list[Page]:
    return [
        Page(
            "Opgave",
            [
                ["Nr.", "Onderdeel", "Waarde", "Eenheid", "Grondslag", "Toelichting"],
                [
                    1,
                    "Loonkosten incl. werkgeverslasten, per betaald uur",
                    27.9,
                    "€ per uur",
                    None,
                    "FWG 45, cao GHZ, trede 9",
                ],
                [2, "Productiviteit", 76, "%", "betaalde uren", "zie blad 12 van het jaarverslag 2024"],
                [3, "Reiskosten", 0.95, "€ per uur", None, "gemiddeld 4 km per cliënt"],
                [4, "Opleidingskosten", 2, "%", "loonkosten", None],
                [5, "Overhead", 24, "%", "loonkosten", "personeel, huisvesting en ICT; benchmark 26%"],
                [6, "Opslag voor risico en innovatie", 2.5, "%", "kostprijs", "zoals afgesproken in 2023"],
                [7, "Tarief", 49.11, "€ per uur", None, None],
            ],
        )
    ]


@layout()
def subtotalen_ertussen() -> list[Page]:
    return [
        Page(
            "Ladder",
            [
                ["Opbouw uurprijs", None],
                [None, "€ per uur"],
                ["Bruto uurloon", 20.0],
                ["Vakantiegeld", 1.6],
                ["EJU", 1.67],
                ["Subtotaal brutoloon", 23.27],
                ["Werkgeverslasten", 6.52],
                ["Subtotaal loonkosten", 29.79],
                ["Opslag niet-productieve uren", 9.93],
                ["Subtotaal per productief uur", 39.72],
                ["Reiskosten", 1.2],
                ["Scholingskosten", 0.6],
                ["Cliëntgebonden kosten", 0.85],
                ["Subtotaal directe kosten", 42.47],  # ten cents too much: the sheet adds up wrongly
                ["Overheadkosten", 8.5],
                ["Totale kostprijs", 50.97],
                ["Winst", 1.02],
                ["Uurtarief", 51.99],
            ],
        )
    ]


@layout()
def label_in_de_cel() -> list[Page]:
    return [
        Page(
            "Blad1",
            [
                ["Tariefopbouw thuisbegeleiding (prijspeil 2026)"],
                ["Bruto uurloon: € 18,90"],
                ["Vakantiegeld: 8 %"],
                ["Eindejaarsuitkering: 8,33 %"],
                ["Werkgeverslasten: 27,5%"],
                ["Productiviteit = 78%"],
                ["Overhead: 18 % van de omzet"],
                ["Winst en risico: 3%"],
                ["Uurtarief: € 45,10"],
            ],
        )
    ]


@layout()
def verborgen_rijen() -> list[Page]:
    return [
        Page(
            "Calculatie",
            [
                ["Calculatie uurprijs begeleiding"],
                ["Uurloon (bruto)", 22.35, "per uur"],
                ["Oud uurloon (bruto)", 21.1, "per uur"],
                ["Sociale lasten en pensioen", pct(0.31), None],
                ["Vakantietoeslag", pct(0.08), None],
                ["Eindejaarsuitkering", pct(0.0833), None],
                ["Productiviteit", pct(0.75), None],
                ["Productiviteit", pct(0.82), "oud"],
                [
                    "Indirecte kosten",
                    pct(0.19),
                    In("opslag over de directe kosten", comment="Nagevraagd bij de directie"),
                ],
                ["Marge", pct(0.04), "nog te bespreken"],
                ["Prijs per uur", eur(54.7), None],
            ],
            hidden_rows=(3, 8, 10),
        )
    ]


@layout()
def tekstgetallen() -> list[Page]:
    return [
        Page(
            "Begroting",
            [
                ["KOSTPRIJS PER UUR", "BEDRAG"],
                ["  Bruto jaarsalaris", "€ 41.250,00"],
                ["  Contracturen", "1.878,00 uur"],
                ["  Vakantiegeld", "8,0%"],
                ["  Eindejaarsuitkering", "8,33 %"],
                ["  Werkgeverslasten", "28 %"],
                ["  Niet-productieve uren", "468,5 uur"],
                ["  Overhead per fte", "€ 14.600,-"],
                ["  Opslag winst (op de kostprijs)", "2,5 %"],
                ["TARIEF", "€ 57,83"],
            ],
        )
    ]


@layout(writer="nl", suffix=".csv")
def dubbelzinnig_getal() -> list[Page]:
    return [
        Page(
            "csv",
            [
                ["omschrijving", "waarde"],
                ["contracturen", "1.760"],
                ["loonkosten", "25"],
                ["productieve uren", "1400"],
                ["overhead", "19%"],
            ],
        )
    ]


@layout()
def kaartjes() -> list[Page]:
    return [
        Page(
            "Dashboard",
            [
                ["Kostprijs in één oogopslag"],
                [],
                ["Bruto uurloon", None, "Werkgeverslasten", None, "Productiviteit"],
                [eur(20.4), None, pct(0.3), None, pct(0.77)],
                [],
                ["Overhead per uur", None, "Reiskosten per uur", None, "Uurtarief"],
                [eur(7.9), None, eur(1.15), None, eur(43.5)],
            ],
        )
    ]
