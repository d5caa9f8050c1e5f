"""Series 6: ordinary cost sheets by another hand, as they were sent."""

from tests.corpus.pages import EURO, Page, calc, eur, layout, pct, pct2


@layout()
def linde_begeleiding_individueel() -> list[Page]:
    return [
        Page(
            "Onderbouwing",
            [
                ["Stichting De Linde - onderbouwing uurtarief Wmo"],
                ["Product: Begeleiding individueel"],
                ["Prijspeil 1 januari 2026"],
                [],
                ["Nr", "Kostensoort", "Toelichting", "%", "€ per uur"],
                [1, "Bruto uurloon", "gemiddeld over de functies", None, eur(23.1)],
                [2, "Vakantiegeld", "over het bruto uurloon", pct2(0.08), calc("=E6*D7", 1.848, EURO)],
                [3, "Eindejaarsuitkering", "over het bruto uurloon", pct2(0.0833), calc("=E6*D8", 1.92423, EURO)],
                [
                    4,
                    "Sociale lasten",
                    "over loon incl. toeslagen",
                    pct2(0.189),
                    calc("=SUM(E6:E8)*D9", 5.07885147, EURO),
                ],
                [
                    5,
                    "Pensioenpremie werkgeversdeel",
                    "over loon incl. toeslagen",
                    pct2(0.096),
                    calc("=SUM(E6:E8)*D10", 2.57973408, EURO),
                ],
                [6, "Loonkosten per betaald uur", None, None, calc("=SUM(E6:E10)", 34.53081555, EURO)],
                [7, "Productiviteit", "declarabele uren / betaalde uren", pct2(0.74)],
                [
                    8,
                    "Loonkosten per declarabel uur",
                    "regel 6 / regel 7",
                    None,
                    calc("=E11/D12", 46.663264256757, EURO),
                ],
                [9, "Reiskosten", "zakelijke kilometers", None, eur(1.35)],
                [10, "Scholingskosten", "cursusgelden, geen uren", None, eur(0.55)],
                [11, "Overhead", "over regel 8 t/m 10", pct2(0.21), calc("=SUM(E13:E15)*D16", 10.198285493919, EURO)],
                [12, "Kostprijs per uur", None, None, calc("=SUM(E13:E16)", 58.761549750676, EURO)],
                [13, "Risico-opslag", "over de kostprijs", pct2(0.025), calc("=E17*D18", 1.469038743767, EURO)],
                [14, "Uurtarief", None, None, calc("=ROUND(SUM(E17:E18),2)", 60.23, EURO)],
            ],
            merges=("A1:E1",),
        ),
    ]


@layout("xlsxwriter")
def kostprijs_ambulante_jeugdhulp() -> list[Page]:
    return [
        Page(
            "Kostprijs 2026",
            [
                [None, "De Kade Jeugdhulp"],
                [None, "Berekening kostprijs ambulante jeugdhulp 2026"],
                [],
                [None, "A. Uren per fte"],
                [None, "Contracturen per jaar", 1878, "uur", "36 uur per week"],
                [None, "Verlofuren", 211, "uur", "wettelijk en bovenwettelijk"],
                [None, "Feestdagen", 50, "uur"],
                [None, "Ziekteverzuim", pct(0.068), "%", "van de contracturen"],
                [None, "Scholing", 45, "uur"],
                [None, "Werkoverleg en intervisie", 80, "uur"],
                [None, "Verslaglegging en dossiervorming", 118, "uur", "niet declarabel bij deze gemeenten"],
                [None, "Productieve uren per fte", calc("=C5-C6-C7-C5*C8-SUM(C9:C11)", 1246.296), "uur"],
                [],
                [None, "B. Loonkosten"],
                [None, "Bruto maandsalaris", eur(3905), "€ per maand", "gemiddelde van het team"],
                [None, "Vakantietoeslag", pct(0.08), "%", "van het salaris"],
                [None, "Eindejaarsuitkering", pct(0.083), "%", "van salaris en vakantietoeslag"],
                [None, "Werkgeverslasten", pct(0.279), "%", "van salaris en toeslagen"],
                [
                    None,
                    "Loonkosten per fte per jaar",
                    calc("=C15*12*(1+C16)*(1+C17)*(1+C18)", 70101.1335816, EURO),
                    "€ per jaar",
                ],
                [None, "Loonkosten per productief uur", calc("=C19/C12", 56.247579693428, EURO), "€ per uur"],
                [],
                [None, "C. Overige kosten"],
                [None, "Reiskosten", eur(1.9), "€ per uur"],
                [None, "Cliëntgebonden kosten", eur(0.75), "€ per uur", "spel- en werkmateriaal"],
                [None, "Overhead", pct(0.235), "%", "van loonkosten, reiskosten en cliëntgebonden kosten"],
                [None, "Kostprijs per uur", calc("=SUM(C20,C23:C24)*(1+C25)", 72.738510921383, EURO), "€ per uur"],
            ],
        ),
    ]


@layout(suffix=".ods")
def tariefopbouw_hulp_bij_het_huishouden() -> list[Page]:
    return [
        Page(
            "HbH",
            [
                ["Thuisgenoten BV"],
                ["Tariefopbouw hulp bij het huishouden, tarief per 1 januari 2026"],
                [],
                ["Onderdeel", "Invoer", "Opmerking"],
                ["Brutoloon per uur", 16.42, "HBH-schaal, gemiddeld over de medewerkers"],
                ["Vakantietoeslag", pct(0.08), "van het brutoloon"],
                ["Eindejaarsuitkering", pct(0.0833), "van het brutoloon"],
                ["Opslag sociale lasten en pensioen", pct(0.248), "van brutoloon met toeslagen"],
                ["Loonkosten per uur", 23.838529728],
                ["Bruto uren per jaar", 1878, "voltijd"],
                ["Verlofuren inclusief feestdagen", 237],
                ["Ziekteverzuim (uren)", 140.85, "7,5% van de bruto uren"],
                ["Scholing (uren)", 8],
                ["Werkoverleg (uren)", 12],
                ["Netto inzetbare uren", 1480.15],
                ["Loonkosten per inzetbaar uur", 30.246095888379],
                ["Reiskosten per uur", 0.62, "fiets en ov tussen cliënten"],
                ["Overheadkosten per uur", 5.35, "planning, kantoor, ict, verzekeringen"],
                ["Kostprijs per uur", 36.216095888379],
                ["Winst en risico", pct(0.02), "van het tarief"],
                ["Tarief per uur", 36.96],
            ],
        ),
    ]


@layout("libreoffice")
def specialistische_begeleiding_vaartzorg() -> list[Page]:
    return [
        Page(
            "Blad1",
            [
                [None, "Kostprijs specialistische begeleiding per uur"],
                [None, "Vaartzorg - tariefvoorstel Wmo 2026"],
                [],
                [None, "Directe kosten"],
                [None, "Loonkosten per uur incl. vakantiegeld, EJU en werkgeverslasten", eur(36.45)],
                [None, "Declarabiliteit", pct(0.7)],
                [None, "Loonkosten per declarabel uur", calc("=C5/C6", 52.071428571429, EURO)],
                [None, "Reiskosten", eur(1.1)],
                [None, "Opleidingskosten", eur(0.9)],
                [None, "Rapportageverplichtingen gemeente", eur(0.65)],
                [None, "Subtotaal directe kosten", calc("=SUM(C7:C10)", 54.721428571429, EURO)],
                [],
                [None, "Overhead per declarabel uur"],
                [None, "Huisvesting", eur(2.15)],
                [None, "ICT", eur(1.8)],
                [None, "Management en staf", eur(5.9)],
                [None, "Overige algemene kosten", eur(1.05)],
                [None, "Totaal overhead", calc("=SUM(C14:C17)", 10.9, EURO)],
                [],
                [None, "Kostprijs", calc("=C11+C18", 65.621428571429, EURO)],
                [None, "Marge", pct(0.03)],
                [None, "Tarief, afgerond op hele euro's", eur(68)],
                [],
                [None, "Alle bedragen exclusief btw (vrijgesteld)."],
            ],
            merges=("B1:C1",),
        ),
    ]


@layout(suffix=".csv")
def export_persoonlijke_begeleiding() -> list[Page]:
    return [
        Page(
            "Blad",
            [
                ["Kostprijsmodel persoonlijke begeleiding", "", "", ""],
                ["Peildatum", "01-07-2026", "", ""],
                ["", "", "", ""],
                ["Onderdeel", "Waarde", "Eenheid", "Toelichting"],
                ["Bruto jaarsalaris", "41.880,00", "euro per jaar", "gemiddelde medewerker, voltijds"],
                ["Vakantiegeld", "8,00%", "van bruto jaarsalaris", ""],
                ["Eindejaarsuitkering", "8,33%", "van bruto jaarsalaris", ""],
                ["Onregelmatigheidstoeslag", "2,10%", "van bruto jaarsalaris", "avonduren en zaterdag"],
                ["Sociale lasten en pensioen", "28,40%", "van salaris met toeslagen", ""],
                ["Loonkosten per jaar", "63.684,45", "euro per jaar", ""],
                ["Betaalde uren", "1.878,00", "uur per jaar", ""],
                ["Niet-productieve uren", "498,00", "uur per jaar", "verlof, ziekte, scholing en overleg"],
                ["Productieve uren", "1.380,00", "uur per jaar", ""],
                ["Loonkosten per productief uur", "46,15", "euro per uur", ""],
                ["Reiskosten", "1,15", "euro per uur", ""],
                ["Opleidingskosten", "0,60", "euro per uur", ""],
                ["Overhead", "18,00%", "van de totale kosten", "staf, huisvesting en ict"],
                ["Kostprijs", "58,41", "euro per uur", ""],
                ["Opslag risico", "1,50%", "van de kostprijs", ""],
                ["Tarief", "59,29", "euro per uur", ""],
            ],
        ),
    ]
