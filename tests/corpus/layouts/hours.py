"""Hours: months across, percentages of the hours, days, and the tools for household help."""

from tests.corpus.pages import Page, calc, eur, layout, pct

MONTHS = ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]


@layout()
def maanden_naast_elkaar() -> list[Page]:
    rows = [
        ["Urenbegroting 2026", *[None] * 13],
        ["Norm", *MONTHS, "Totaal"],
        ["Bruto Werkbare uren", *[156.5] * 12, 1878],
        [" Feestdagen", 7.2, 0, 7.2, 7.2, 14.4, 0, 0, 0, 0, 0, 0, 7.2, 43.2],
        [" Vakantie dagen", 7.2, 14.4, 7.2, 14.4, 21.6, 14.4, 43.2, 43.2, 7.2, 14.4, 7.2, 21.6, 216],
        [" Verzuim", *[9.4] * 12, 112.8],
        [" Scholing", *[3] * 12, 36],
        [" Werkoverleg", *[4] * 12, 48],
        [
            'Bruto norm "productiviteit"',
            125.7,
            125.7,
            125.7,
            118.5,
            104.1,
            125.7,
            96.9,
            96.9,
            132.9,
            125.7,
            132.9,
            111.3,
            1422,
        ],
        [],
        ["Actuals", *MONTHS, "Totaal"],
        ["Bruto Werkbare uren", *[156.5] * 12, 1878],
        [" Feestdagen", 7.2, 0, 7.2, 7.2, 14.4, 0, 0, 0, 0, 0, 0, 7.2, 43.2],
        [" Vakantie dagen", *[19] * 12, 228],
        [" Verzuim", *[11] * 12, 132],
        [" Scholing", *[2] * 12, 24],
        [" Werkoverleg", *[4] * 12, 48],
    ]
    return [Page("Uren", rows, start=41)]


@layout()
def uren_in_procenten() -> list[Page]:
    return [
        Page(
            "Inzet",
            [
                ["Kostprijsberekening 2026"],
                ["Loonkosten", "€ 26,40", "per uur, incl. werkgeverslasten"],
                [],
                ["Niet-productieve tijd", "% van de contracturen"],
                ["Verlof", pct(0.115), None],
                ["Feestdagen", pct(0.023), None],
                ["Ziekte", pct(0.06), None],
                ["Scholing", pct(0.02), None],
                ["Werkoverleg", pct(0.027), None],
                ["Totaal", pct(0.245), None],
                [],
                ["Indirecte lasten", pct(0.2), None],
                ["Rendement", pct(0.03), None],
                ["Tarief", eur(44.9), None],
            ],
        )
    ]


@layout(writer="xlsxwriter")
def hbh_rekentool() -> list[Page]:
    wage = 15.6 * (1 + 0.08 + 0.0833)
    cost = wage * 1.245 / 0.81
    direct = cost + 0.95
    return [
        Page(
            "Rekentool HbH",
            [
                ["Rekentool huishoudelijke hulp", None, None, None],
                ["cao VVT, HBH-schaal", None, "prijspeil", 2026],
                ["", "Percentage", "Bedrag per uur", "Toelichting"],
                ["Uurloon HBH-schaal", None, eur(15.6), "gewogen over de periodieken"],
                ["Vakantietoeslag", pct(0.08), calc("=C4*B5", 15.6 * 0.08, "0.00"), None],
                ["Eindejaarsuitkering", pct(0.0833), calc("=C4*B6", 15.6 * 0.0833, "0.00"), None],
                ["Werkgeverslasten", pct(0.245), calc("=SUM(C4:C6)*B7", wage * 0.245, "0.00"), None],
                ["Loonkosten per uur", None, calc("=SUM(C4:C7)", wage * 1.245, "0.00"), None],
                ["Productiviteit", pct(0.81), None, "betaalde uren die bij cliënten zijn"],
                ["Loonkosten per productief uur", None, calc("=C8/B9", cost, "0.00"), None],
                ["Reis- en opleidingskosten", None, eur(0.95), None],
                ["Overhead", pct(0.155), calc("=B12*(C10+C11)", direct * 0.155, "0.00"), None],
                [
                    "Risico-opslag",
                    pct(0.02),
                    calc("=B13*(C10+C11+C12)", direct * 1.155 * 0.02, "0.00"),
                    "over de kostprijs",
                ],
                ["Tarief", None, calc("=SUM(C10:C13)", direct * 1.155 * 1.02, "0.00"), None],
            ],
        )
    ]


@layout(suffix=".xls")
def procent_als_twintig() -> list[Page]:
    return [
        Page(
            "Blad1",
            [
                ["Post", "Invoer", "Eenheid"],
                ["Bruto uurloon", 23.1, "€"],
                ["Vakantiegeld", 8, "%"],
                ["Eindejaarsuitkering", 8.33, "%"],
                ["Sociale lasten + pensioen", 30, "%"],
                ["Productiviteit", 72, "%"],
                ["Opslag overhead", 20, "% van directe kosten"],
                ["Marge", 3, "% van het tarief"],
                ["Uurprijs", 64.62, "€"],
            ],
        )
    ]


@layout(suffix=".ods")
def eenheid_in_de_kop() -> list[Page]:
    return [
        Page(
            "Kosten",
            [
                ["Kostprijs begeleiding", None],
                ["Loon", "€ per maand"],
                ["Bruto maandloon", 3290],
                [None, None],
                ["Uren", "uren per jaar"],
                ["Normale werkbare uren", 1878],
                ["Verlof", 231],
                ["Ziekte", 105],
                ["Scholing", 40],
                ["Teamoverleg", 46],
                ["Indirecte uren", 120],
                [None, None],
                ["Opslagen", "%"],
                ["Vakantietoeslag", 8],
                ["Eindejaarsuitkering", 8.3],
                ["Werkgeverslasten", 29.5],
                ["Overhead (van de kostprijs)", 18],
            ],
        )
    ]
