"""Tables of functions, overhead lists and totals of a year."""

from tests.corpus.pages import Page, eur, layout, pct


@layout()
def functietabel() -> list[Page]:
    return [
        Page(
            "Personeel",
            [
                ["Functiemix team Noord"],
                [],
                ["Functie", "Schaal", "Trede", "Fte", "Maandsalaris"],
                ["Begeleider", "FWG 40", 8, 6, eur(3210)],
                ["Senior begeleider", "FWG 50", 9, 2, eur(3890)],
                ["Gedragswetenschapper", "FWG 60", 6, 1, eur(4725)],
                ["Totaal", None, None, 9, None],
            ],
        ),
        Page(
            "Kostprijs",
            [
                ["Contracturen", 1878],
                ["Vakantietoeslag", pct(0.08)],
                ["Eindejaarsuitkering", pct(0.0833)],
                ["Werkgeverslasten", pct(0.305)],
                ["Productieve uren", 1335],
                ["Overhead (over de loonkosten)", pct(0.25)],
                ["Kostprijs", eur(78.02)],
            ],
        ),
    ]


@layout(writer="xlsxwriter")
def functies_met_uurloon() -> list[Page]:
    return [
        Page(
            "Inzet",
            [
                ["Discipline", "Aandeel", "Bruto uurloon"],
                ["Helpende", pct(0.25), eur(17.2)],
                ["Verzorgende", pct(0.5), eur(19.6)],
                ["Verpleegkundige", pct(0.25), eur(24.4)],
                ["Totaal", pct(1), None],
                [],
                ["Werkgeverslasten", pct(0.3)],
                ["Productiviteit", pct(0.73)],
                ["Overhead per uur", eur(8.4)],
            ],
        )
    ]


@layout()
def overheadlijst() -> list[Page]:
    return [
        Page(
            "Overhead",
            [
                ["Overheadkosten", "€ per jaar"],
                ["Directie en bestuur", 98000],
                ["Huisvesting", 64000],
                ["ICT", 41500],
                ["Facilitair", 18500],
                ["Administratie", 52000],
                ["Werving van nieuwe mensen", 6000],
                ["Totaal overhead", 280000],
                [],
                ["Aantal fte", 20],
            ],
        ),
        Page(
            "Tarief",
            [
                ["Loonkosten per betaald uur incl. werkgeverslasten", eur(28.15)],
                ["Contracturen", 1878],
                ["Productieve uren per fte", 1400],
                ["Kostprijs per uur", eur(47.76)],
            ],
        ),
    ]


@layout(writer="xlsxwriter")
def jaartotalen() -> list[Page]:
    return [
        Page(
            "Exploitatie",
            [
                ["Exploitatiebegroting 2026 (bedragen in euro's per jaar)"],
                ["Personeelskosten (incl. sociale lasten)", eur(1480000)],
                ["Reiskosten medewerkers", eur(36000)],
                ["Opleidingskosten", eur(24000)],
                ["Overhead", eur(320000)],
                ["Totaal", eur(1860000)],
                [],
                ["Aantal fte", 25],
                ["Productieve uren per fte", 1360],
                ["Contracturen", 1872],
                ["Kostprijs per uur", eur(54.71)],
            ],
        )
    ]


@layout()
def sociaal_werk_ikb() -> list[Page]:
    return [
        Page(
            "SW",
            [
                ["Tariefberekening cao Sociaal Werk", None, None],
                ["Functie: jongerenwerker", None, None],
                ["Bruto maandloon", 3480, "€ per maand"],
                ["IKB", pct(0.195), "individueel keuzebudget"],
                ["Loopbaanbudget", pct(0.015), None],
                ["Sociale lasten", pct(0.185), None],
                ["Pensioenpremie werkgever", pct(0.12), None],
                ["Contracturen per jaar", 1878, "uur"],
                ["Declarabele uren", 1345, "uur"],
                ["Overhead", 18500, "€ per fte"],
                ["Rapportageverplichtingen", 0.75, "€ per uur"],
                ["Uurtarief", 77.4, "€"],
            ],
        )
    ]
