"""Series 2 of sheets by somebody who never saw the recogniser, part 1."""

from datetime import date

from tests.corpus.pages import DATUM, HEEL, PCT2, In, Page, calc, cent, eur, layout, pct2


@layout(suffix=".xls")
def staf_en_overhead_in_procenten() -> list[Page]:
    """De overheadposten tellen op tot een percentage van de directe loonkosten; dat gaat naar het tweede tabblad."""
    items = [
        ("Directie en secretariaat", 118000),
        ("Financiële administratie", 96400),
        ("Personeelszaken", 61200),
        ("ICT", 88700),
        ("Huisvesting kantoor", 104500),
        ("Verzekeringen en accountant", 33200),
        ("Kwaliteit en certificering", 28000),
    ]
    rows = [[name, In(amount, HEEL), pct2(amount / 2500000)] for name, amount in items]
    return [
        Page(
            "Overhead",
            [
                ["Overhead begroting 2026", None, None],
                ["Post", "Bedrag", "In % van de directe loonkosten"],
                *rows,
                ["Totaal overhead", calc("=SUM(B3:B9)", 530000, HEEL), calc("=SUM(C3:C9)", 0.212, PCT2)],
                [],
                ["Directe loonkosten (uitvoerend personeel)", In(2500000, HEEL), pct2(1)],
            ],
        ),
        Page(
            "Uurprijs",
            [
                ["Opbouw uurprijs ambulante begeleiding", None, None],
                ["Loonkosten per productief uur", eur(46.1), "inclusief toeslagen en werkgeverslasten"],
                ["Reiskosten per productief uur", eur(1.2), None],
                ["Overhead", calc("=Overhead!C10", 0.212, PCT2), "van de loonkosten, zie tabblad Overhead"],
                ["Kostprijs per uur", eur(cent(46.1 * 1.212 + 1.2)), None],
            ],
        ),
    ]


@layout()
def model_met_legenda() -> list[Page]:
    """Een model van een adviesbureau: legenda, versiebeheer, invoer, berekening; formules zonder bewaarde uitkomst."""
    wage = 3296 * 12 / 1878
    cost = wage * 1.1633 * 1.302
    prod = 1878 - 212 - 43 - 0.064 * 1878 - 40 - 60
    direct = cost * 1878 / prod + 1.55 + 0.7
    price = direct * 1.195
    return [
        Page(
            "Legenda",
            [
                ["Kostprijsmodel ambulante zorg"],
                [],
                ["Begrip", "Uitleg", "Gebruikelijk"],
                ["Overhead", "kosten die niet aan een cliënt zijn toe te rekenen", "15% - 25%"],
                ["Productiviteit", "declarabele uren / betaalde uren", "65% - 80%"],
                ["Risico-opslag", "buffer voor tegenvallers", "2% - 4%"],
                ["Kleuren", "geel = invullen, grijs = formule", None],
            ],
        ),
        Page(
            "Versie",
            [
                ["Versie", "Datum", "Wat is er gewijzigd"],
                [0.9, In(date(2025, 5, 12), DATUM), "eerste opzet"],
                [1.0, In(date(2025, 8, 28), DATUM), "overleg met regio verwerkt"],
                [1.1, In(date(2025, 9, 30), DATUM), "scholing van 36 naar 40 uur"],
            ],
        ),
        Page(
            "Invoer",
            [
                ["Parameter", "Waarde", "Eenheid", "Bron"],
                ["Peildatum", In(date(2026, 1, 1), DATUM), None, None],
                ["Brutosalaris per maand", eur(3296), "€", "salarisadministratie, fulltime"],
                ["Vakantietoeslag", pct2(0.08), "van het brutosalaris", "cao GGZ"],
                ["Eindejaarsuitkering", pct2(0.0833), "van het brutosalaris", "cao GGZ"],
                ["Werkgeverslasten", pct2(0.302), "van salaris en toeslagen", "jaarrekening"],
                ["Contracturen", 1878, "uur per jaar", "cao GGZ"],
                ["Vakantie-uren", 212, "uur per jaar", None],
                ["Feestdagen", 43, "uur per jaar", None],
                ["Ziekteverzuim", pct2(0.064), "van de contracturen", "Vernet"],
                ["Scholing", 40, "uur per jaar", None],
                ["Overleg en intervisie", 60, "uur per jaar", None],
                ["Reiskosten", eur(1.55), "€ per declarabel uur", None],
                ["Opleidingskosten", eur(0.7), "€ per declarabel uur", None],
                ["Overhead", pct2(0.195), "van de directe kosten", "zie legenda"],
            ],
        ),
        Page(
            "Berekening",
            [
                ["Stap", "Uitkomst"],
                ["Uurloon", calc("=Invoer!B3*12/Invoer!B7", wage, "0.00")],
                ["Loonkosten per betaald uur", calc("=B2*(1+Invoer!B4+Invoer!B5)*(1+Invoer!B6)", cost, "0.00")],
                [
                    "Declarabele uren",
                    calc("=Invoer!B7-Invoer!B8-Invoer!B9-Invoer!B10*Invoer!B7-Invoer!B11-Invoer!B12", prod, "0.0"),
                ],
                ["Loonkosten per declarabel uur", calc("=B3*Invoer!B7/B4", cost * 1878 / prod, "0.00")],
                ["Directe kosten per declarabel uur", calc("=B5+Invoer!B13+Invoer!B14", direct, "0.00")],
                ["Overhead per declarabel uur", calc("=B6*Invoer!B15", direct * 0.195, "0.00")],
                ["Kostprijs per declarabel uur", calc("=ROUND(B6+B7,2)", cent(price), "0.00")],
            ],
        ),
    ]


@layout(writer="xlsxwriter")
def begroting_naast_vorig_jaar() -> list[Page]:
    """Vorig jaar, dit jaar en de mutatie naast elkaar; overhead in euro per fte."""

    def out(wage: float, sl: float, pens: float, hours: int, travel: float, oh: int) -> tuple[float, float]:
        kp = cent(wage * 1.1633 * (1 + sl + pens) * 1878 / hours + travel + oh / hours)
        return kp, cent(kp * 1.015)

    old, new = (21.95, 0.188, 0.112, 1392, 1.25, 13200), (22.83, 0.191, 0.115, 1386, 1.3, 13900)
    (kp_old, t_old), (kp_new, t_new) = out(*old), out(*new)

    def mut(a: float, b: float) -> In:
        return In(round(b / a - 1, 4), "0.0%")

    return [
        Page(
            "Tarief",
            [
                ["Kostprijs begeleiding individueel"],
                [],
                [None, "Begroting 2025", "Begroting 2026", "Mutatie"],
                ["Bruto uurloon", eur(old[0]), eur(new[0]), mut(old[0], new[0])],
                ["Vakantietoeslag", pct2(0.08), pct2(0.08), None],
                ["Eindejaarsuitkering", pct2(0.0833), pct2(0.0833), None],
                ["Sociale lasten", pct2(old[1]), pct2(new[1]), None],
                ["Pensioenpremie", pct2(old[2]), pct2(new[2]), None],
                ["Contracturen", In(1878, HEEL), In(1878, HEEL), None],
                ["Declarabele uren", In(old[3], HEEL), In(new[3], HEEL), mut(old[3], new[3])],
                ["Reiskosten per declarabel uur", eur(old[4]), eur(new[4]), mut(old[4], new[4])],
                ["Overhead per fte", eur(old[5]), eur(new[5]), mut(old[5], new[5])],
                ["Kostprijs per uur", eur(kp_old), eur(kp_new), mut(kp_old, kp_new)],
                ["Risico (1,5% van de kostprijs)", eur(cent(t_old - kp_old)), eur(cent(t_new - kp_new)), None],
                ["Tarief per uur", eur(t_old), eur(t_new), mut(t_old, t_new)],
            ],
            merges=("A1:D1",),
        )
    ]


@layout()
def toetsing_aan_regionorm() -> list[Page]:
    """Het formulier van de regio: de norm ernaast, met één norm als bandbreedte, en een kolom onderbouwing."""
    own = cent((32.9 / 0.725 + 1.6) * 1.198)
    return [
        Page(
            "Toetsingskader",
            [
                ["Toetsingskader reële prijs jeugdhulp ambulant", None, None, None, None],
                ["Ingevuld door: De Kleine Beer jeugdhulp", None, None, None, None],
                [],
                ["Kostenelement", "Norm regio", "Onze organisatie", "Afwijking", "Onderbouwing van de afwijking"],
                [
                    "Loonkosten per betaald uur (incl. toeslagen en werkgeverslasten)",
                    eur(31.2),
                    eur(32.9),
                    eur(1.7),
                    "meer hbo en wo dan in de norm",
                ],
                ["Productiviteit", "72% - 76%", "72,5%", "binnen norm", None],
                ["Reiskosten per uur", eur(1.25), eur(1.6), eur(0.35), "landelijk gebied, gem. 9 km per bezoek"],
                ["Overhead over de directe kosten", "18%", "19,8%", "1,8%", "kleine organisatie, 42 fte"],
                ["Kostprijs per uur", eur(51.23), eur(own), eur(cent(own - 51.23)), None],
                [],
                ["Ondertekening", None, None, None, None],
                ["Datum", "17 september 2025", None, None, None],
            ],
            merges=("A1:E1", "A2:E2"),
        )
    ]


@layout(writer="xlsxwriter")
def af_en_bij_regels() -> list[Page]:
    """Regels met -/-, + en =; de netto uren zijn verkeerd opgeteld (1.428,4 in plaats van 1.418,4)."""
    wrong = 1428.4
    n1 = "#,##0.0"
    return [
        Page(
            "Uurkostprijs",
            [
                [None, "UURKOSTPRIJS THUISBEGELEIDING", None],
                [],
                [None, "Bruto contracturen per fte", In(1878, n1)],
                ["-/-", "vakantieverlof", In(208, n1)],
                ["-/-", "feestdagen", In(43.2, n1)],
                ["-/-", "ziekteverzuim", In(116.4, n1)],
                ["-/-", "scholing", In(40, n1)],
                ["-/-", "werkoverleg", In(52, n1)],
                ["=", "Netto productieve uren per fte", In(wrong, n1)],
                [],
                [None, "Loonkosten per fte per jaar, incl. sociale lasten en pensioen", eur(61400)],
                ["+", "Overhead per fte", eur(12600)],
                ["-/-", "Subsidie praktijkleren per fte", eur(600)],
                ["=", "Totale kosten per fte", eur(73400)],
                [],
                [None, "Kostprijs per uur", eur(cent(73400 / wrong))],
            ],
            widths={"B": 50},
        )
    ]
