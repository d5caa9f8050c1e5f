"""Series 2 of sheets by somebody who never saw the recogniser, part 2."""

from tests.corpus.pages import Page, cent, eur, layout, pct, pct2


@layout()
def alles_als_tekst() -> list[Page]:
    """Overgetypt uit een brief: elke waarde is tekst, met eenheid of FWG erbij."""
    kp = 24.68 * 1.1633 * 1.3 * 1878 / 1385 + 1.15 + 0.6 + 14.15
    price = f"{cent(kp * 1.03):.2f}".replace(".", ",")
    return [
        Page(
            "Blad1",
            [
                ["Bijlage bij brief van 3 november 2025", None],
                ["Onderbouwing uurtarief specialistische begeleiding", None],
                [],
                ["Bruto uurloon", "24,68 (FWG 45)"],
                ["Vakantietoeslag", "8 %"],
                ["Eindejaarsuitkering", "8,33 %"],
                ["Werkgeverslasten", "30 % over loon en toeslagen"],
                ["Contracturen", "1.878 uur per jaar"],
                ["Productieve uren", "1.385 uur per jaar"],
                ["Reiskosten", "€ 1,15 per uur"],
                ["Opleidingskosten", "€ 0,60 per uur"],
                ["Overhead", "€ 14,15 per uur"],
                ["Opslag risico", "3 % van de kostprijs"],
                ["Uurtarief", f"€ {price} per uur"],
                [],
                ["Wij gaan uit van 1.560 uur zorg per cliëntgroep per jaar.", None],
            ],
        )
    ]


@layout(writer="libreoffice")
def kort_en_onduidelijk() -> list[Page]:
    """Vijf regels van een kleine aanbieder; bijna elke regel kan twee dingen betekenen."""
    return [
        Page(
            "Tarief",
            [
                ["Ons tarief 2026"],
                ["Loonkosten medewerker", eur(31.4)],
                ["Declarabel", pct(0.7)],
                ["Indirecte uren", 180],
                ["Overhead", "20%"],
                ["Winst", "3%"],
                ["Uurtarief", eur(cent(31.4 / 0.7 * 1.2 * 1.03))],
            ],
        )
    ]


@layout()
def aantekeningen_en_verborgen_blad() -> list[Page]:
    """Samengevoegde titels, aantekeningen in de marge met oude getallen, en een verborgen blad van vorig jaar."""
    kp = cent((23.4 * 1.163 * 1.305 / 0.735 + 1.9) * 1.205)

    def sheet(wage: float, prod: float, oh: float, price: float, notes: list[str | None]) -> list[list[object]]:
        return [
            ["KOSTPRIJS AMBULANTE JEUGDHULP", None, None, None, None],
            ["bedragen in euro's per uur", None, None, None, None],
            [],
            ["Uurloon schaal 8 (bruto, gemiddeld)", None, eur(wage), None, notes[0]],
            ["Vakantietoeslag", None, pct2(0.08), None, None],
            ["Eindejaarsuitkering", None, pct2(0.083), None, None],
            ["Sociale lasten + pensioen wg", None, pct2(0.305), None, notes[1]],
            ["Productiviteit", None, pct2(prod), None, notes[2]],
            ["Reiskosten per uur", None, eur(1.9), None, None],
            ["Overhead over directe kosten", None, pct2(oh), None, notes[3]],
            [],
            ["Kostprijs per uur", None, eur(price), None, notes[4]],
        ]

    now = sheet(
        23.4,
        0.735,
        0.205,
        kp,
        ["vorig jaar 22,50!", "checken met HR", "norm gemeente 78%, halen wij niet", "was 19%", "afronden op 0,60?"],
    )
    before = sheet(22.5, 0.75, 0.19, 56.44, [None] * 5)
    return [
        Page("Kostprijs 2026", now, merges=("A1:E1", "A2:E2")),
        Page("oud 2025", before, merges=("A1:E1", "A2:E2"), hidden=True),
    ]


@layout(writer="en", suffix=".csv")
def english_export_with_hours() -> list[Page]:
    """Export uit een Engelstalig pakket: punten als decimaalteken, komma's als duizendtal, grondslag in een kolom."""
    prod = 1878 - 208 - 43.2 - 0.065 * 1878 - 36 - 48
    price = cent((23.1 * 1.1633 * 1.305 * 1878 / prod + 1.45) * 1.21)
    return [
        Page(
            "csv",
            [
                ["Section", "Cost element", "Amount", "Unit or basis"],
                ["Labour", "Gross hourly wage", "23.10", "EUR per hour"],
                ["Labour", "Holiday allowance", "8.00%", "of gross wage"],
                ["Labour", "Year-end bonus", "8.33%", "of gross wage"],
                ["Labour", "Social security contributions (employer)", "19.00%", "of gross pay"],
                ["Labour", "Pension contribution (employer)", "11.50%", "of gross pay"],
                ["Hours", "Contract hours", "1,878.00", "hours per year"],
                ["Hours", "Annual leave", "208.00", "hours per year"],
                ["Hours", "Public holidays", "43.20", "hours per year"],
                ["Hours", "Sick leave", "6.50%", "of contract hours"],
                ["Hours", "Training", "36.00", "hours per year"],
                ["Hours", "Team meetings", "48.00", "hours per year"],
                ["Other", "Travel costs", "1.45", "EUR per hour"],
                ["Other", "Overhead", "21.00%", "of direct costs"],
                ["Result", "Cost price per hour", f"{price:.2f}", "EUR per hour"],
            ],
        )
    ]


@layout()
def premies_uitgesplitst() -> list[Page]:
    """Twee niveaus naast elkaar; elke premie apart, met subtotalen; marge en risico apart, beide over de kostprijs."""

    def result(wage: float, hours: int) -> tuple[float, float]:
        kp = cent(wage * 1.1633 * 1.3 * 1878 / hours + 0.95 + 10.85)
        return kp, cent(kp * 1.035)

    (kp1, t1), (kp2, t2) = result(21.7, 1402), result(27.35, 1348)
    return [
        Page(
            "Opbouw tarief",
            [
                ["Opbouw tarief Wmo-begeleiding", None, None, None],
                ["Component", "Eenheid", "Niveau 1", "Niveau 2"],
                ["Bruto uurloon", "€ per uur", 21.7, 27.35],
                ["Vakantietoeslag", "%", "8,00", "8,00"],
                ["Eindejaarsuitkering", "%", "8,33", "8,33"],
                ["Zvw", "%", "6,51", "6,51"],
                ["AWf (WW-premie, vast)", "%", "2,74", "2,74"],
                ["Aof (WIA)", "%", "7,64", "7,64"],
                ["Wko", "%", "0,50", "0,50"],
                ["Whk", "%", "1,28", "1,28"],
                ["Totaal sociale lasten", "%", "18,67", "18,67"],
                ["Pensioenpremie werkgever", "%", "11,33", "11,33"],
                ["Totaal werkgeverslasten", "%", "30,00", "30,00"],
                ["Jaaruren", "uur", 1878, 1878],
                ["Productieve uren", "uur", 1402, 1348],
                ["Reiskosten", "€ per productief uur", 0.95, 0.95],
                ["Overhead", "€ per productief uur", 10.85, 10.85],
                ["Kostprijs", "€ per uur", kp1, kp2],
                ["Marge", "% van de kostprijs", "2,0", "2,0"],
                ["Risico", "% van de kostprijs", "1,5", "1,5"],
                ["Tarief", "€ per uur", t1, t2],
            ],
            merges=("A1:D1",),
        )
    ]
