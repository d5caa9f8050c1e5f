"""Workbooks with several sheets, blocks and products."""

from datetime import date

from tests.corpus.pages import Page, eur, layout, pct


@layout()
def nza_formulier() -> list[Page]:
    return [
        Page(
            "Voorblad",
            [["Kostprijsonderzoek"], ["Instelling", "Stichting Rivierzorg"], ["Versie", 1.2], ["NZa-nummer", 12345]],
        ),
        Page(
            "Legenda",
            [
                ["Kleur", "Betekenis"],
                ["geel", "invoer"],
                ["Overhead", "alle kosten die niet direct toe te rekenen zijn"],
                ["Productiviteit", "declarabele uren gedeeld door betaalde uren"],
            ],
        ),
        Page(
            "Versie",
            [
                ["Datum", "Wijziging"],
                [date(2025, 3, 4), "tabblad 3 toegevoegd"],
                [date(2025, 6, 18), "formules hersteld"],
            ],
        ),
        Page("1. Algemeen", [["Peildatum", date(2026, 1, 1)], ["Aantal locaties", 14], ["CAO", "Gehandicaptenzorg"]]),
        Page(
            "2. Loon",
            [
                ["Bruto uurloon (gewogen)", eur(21.85)],
                ["Vakantietoeslag", pct(0.08)],
                ["Eindejaarsuitkering", pct(0.0833)],
                ["Werkgeverslasten", pct(0.292)],
            ],
        ),
        Page(
            "3. Uren",
            [
                ["Bruto uren per fte", 1878],
                ["Vakantieuren", 200],
                ["Feestdagen", 45],
                ["Ziekteverzuim (van de contracturen)", pct(0.071)],
                ["Scholing", 40],
                ["Werkoverleg en intervisie", 61],
            ],
        ),
        Page(
            "4. Overig",
            [
                ["Reiskosten per uur", eur(1.4)],
                ["Scholingskosten per uur", eur(0.5)],
                ["Overhead over directe kosten", pct(0.23)],
            ],
        ),
        Page(
            "5. Uitkomst",
            [
                ["Kostprijs per uur", eur(63.55)],
                ["Opslag risico (over de kostprijs)", pct(0.02)],
                ["Tarief per uur", eur(64.82)],
            ],
        ),
    ]


@layout(writer="xlsxwriter")
def naast_elkaar() -> list[Page]:
    return [
        Page(
            "Vergelijk",
            [
                ["Ambulante hulp", None, None, None, "Intensieve hulp", None],
                ["Bruto uurloon", eur(20.1), None, None, "Bruto uurloon", eur(25.9)],
                ["Werkgeverslasten", pct(0.3), None, None, "Werkgeverslasten", pct(0.3)],
                ["Vakantietoeslag", pct(0.08), None, None, "Vakantietoeslag", pct(0.08)],
                ["Eindejaarsuitkering", pct(0.0833), None, None, "Eindejaarsuitkering", pct(0.0833)],
                ["Productiviteit", pct(0.75), None, None, "Productiviteit", pct(0.7)],
                ["Overhead (over directe kosten)", pct(0.2), None, None, "Overhead (over directe kosten)", pct(0.2)],
                ["Kostprijs", eur(48.6), None, None, "Kostprijs", eur(67.1)],
            ],
            merges=("A1:B1", "E1:F1"),
        )
    ]


@layout()
def onder_elkaar() -> list[Page]:
    def block(name: str, wage: float, productive: float, price: float) -> list[list[object]]:
        return [
            [name],
            ["Loonkosten incl. lasten per betaald uur", eur(wage)],
            ["Productiviteit", pct(productive)],
            ["Overheadtoeslag per uur", eur(8.25)],
            ["Tarief", eur(price)],
            [],
        ]

    rows = [["Tarieven 2026 Zorgbedrijf"], []]
    rows += block("Begeleiding licht", 25.5, 0.76, 41.8) + block("Begeleiding midden", 28.75, 0.74, 47.1)
    return [Page("Tarieven", rows + block("Begeleiding zwaar", 34.1, 0.7, 56.97))]


@layout()
def blad_per_product() -> list[Page]:
    def page(name: str, wage: float, hours: int, price: float) -> Page:
        rows = [
            ["Product", name],
            ["Brutoloon per uur", eur(wage)],
            ["Vakantiegeld", pct(0.08)],
            ["Eindejaarsuitkering", pct(0.0833)],
            ["Opslag sociale lasten en pensioen", pct(0.31)],
            ["Contracturen", 1878],
            ["Direct productieve uren", hours],
            ["Overhead, % van directe kosten", pct(0.19)],
            ["Reële prijs", eur(price)],
        ]
        return Page(name, rows)

    cover = Page("Toelichting", [["Deze sheet bevat per product een blad."], ["Vragen: controller, 06 12345678"]])
    return [cover, page("Basis", 19.4, 1360, 48.76), page("Plus", 23.8, 1320, 61.6)]


@layout()
def voorblad_en_jaren() -> list[Page]:
    return [
        Page(
            "Titel",
            [
                ["Onderbouwing uurtarief"],
                ["Stichting Het Anker"],
                ["Opgesteld door", "A. Jansen"],
                ["Datum", date(2025, 10, 3)],
            ],
        ),
        Page(
            "Onderbouwing",
            [
                ["", "2025", "2026"],
                ["Salaris per uur", eur(22.4), eur(23.3)],
                ["Sociale lasten", pct(0.19), pct(0.19)],
                ["Pensioen", pct(0.12), pct(0.123)],
                ["Vakantietoeslag", pct(0.08), pct(0.08)],
                ["Eindejaarsuitkering", pct(0.0833), pct(0.0833)],
                ["Bruto uren", 1878, 1878],
                ["Netto uren", 1390, 1385],
                ["Reiskosten", eur(1.05), eur(1.1)],
                ["Overhead", pct(0.17), pct(0.17)],
                ["Indexatie", pct(0.0491), pct(0.0496)],
                ["Integrale kostprijs", eur(55.7), eur(58.3)],
            ],
        ),
    ]
