"""A fourth series: structures that the first three did not have."""

from tests.corpus.pages import Page, eur, layout, pct


@layout()
def begeleiders_en_teams() -> list[Page]:
    return [
        Page(
            "Team",
            [
                ["Samenstelling team", None, None, None, None],
                ["Functie", "FWG", "Periodiek", "Uren per week", "Bruto salaris per maand"],
                ["Begeleider C", 45, 10, 72, 3520],
                ["Begeleider B", 35, 9, 54, 2980],
                ["Totaal", None, None, 126, None],
                [],
                ["Toeslagen en lasten"],
                ["Vakantietoeslag", "8%"],
                ["Eindejaarsuitkering", "8,33%"],
                ["ORT", "4,5%"],
                ["Sociale lasten en pensioenpremie werkgever", "30,5%"],
                [],
                ["Uren per fte per jaar", 1878],
                ["Waarvan productief", "73%"],
                ["Overheadopslag (over directe kosten)", "22,5%"],
                ["Uitkomst: kostprijs per uur", 65.4],
            ],
        )
    ]


@layout(writer="xlsxwriter")
def transposed_met_eenheden_per_regel() -> list[Page]:
    return [
        Page(
            "Zorgproducten",
            [
                [
                    "Zorgproduct",
                    "Eenheid",
                    "Uurloon",
                    "Opslag werkgever",
                    "Productiviteit",
                    "Opslag OH per uur",
                    "Tarief 2025",
                    "Tarief 2026",
                ],
                ["HH1 schoonmaak", "uur", 16.1, pct(0.46), pct(0.82), 4.1, 32.4, 33.6],
                ["HH2 regie", "uur", 17.4, pct(0.46), pct(0.8), 4.1, 35.1, 36.7],
            ],
        )
    ]


@layout(writer="en", suffix=".csv")
def engels_met_eenheden() -> list[Page]:
    return [
        Page(
            "csv",
            [
                ["Item", "Value", "Unit"],
                ["Gross hourly wage", "22.40", "EUR/hour"],
                ["Holiday allowance", "8", "%"],
                ["Year-end bonus", "8.33", "%"],
                ["Employer contributions", "29.5", "%"],
                ["Contract hours", "1878", "hours per year"],
                ["Productive hours", "1395", "hours per year"],
                ["Travel costs", "1.20", "EUR/hour"],
                ["Overhead", "18", "% of direct costs"],
                ["Margin", "2", "% of cost price"],
                ["Price per hour", "60.25", "EUR"],
            ],
        )
    ]


@layout()
def kolommen_met_bedragen_en_uren() -> list[Page]:
    return [
        Page(
            "Opbouw",
            [
                ["", "Uren", "€ per uur", "€ per jaar"],
                ["Brutoloon", 1878, eur(21.3), eur(40001.4)],
                ["Vakantiegeld 8%", None, eur(1.7), eur(3200.11)],
                ["Eindejaarsuitkering 8,33%", None, eur(1.77), eur(3332.12)],
                ["Werkgeverslasten 28%", None, eur(6.94), eur(13029.42)],
                ["Totale loonkosten", 1878, eur(31.71), eur(59563.05)],
                ["Af: verlof en feestdagen", -255, None, None],
                ["Af: ziekte", -108, None, None],
                ["Af: scholing", -30, None, None],
                ["Af: overleg", -45, None, None],
                ["Productieve uren", 1440, eur(41.36), eur(59563.05)],
                ["Overhead", None, eur(8.9), eur(12816)],
                ["Kostprijs", None, eur(50.26), eur(72379.05)],
            ],
        )
    ]


@layout(suffix=".ods")
def index_van_vorig_jaar() -> list[Page]:
    return [
        Page(
            "Indexatie",
            [
                ["Tariefvoorstel 2026", None],
                ["Tarief 2025", eur(58.2)],
                ["OVA", pct(0.0496)],
                ["Loondeel", pct(0.9)],
                ["PPC", pct(0.021)],
                ["Prijsdeel", pct(0.1)],
                ["Tarief 2026", eur(60.92)],
            ],
        )
    ]
