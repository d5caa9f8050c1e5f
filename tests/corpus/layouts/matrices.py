"""Elements across, products or levels down: tables as they stand in agreements and tariff lists."""

from tests.corpus.pages import Page, eur, layout, pct


@layout()
def deelovereenkomst() -> list[Page]:
    return [
        Page(
            "Opbouw",
            [
                ["Opbouw tarief deelovereenkomst Wmo / jeugd"],
                [],
                [
                    "Dienst",
                    "Niveau",
                    "CAO kosten",
                    "Productiviteit",
                    "Overhead",
                    "Uurtarief incl. marge etc.",
                    "Groepsgrootte",
                ],
                ["Begeleiding individueel", "Basis", "24,68 (FWG 45)", "80%", "20%", 38, "n.v.t."],
                [None, "Extra", "42,22 (FWG 65)", "80%", "20%", 64, "n.v.t."],
                ["Persoonlijke verzorging", "Basis", "24,68 (FWG 45)", "80%", "20%", 38, "n.v.t."],
                [None, "Extra", "42,22 (FWG 65)", "80%", "20%", 64, "n.v.t."],
                [],
                ["Marge en afronding naar hele euro's zijn onderdeel van het tarief."],
            ],
            merges=("A1:G1", "A4:A5", "A6:A7"),
        )
    ]


@layout(writer="xlsxwriter")
def tarieflijst() -> list[Page]:
    return [
        Page(
            "Tarieven Wmo",
            [
                ["Tarieven Wmo maatwerkvoorzieningen"],
                [],
                ["Product", "Code", "Eenheid", "Tarief ZIN", "Opmerking"],
                ["Begeleiding basis", "02A04", "uur", "€ 55,80", "incl. reistijd"],
                ["Begeleiding plus", "02A05", "uur", "€ 85,20", None],
                ["Huishoudelijke hulp", "01A03", "minuut", "€ 0,54", None],
                ["Dagbesteding licht", "07A01", "dagdeel", "€ 41,25", "excl. vervoer"],
                ["Kortdurend verblijf", "04A01", "etmaal", "€ 168,00", None],
                ["Vervoer rolstoel", "08A03", "etmaal", "n.v.t.", "op aanvraag"],
            ],
        )
    ]


@layout()
def niveaus_getransponeerd() -> list[Page]:
    return [
        Page(
            "Niveaus",
            [
                ["Kostprijzen jeugdhulp ambulant", None, None, None, None, None, None, None],
                ["Prijspeil: 1 januari 2026"],
                [],
                [
                    "Niveau",
                    "Bruto uurloon",
                    "Werkgeverslasten",
                    "Productieve uren",
                    "Contracturen",
                    "Overhead",
                    "Risico",
                    "Tarief per uur",
                ],
                [
                    None,
                    "€/uur",
                    "%",
                    "uren per jaar",
                    "uren per jaar",
                    "% van directe kosten",
                    "% van de kostprijs",
                    "€/uur",
                ],
                ["Licht", 21.5, 34.2, 1310, 1878, 22, 2, 50.63],
                ["Midden", 24.1, 34.2, 1310, 1878, 22, 2, 56.76],
                ["Zwaar", 29.75, 34.2, 1250, 1878, 22, 2, 73.42],
                ["Gemiddeld", 25.12, 34.2, 1290, 1878, 22, 2, 60.27],
            ],
            merges=("A1:H1",),
        )
    ]


@layout(writer="xlsxwriter")
def samengevoegde_koppen() -> list[Page]:
    return [
        Page(
            "Kostprijs",
            [
                ["Kostprijsmodel ambulant"],
                [None, "Begeleiding regulier", None, "Begeleiding specialistisch", None],
                ["Kostensoort", "%", "€ per uur", "%", "€ per uur"],
                ["Bruto uurloon", None, eur(19.8), None, eur(25.4)],
                ["Vakantietoeslag", pct(0.08), eur(1.58), pct(0.08), eur(2.03)],
                ["Eindejaarsuitkering", pct(0.0833), eur(1.65), pct(0.0833), eur(2.12)],
                ["Sociale lasten", pct(0.18), eur(4.15), pct(0.18), eur(5.32)],
                ["Pensioenpremie", pct(0.11), eur(2.53), pct(0.11), eur(3.25)],
                ["Loonkosten per betaald uur", None, eur(29.71), None, eur(38.12)],
                ["Productiviteit", pct(0.74), None, pct(0.68), None],
                ["Loonkosten per productief uur", None, eur(40.15), None, eur(56.06)],
                ["Reiskosten", None, eur(1.35), None, eur(1.35)],
                ["Overhead (over directe kosten)", pct(0.21), eur(8.72), pct(0.21), eur(12.06)],
                ["Kostprijs", None, eur(50.22), None, eur(69.47)],
            ],
            merges=("B2:C2", "D2:E2"),
        )
    ]


@layout(writer="en", suffix=".csv")
def engelse_csv() -> list[Page]:
    return [
        Page(
            "csv",
            [
                [
                    "Product",
                    "Hourly wage (EUR)",
                    "Employer charges",
                    "Productivity",
                    "Paid hours",
                    "Overhead per hour",
                    "Hourly rate",
                ],
                ["Support basic", "21.50", "31.5%", "74.5%", "1,878.00", "9.25", "47.20"],
                ["Support plus", "26.75", "31.5%", "71%", "1,878.00", "9.25", "58.80"],
            ],
        )
    ]
