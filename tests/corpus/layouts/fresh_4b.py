"""Series 4 of sheets by somebody who never saw the recogniser, part 2; taken over cell by cell."""

from tests.corpus.pages import EURO, Page, calc, eur, layout, pct, pct2


@layout(writer="xlsxwriter")
def dagbesteding_groep() -> list[Page]:
    """Numbered lines of a price per dagdeel; formulas in words with line numbers."""
    return [
        Page(
            "Dagbesteding",
            [
                ["Calculatie dagbesteding ouderen: prijs per dagdeel per deelnemer"],
                [],
                ["Personeel"],
                [1, "Uurloon activiteitenbegeleider (bruto)", eur(19.8), "FWG 30, trede 9"],
                [2, "Vakantietoeslag", pct(0.08)],
                [3, "Eindejaarsuitkering", pct2(0.0833)],
                [4, "Opslag werkgever over 1 t/m 3", pct(0.29), "incl. pensioen 12,9%"],
                [5, "Loonkosten per uur", calc("=C4*(1+C5+C6)*(1+C7)", 29.7130086, EURO), "= 1 x (1+2+3) x (1+4)"],
                [6, "Productiviteit", pct(0.78), "op basis van 2024"],
                [7, "Loonkosten per productief uur", calc("=C8/C9", 38.093600769231, EURO), "= 5 : 6"],
                ["Groep"],
                [8, "Duur van een dagdeel (uur), incl. opstarten en opruimen", 4, "3,5 + 0,5"],
                [9, "Begeleiders op de groep", 2],
                [10, "Groepsgrootte (ingeschreven deelnemers)", 12],
                [11, "Aanwezigheid", pct(0.85), "2024: 83,7%"],
                [
                    12,
                    "Begeleiding per deelnemer",
                    calc("=C10*C12*C13/(C14*C15)", 29.877333936652, EURO),
                    "= 7 x 8 x 9 : (10 x 11)",
                ],
                ["Overig"],
                [13, "Huur ruimte per groep per dagdeel", eur(62), "huurcontract t/m 2028"],
                [14, "Huur per deelnemer", calc("=C18/(C14*C15)", 6.078431372549, EURO), "= 13 : (10 x 11)"],
                [15, "Warme maaltijd en koffie per deelnemer", eur(3.4)],
                [16, "Materiaal per deelnemer", eur(1.75)],
                [
                    17,
                    "Directe kosten per dagdeel",
                    calc("=C16+C19+C20+C21", 41.105765309201, EURO),
                    "= 12 + 14 + 15 + 16",
                ],
                [18, "OVH", pct(0.16), "over 17"],
                [19, "Kostprijs per dagdeel", calc("=C22*(1+C23)", 47.682687758673, EURO)],
                [20, "Risico", pct(0.02), "over 19"],
                [21, "Dagdeelprijs exclusief vervoer", calc("=ROUND(C24*(1+C25),2)", 48.64, EURO)],
            ],
            merges=("A1:D1", "A3:D3", "A11:D11", "A17:D17"),
        )
    ]


@layout()
def zzp_collectief_rechtsonder() -> list[Page]:
    """A list of members, with the price of an hour in the lower right corner."""
    return [
        Page(
            "Leden 2026",
            [
                ["Ledenlijst en omzetprognose collectief De Schakel"],
                [],
                ["Lid", "Uren 2025", "Declarabel", "Omzet 2025", "AGB", "VOG"],
                ["A. Bos", 1210, pct(0.71), eur(80465), "94-047811", "ja"],
                ["K. Meijer", 1388, pct(0.74), eur(92302), "94-057811", "ja"],
                ["R. el Idrissi", 980, pct(0.66), eur(65170), "94-067811", "ja"],
                ["J. Postma", 1442, pct(0.77), eur(95893), "94-077811", "ja"],
                ["S. Vos", 1105, pct(0.69), eur(73482.5), "94-087811", "ja"],
                ["T. Nguyen", 1260, pct(0.72), eur(83790), "94-097811", "ja"],
                ["L. Smit", 760, pct(0.61), eur(50540), "94-0107811", "ja"],
                ["Totaal", 8145, None, eur(541642.5)],
                [],
                [],
                [],
                [],
                [],
                [],
                [],
                [],
                [],
                [],
                [],
                [],
                [None, None, None, None, None, None, None, "Zo komt het uurtarief 2026 tot stand"],
                [None, None, None, None, None, None, "v3", "Uurvergoeding aan het lid, per declarabel uur", eur(61)],
                [None, None, None, None, None, None, None, "Kmvergoeding, gemiddeld per declarabel uur", eur(2.1)],
                [None, None, None, None, None, None, None, "Scholingspot, per declarabel uur", eur(0.9)],
                [None, None, None, None, None, None, None, "Subtotaal", eur(64)],
                [
                    None,
                    None,
                    None,
                    None,
                    None,
                    None,
                    None,
                    "Afdracht collectief (kantoor, kwaliteit, ict), % van het tarief",
                    pct(0.08),
                ],
                [None, None, None, None, None, None, None, "Uurtarief", eur(69.57)],
            ],
            merges=("H24:I24",),
            hidden_columns=("G",),
        )
    ]


@layout(writer="xlsxwriter")
def thuiszorg_team() -> list[Page]:
    """Hours and amounts of a whole team of 7 fte, with a column per client hour."""
    return [
        Page(
            "Team Oost",
            [
                ["Begroting wijkteam Oost 2026"],
                ["7 fte, 1.878 uur per fte"],
                [],
                ["Functie", "FWG", "fte", "Salaris per maand bij 36 uur", "Salaris per jaar"],
                ["Verzorgende IG", 35, 3.2, 3010, calc("=C5*D5*12", 115584)],
                ["Verpleegkundige", 40, 2.4, 3290, calc("=C6*D6*12", 94752)],
                ["Wijkverpleegkundige", 50, 1.4, 3940, calc("=C7*D7*12", 66192)],
                ["Totaal", None, calc("=SUM(C5:C7)", 7), None, calc("=SUM(E5:E7)", 276528)],
                [],
                ["Vakantiegeld", None, None, None, calc("=E8*0.08", 22122.24)],
                ["Eindejaarsuitkering", None, None, None, calc("=E8*0.0833", 23034.7824)],
                ["Onregelmatigheid", None, None, None, calc("=E8*0.06", 16591.68)],
                ["Brutoloonsom", None, None, None, calc("=E8+SUM(E10:E12)", 338276.7024)],
                ["Sociale lasten", None, None, None, calc("=E13*0.192", 64949.1268608)],
                ["Pensioen werkgever", None, None, None, calc("=E13*0.118", 39916.6508832)],
                ["Totaal loonkosten", None, None, None, calc("=SUM(E13:E15)", 443142.480144)],
                [],
                ["Uren van het team"],
                ["Contracturen", None, None, None, calc("=C8*1878", 13146)],
                ["Verlof", None, None, None, 1659],
                ["Ziekteverlof (6,5% van de contracturen)", None, None, None, calc("=E19*0.065", 854.49)],
                ["Scholing", None, None, None, 224],
                ["Werkoverleg", None, None, None, 280],
                ["Routetijd tussen cliënten", None, None, None, 665],
                ["Rapportage en zorgplan", None, None, None, 770],
                ["Cliënturen", None, None, None, calc("=E19-SUM(E20:E25)", 8693.51)],
                [],
                ["Kosten per cliëntuur", None, None, None, "per jaar", "per cliëntuur"],
                ["Loonkosten", None, None, None, calc("=E16", 443142.480144), calc("=E29/$E$26", 50.973942647331)],
                ["Reiskosten medewerkers", None, None, None, 18300, calc("=E30/$E$26", 2.105018571325)],
                ["Cursussen en BIG", None, None, None, 9100, calc("=E31/$E$26", 1.046757868801)],
                ["Huisvesting", None, None, None, 21400],
                ["ICT en telefonie", None, None, None, 19800],
                ["P&O", None, None, None, 14250],
                ["Bestuur en staf", None, None, None, 48600],
                ["Afdracht holding", None, None, None, 12000],
                ["Totaal OVH", None, None, None, calc("=SUM(E32:E36)", 116050), calc("=E37/$E$26", 13.349038535643)],
                ["Integrale kostprijs per cliëntuur", None, None, None, None, calc("=SUM(F29:F31)+F37", 67.4747576231)],
                ["Marge 2,5% op kostprijs", None, None, None, None, calc("=F38*0.025", 1.686868940578)],
                [
                    "Tarief persoonlijke verzorging en verpleging per uur",
                    None,
                    None,
                    None,
                    None,
                    calc("=ROUND(F38+F39,2)", 69.16),
                ],
            ],
        )
    ]
