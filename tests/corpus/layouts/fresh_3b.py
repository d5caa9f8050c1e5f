"""Series 3 of sheets by somebody who never saw the recogniser, part 2."""

from datetime import date

from tests.corpus.pages import HEEL, In, Page, calc, cent, eur, layout, pct2


@layout()
def map_met_balans_en_personeel() -> list[Page]:
    """De hele map van de controller: balans, personeelslijst en telefoonlijst rond één tabblad met de kostprijs."""
    staff = [
        ("A. de Boer", "Begeleider", 45, 9, 0.89, 3412),
        ("F. Yilmaz", "Begeleider", 45, 10, 1.0, 3520),
        ("J. Smit", "Senior begeleider", 50, 8, 0.78, 3790),
        ("K. van Dijk", "Begeleider", 45, 7, 0.67, 3218),
        ("M. Hendriks", "Gedragswetenschapper", 60, 6, 0.44, 4725),
        ("R. Bakker", "Begeleider", 40, 11, 1.0, 3305),
    ]
    average = sum(fte * pay for *_, fte, pay in staff) / sum(fte for *_, fte, _ in staff)
    wage = cent(average * 12 / 1878)
    kp = cent(wage * 1.1633 * 1.302 / 0.74 + 1.35 + 12.4)
    return [
        Page(
            "Balans",
            [
                ["Balans per 31 december 2024", None, None, None],
                ["Activa", "€", "Passiva", "€"],
                ["Materiële vaste activa", eur(184500), "Eigen vermogen", eur(312400)],
                ["Vorderingen op debiteuren", eur(226300), "Voorziening personeel", eur(48200)],
                ["Overige vorderingen", eur(31850), "Te betalen vakantiegeld", eur(39700)],
                ["Liquide middelen", eur(143950), "Overige schulden", eur(186300)],
                ["Totaal", eur(586600), "Totaal", eur(586600)],
            ],
        ),
        Page(
            "Personeelslijst",
            [
                ["Naam", "Functie", "FWG", "Trede", "Fte", "Salaris per maand", "In dienst sinds"],
                *[
                    [name, role, fwg, step, fte, eur(pay), In(date(2015 + index, 3, 1), "dd-mm-yyyy")]
                    for index, (name, role, fwg, step, fte, pay) in enumerate(staff)
                ],
            ],
        ),
        Page(
            "Kostprijs",
            [
                ["Kostprijs begeleiding individueel", None, None],
                [],
                ["Uurloon bruto, gemiddeld", eur(wage), "gewogen gemiddelde van de personeelslijst"],
                ["Vakantietoeslag", pct2(0.08), None],
                ["Eindejaarsuitkering (13e maand)", pct2(0.0833), None],
                ["Sociale lasten", pct2(0.19), None],
                ["Pensioenpremie werkgever", pct2(0.112), None],
                ["Declarabiliteit", pct2(0.74), "declarabele / betaalde uren"],
                ["Reiskosten per uur", eur(1.35), None],
                ["Overheadtoeslag per uur", eur(12.4), None],
                ["Kostprijs per uur", eur(kp), None],
            ],
        ),
        Page(
            "Telefoonlijst",
            [
                ["Wie", "Toestel"],
                ["Receptie", 100],
                ["Directie", 101],
                ["Administratie", 204],
                ["ICT-helpdesk", 210],
            ],
        ),
    ]


@layout(suffix=".ods")
def twee_groepen_per_dagdeel() -> list[Page]:
    """Twee soorten groepen naast elkaar; alles per dagdeel, ook de overhead."""

    def price(hour: float, staff: float, size: float, present: float, room: float, travel: float) -> float:
        return cent(hour / 0.82 * 3.5 * staff / (size * present) + room + travel + 6.4)

    return [
        Page(
            "Groepen",
            [
                ["Berekening dagdeelprijs groepsbegeleiding", None, None, None],
                [None, None, "Groep regulier", "Groep intensief"],
                ["Groepsgrootte", "cliënten", 10, 6],
                ["Bezetting", "%", "88%", "85%"],
                ["Dagdelen per week", "aantal", 10, 8],
                ["Begeleiders op de groep", "aantal", 1.5, 2],
                ["Uren per dagdeel", "uur", 3.5, 3.5],
                ["Loonkosten per betaald uur (incl. werkgeverslasten)", "€", 29.8, 31.75],
                ["Productiviteit", "%", "82%", "82%"],
                ["Huur en energie per cliënt per dagdeel", "€", 4.75, 6.2],
                ["Vervoer van cliënten per dagdeel", "€", 5.9, 5.9],
                ["Overhead per dagdeel", "€", 6.4, 6.4],
                [
                    "Tarief per dagdeel",
                    "€",
                    price(29.8, 1.5, 10, 0.88, 4.75, 5.9),
                    price(31.75, 2, 6, 0.85, 6.2, 5.9),
                ],
            ],
        )
    ]


@layout()
def productenlijst_met_tussenkoppen() -> list[Page]:
    """Een lijst per wet met gemiddelden eronder; bij een product is de kostprijs verkeerd opgeteld."""

    def row(code: str, name: str, labour: float, travel: float, oh: float, slip: float = 0) -> list[object]:
        kp = cent(labour + travel + oh + slip)
        risk = cent(kp * 0.02)
        return [code, name, eur(labour), eur(travel), eur(oh), eur(kp), eur(risk), eur(cent(kp + risk))]

    head = [
        "Code",
        "Product",
        "Loonkosten per\nproductief uur",
        "Reiskosten\nper uur",
        "Overhead\nper uur",
        "Kostprijs\nper uur",
        "Risico\nper uur",
        "Tarief\nper uur",
    ]
    return [
        Page(
            "Productenlijst",
            [
                ["Productenlijst met kostprijzen", *[None] * 7],
                ["Stichting Samen Verder - concept", *[None] * 7],
                head,
                [None, "Wmo", *[None] * 6],
                row("02A03", "Begeleiding licht", 42.35, 1.1, 9.42),
                row("02A05", "Begeleiding zwaar", 49.8, 1.1, 9.42),
                [None, "Gemiddelde Wmo", eur(46.08), eur(1.1), eur(9.42), eur(56.6), eur(1.13), eur(57.73)],
                [None, "Jeugdwet", *[None] * 6],
                row("45A48", "Jeugdhulp ambulant regulier", 51.25, 1.65, 10.9),
                row("45A49", "Jeugdhulp ambulant specialistisch", 58.6, 1.65, 10.9, slip=1),
                ["54001", "Jeugd-ggz behandeling", eur(78.15), "n.v.t.", eur(14.2), eur(92.35), eur(1.85), eur(94.2)],
                [],
                ["Alle loonkosten zijn inclusief toeslagen, sociale lasten en pensioen.", *[None] * 7],
            ],
            merges=("A1:H1", "A2:H2", "A13:H13"),
        )
    ]


@layout(writer="xlsxwriter")
def blokken_naast_elkaar_met_minuut() -> list[Page]:
    """Sociaal werk: loonblok en urenblok naast elkaar, tariefblok eronder, uur- en minuuttarief."""
    per = 3520 * 12 / 1878 * (1 + 0.1833) * 1.31 * 1878 / 1332
    kp = cent(per + 0.9 + 13.25)
    tarief = cent(kp * 1.025)
    return [
        Page(
            "Jongerenwerk",
            [
                ["Kostprijs jongerencoach (cao Sociaal Werk)", None, None, None, None],
                [],
                ["LOON", None, None, "UREN", None],
                ["Bruto maandsalaris schaal 8", eur(3520), None, "Bruto jaaruren", In(1878, HEEL)],
                ["IKB (incl. vakantiegeld en eindejaarsuitkering)", pct2(0.1833), None, "Verlofuren", 224],
                ["Sociale lasten", pct2(0.19), None, "Feestdagen", 44],
                ["Pensioenpremie werkgever", pct2(0.12), None, "Ziekteverzuim (uren)", 106],
                [None, None, None, "Scholing", 48],
                [None, None, None, "Werkoverleg", 124],
                [None, None, None, "Declarabele uren", In(1332, HEEL)],
                [],
                ["TARIEF", None, None, None, None],
                ["Reiskosten per declarabel uur", eur(0.9), None, None, None],
                ["Overhead per declarabel uur", eur(13.25), None, None, None],
                ["Kostprijs per uur", eur(kp), None, None, None],
                ["Opslag innovatie en risico, over de kostprijs", pct2(0.025), None, None, None],
                ["Tarief per uur", eur(tarief), None, None, None],
                ["Tarief per minuut", eur(cent(tarief / 60)), None, None, None],
                ["Tarief per deelnemer (groep)", calc("=B17/B20", "#DIV/0!"), None, None, None],
                ["Aantal deelnemers", None, None, None, "nog invullen"],
            ],
            merges=("A1:E1",),
        )
    ]


@layout(writer="nl", suffix=".csv")
def praktijk_in_dagen() -> list[Page]:
    """Kleine praktijk, csv zonder kop en zonder komma's: jaaruren 1.760 en verlof in dagen van 8 uur."""
    return [
        Page(
            "csv",
            [
                ["praktijk De Brug - tarief opvoedondersteuning", "", ""],
                ["jaaruren", "1.760", ""],
                ["vakantie", "25", "dagen van 8 uur"],
                ["feestdagen", "6", "dagen van 8 uur"],
                ["ziekte", "7", "dagen van 8 uur"],
                ["scholing", "5", "dagen van 8 uur"],
                ["teamoverleg", "96", "uur per jaar"],
                ["loonkosten per betaald uur inclusief werkgeverslasten", "36", "euro"],
                ["overhead", "22", "% van de loonkosten"],
                ["uurtarief afgerond", "59", "euro"],
            ],
        )
    ]
