"""Sheets written after the vocabulary was done: how well does it do on what it was not made for?"""

from tests.corpus.pages import Page, calc, eur, layout, pct


@layout()
def onderbouwing_bij_offerte() -> list[Page]:
    return [
        Page(
            "Bijlage 3",
            [
                ["Bijlage 3 bij onze inschrijving: onderbouwing uurprijs begeleiding individueel"],
                ["Wij rekenen met de cao Sociaal Werk en met een vast team."],
                [],
                ["A.", "Personele inzet", None],
                ["A1", "Gemiddeld bruto uurloon begeleider", "€ 23,45"],
                ["A2", "Vakantietoeslag 8%", "€ 1,88"],
                ["A3", "Eindejaarsuitkering 8,3%", "€ 1,95"],
                ["A4", "Werkgeverslasten 29,5%", "€ 8,05"],
                ["A5", "Totale loonkosten per uur", "€ 35,33"],
                ["B.", "Inzetbaarheid", None],
                ["B1", "Beschikbaar voor cliënten (declarabel)", "71%"],
                ["C.", "Overige kosten", None],
                ["C1", "Reiskosten en parkeren per cliëntuur", "€ 1,65"],
                ["C2", "Bijdrage aan de overheadkosten, berekend over A t/m C1", "17,5%"],
                ["C3", "Risico-opslag (2% van de kostprijs)", "€ 1,21"],
                ["D.", "Uurtarief exclusief btw", "€ 61,80"],
            ],
        )
    ]


@layout(writer="xlsxwriter")
def exploitatie_drie_jaren() -> list[Page]:
    return [
        Page(
            "V&W",
            [
                ["Winst- en verliesrekening (x € 1.000)", None, None, None],
                ["", "Realisatie 2024", "Begroting 2025", "Begroting 2026"],
                ["Lonen en salarissen incl. sociale lasten", 2210, 2340, 2475],
                ["Reiskosten personeel", 58, 61, 64],
                ["Scholing personeel", 31, 33, 35],
                ["Huisvesting", 140, 146, 150],
                ["ICT", 66, 70, 75],
                ["Algemene kosten", 94, 98, 105],
                ["Totaal kosten", 2599, 2748, 2904],
                [],
                ["Gemiddeld aantal fte", 36, 37, 38],
                ["Declarabele uren per fte", 1340, 1350, 1355],
            ],
        )
    ]


@layout(writer="libreoffice")
def invoer_en_berekening() -> list[Page]:
    per_hour = 21.2 * 1.1633 * 1.285
    productive = per_hour * 1878 / 1440
    return [
        Page(
            "Invoer",
            [
                ["Parameter", "Waarde"],
                ["Uurloon", eur(21.2)],
                ["VT", pct(0.08)],
                ["EJU", pct(0.0833)],
                ["WGL", pct(0.285)],
                ["Bruto contracturen", 1878],
                ["Vakantie", 210],
                ["Feestdagen", 43],
                ["Ziekte", 113],
                ["Opleiding uren", 30],
                ["Intervisie", 42],
                ["OH", pct(0.2)],
            ],
        ),
        Page(
            "Berekening",
            [
                ["Bruto uurloon", calc("=Invoer!B2", 21.2, "0.00")],
                ["Netto uren", calc("=Invoer!B6-SUM(Invoer!B7:B11)", 1440, "0")],
                ["Kosten per uur incl. wgl", calc("=B1*1.1633*1.285", per_hour, "0.00")],
                ["Kosten per declarabel uur", calc("=B3*1878/B2", productive, "0.00")],
                ["Overhead", calc("=B4*0.2", productive * 0.2, "0.00")],
                ["Kostprijs", calc("=B4+B5", productive * 1.2, "0.00")],
            ],
        ),
    ]


@layout(suffix=".ods")
def dagen_en_weken() -> list[Page]:
    return [
        Page(
            "Hulp",
            [
                ["Berekening uurtarief huishoudelijke ondersteuning 2026", None, None],
                ["Contractomvang", 36, "uur per week"],
                ["Vakantiedagen", 28, "dagen"],
                ["Feestdagen", 6, "dagen"],
                ["Ziekteverzuim", pct(0.068), "van de contracturen"],
                ["Bijscholing", 12, "uur per jaar"],
                ["Teamvergaderingen", 20, "uur per jaar"],
                ["Bruto uurloon schaal HH", 16.45, "euro"],
                ["Vakantiegeld", 8, "%"],
                ["Eindejaarsuitkering", 8.33, "%"],
                ["Sociale premies en pensioen werkgever", 24, "%"],
                ["Overhead", 16, "% van omzet"],
                ["Winstopslag", 2, "% van omzet"],
            ],
        )
    ]


@layout()
def norm_naast_opgave() -> list[Page]:
    return [
        Page(
            "Toets",
            [
                ["Toetsing kostprijselementen", None, None, None, None],
                ["Kostprijselement", "Norm gemeente", "Opgave aanbieder", "Verschil", "Toelichting aanbieder"],
                [
                    "Directe loonkosten (incl. werkgeverslasten, per betaald uur)",
                    27.5,
                    28.9,
                    1.4,
                    "zwaardere functiemix",
                ],
                ["Productiviteit (%)", 78, 74, -4, "hoger verzuim dan 5,5%"],
                ["Reiskosten (€ per uur)", 0.9, 1.2, 0.3, None],
                ["Overhead (% van de directe kosten)", 18, 21, 3, None],
                ["Risico (% van de kostprijs)", 2, 3, 1, None],
                ["Tarief (€ per uur)", 43.5, 50.2, 6.7, None],
            ],
        )
    ]


@layout(writer="xlsxwriter")
def functies_elk_een_tarief() -> list[Page]:
    return [
        Page(
            "Per functie",
            [
                ["Opbouw tarief per functie", None, None, None],
                ["", "Ambulant begeleider", "Gedragsdeskundige", "GZ-psycholoog"],
                ["FWG", 45, 60, 65],
                ["Brutosalaris per maand", eur(3455), eur(4710), eur(5480)],
                ["Vakantietoeslag", pct(0.08), pct(0.08), pct(0.08)],
                ["Eindejaarsuitkering", pct(0.0833), pct(0.0833), pct(0.0833)],
                ["Sociale lasten en pensioen", pct(0.31), pct(0.3), pct(0.295)],
                ["Bruto jaaruren", 1878, 1878, 1878],
                ["Declarabele uren", 1330, 1280, 1240],
                ["Overhead per declarabel uur", eur(13.1), eur(13.1), eur(13.1)],
                ["Kostprijs per uur", eur(60.8), eur(80.9), eur(94.1)],
            ],
        )
    ]


@layout()
def toeslag_op_toeslag() -> list[Page]:
    return [
        Page(
            "Calculatie",
            [
                ["Omschrijving", "Factor", "€/uur"],
                ["Basisloon FWG 35 eindschaal", None, 19.1],
                ["Opslag vakantietoeslag", "8,00%", None],
                ["Opslag eindejaarsuitkering", "8,33%", None],
                ["Opslag onregelmatigheid", "6,5%", None],
                ["Opslag sociale lasten/pensioen", "28,0%", None],
                ["Niet-declarabele uren", "26%", None],
                ["Opleidingsbudget", "2%", None],
                ["Overhead", "€ 9,80 per uur", None],
                ["Onvoorzien", "1,5%", None],
                ["Reële prijs per uur", None, 51.75],
            ],
        )
    ]


@layout(writer="nl", suffix=".csv")
def puntkomma_export() -> list[Page]:
    return [
        Page(
            "csv",
            [
                ["Kostprijsmodel export", "", ""],
                ["kostensoort", "bedrag", "eenheid"],
                ["Loonkosten cao (excl. werkgeverslasten)", "22,15", "EUR/uur"],
                ["Vakantietoeslag", "8,0", "procent"],
                ["Eindejaarsuitkering", "8,3", "procent"],
                ["Sociale lasten", "19,5", "procent"],
                ["Pensioen", "12,4", "procent"],
                ["Jaaruren", "1.878,0", "uur"],
                ["Productieve uren", "1.402,5", "uur"],
                ["Overhead", "12.750,00", "EUR/fte"],
                ["Kilometervergoeding", "0,23", "EUR/km"],
                ["Kilometers per uur", "4,2", "km"],
                ["Kostprijs", "56,20", "EUR/uur"],
            ],
        )
    ]
