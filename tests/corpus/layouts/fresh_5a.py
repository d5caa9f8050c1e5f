"""Series 5 of sheets by somebody who never saw the recogniser, part 1; taken over cell by cell."""

from tests.corpus.pages import EURO, PERCENT, In, Page, calc, eur, layout, pct


@layout()
def vaktherapie_twee_blokken() -> list[Page]:
    """Wage and hours side by side, the price below; numbers partly as text."""
    return [
        Page(
            "VT 2026",
            [
                [],
                [None, "PRAKTIJK VOOR BEELDENDE EN MUZIEKTHERAPIE - onderbouwing uurprijs"],
                [],
                [None, "LOON", None, None, None, "UREN PER JAAR"],
                [None, "Brutosalaris bij 36 uur, FWG 55", eur(4115), None, None, "Contracturen", "1.878 uur"],
                [None, "x 12 = jaarsalaris", eur(49380), None, None, "Wettelijk verlof", 144, "4 x 36"],
                [None, "Vakantiegeld", "8%", None, None, "Bovenwettelijk verlof", 58],
                [None, "EJU", "8,33%", None, None, "Feestdagen", 43, "6 dagen"],
                [
                    None,
                    "Opslag werkgever",
                    "29,5%",
                    None,
                    None,
                    "Ziekteverlof: 5,5% van de uren na verlof en feestdagen",
                    In(89.815, "", comment="Verzuim 2024 was 7,1% door één langdurig zieke; genormaliseerd."),
                ],
                [None, "Loonkosten per jaar", eur(74389.66143), None, None, "Trainingsuren", 40, "register FVB"],
                [None, None, None, None, None, "Teamoverleg en intervisie", 52, "1 uur x 52 weken"],
                [None, None, None, None, None, "Administratietijd (behandelverslagen)", 168, "4 uur x 42 weken"],
                [None, None, None, None, None, "Directe uren per fte", 1283.185],
                [],
                [],
                [
                    None,
                    "Loonkosten per direct uur",
                    eur(57.972670682715),
                    None,
                    None,
                    "Loonkosten per jaar / directe uren",
                ],
                [None, "Therapiemateriaal per direct uur", eur(1.8), None, None, "verf, klei, instrumenten"],
                [
                    None,
                    "Opslagpercentage indirect (over loonkosten per direct uur)",
                    pct(0.22),
                    None,
                    None,
                    "huur atelier, EPD, bestuur",
                ],
                [None, "Kostprijs per uur", eur(72.526658232913)],
                [None, "Resultaatopslag over kostprijs", pct(0.02)],
                [None, "UURTARIEF", In(73.98, EURO, comment="2025: 71,20")],
                [None, "Sessie van 45 minuten", eur(55.48), None, None, "uurtarief x 0,75"],
            ],
            merges=("B2:H2",),
        )
    ]


@layout(writer="xlsxwriter")
def pleegzorg_twee_jaren() -> list[Page]:
    """Two years with the change between them, percentages as 8 with the unit beside them."""
    return [
        Page(
            "Pleegzorgbegeleiding",
            [
                ["Pleegzorg: begeleiding per uur"],
                ["versie 3, 22-9-2025, concept"],
                [],
                ["Onderdeel", "Eenheid", "2025", "2026", "Mutatie", "Bron/toelichting"],
                [
                    "Brutosalaris pleegzorgwerker (schaal 9)",
                    "€/mnd",
                    3712,
                    3868,
                    calc("=D5/C5-1", 0.042025862069, PERCENT),
                    "Cao Jeugdzorg 2024-2026, trede 8; +4,2% per 1-1-2026",
                ],
                [
                    "Jaarsalaris",
                    "€",
                    calc("=C5*12", 44544),
                    calc("=D5*12", 46416),
                    calc("=D6/C6-1", 0.042025862069, PERCENT),
                    "12 maanden",
                ],
                ["Vakantietoeslag", "%", 8, 8, calc("=D7/C7-1", 0, PERCENT), "Over het jaarsalaris"],
                [
                    "Eindejaarsuitkering",
                    "%",
                    8.3,
                    8.3,
                    calc("=D8/C8-1", 0, PERCENT),
                    "Over jaarsalaris plus vakantietoeslag, artikel 6.4",
                ],
                [
                    "Opslag werkgever",
                    "%",
                    29.8,
                    30.4,
                    calc("=D9/C9-1", 0.020134228188, PERCENT),
                    "WW 2,74, WIA 7,64, ZVW 6,51, PFZW 13,0 (netto na franchise)",
                ],
                [
                    "Loonkosten per fte",
                    "€/jaar",
                    calc("=((C6*(1+C7/100))*(1+C8/100))*(1+C9/100)", 67626.37651968),
                    calc("=((D6*(1+D7/100))*(1+D8/100))*(1+D9/100)", 70794.17335296),
                    calc("=D10/C10-1", 0.046842622602, PERCENT),
                    "Begroting 2025 blz. 12: 68.300",
                ],
                ["Contracturen", "uur", 1878, 1878, calc("=D11/C11-1", 0, PERCENT), "36 uur x 52 1/6 week"],
                [
                    "% productief",
                    "%",
                    68.5,
                    68,
                    calc("=D12/C12-1", -0.007299270073, PERCENT),
                    "Tijdregistratie 2024: 67,9%; doel 2027: 70%",
                ],
                [
                    "Directe uren per fte",
                    "uur",
                    calc("=C11*C12/100", 1286.43),
                    calc("=D11*D12/100", 1277.04),
                    calc("=D13/C13-1", -0.007299270073, PERCENT),
                ],
                [
                    "Loonkosten per direct uur",
                    "€/uur",
                    calc("=C10/C13", 52.569029422262),
                    calc("=D10/D13", 55.436144015035),
                    calc("=D14/C14-1", 0.054539994827, PERCENT),
                ],
                [
                    "Kmvergoeding per direct uur",
                    "€/uur",
                    3.1,
                    3.25,
                    calc("=D15/C15-1", 0.048387096774, PERCENT),
                    "12,4 km x 0,25 in 2025; 13 km x 0,25 in 2026",
                ],
                [
                    "Directe kosten",
                    "€/uur",
                    calc("=C14+C15", 55.669029422262),
                    calc("=D14+D15", 58.686144015035),
                    calc("=D16/C16-1", 0.054197362952, PERCENT),
                ],
                [
                    "Opslagpercentage indirect (over directe kosten)",
                    "%",
                    20.5,
                    21,
                    calc("=D17/C17-1", 0.024390243902, PERCENT),
                    "Benchmark 2023: 18-23%",
                ],
                [
                    "Kostprijs",
                    "€/uur",
                    calc("=C16*(1+C17/100)", 67.081180453825),
                    calc("=D16*(1+D17/100)", 71.010234258192),
                    calc("=D18/C18-1", 0.058571625869, PERCENT),
                ],
                ["Resultaatopslag (over kostprijs)", "%", 2, 2, calc("=D19/C19-1", 0, PERCENT), "Afspraak RvT 2022"],
                [
                    "Tarief per uur",
                    "€/uur",
                    calc("=ROUND(C18*(1+C19/100),2)", 68.42),
                    calc("=ROUND(D18*(1+D19/100),2)", 72.43),
                    calc("=D20/C20-1", 0.058608593978, PERCENT),
                    "2024 was € 64,80",
                ],
            ],
        )
    ]


@layout()
def verblijf_etmaal() -> list[Page]:
    """A price per etmaal."""
    return [
        Page(
            "Groep Zuid",
            [
                ["Verblijf jeugd, behandelgroep Zuid - etmaalprijs 2026"],
                [],
                ["A. Bezetting"],
                ["Aantal plaatsen", 8, "ok"],
                ["Bezettingsgraad", pct(0.92), "ok"],
                ["Dagen per jaar", 365, "ok"],
                ["Bezette etmalen", 2686.4, "ok"],
                ["B. Personeel"],
                ["Formatie groepsleiding (fte)", 8.6, "ok"],
                [
                    "Loonkosten per fte per jaar, inclusief ORT en werkgeverslasten",
                    In(66400, EURO, comment="gewogen: 5,6 fte schaal 7 en 3,0 fte schaal 8"),
                    "ok",
                ],
                ["Personeelskosten per jaar", eur(571040), "ok"],
                ["Personeelskosten per etmaal", eur(212.567004169148), "ok"],
                ["C. Overig direct"],
                ["Voeding en leefgeld per etmaal", eur(14.5), "ok"],
                ["Huisvestingskosten per plaats per jaar (energie, onderhoud)", eur(6900), "ok"],
                ["Kapitaallasten per plaats per jaar", eur(4200), "ok"],
                ["Huisvesting en kapitaal per etmaal", eur(33.055390113163), "ok"],
                ["Directe kosten per etmaal", eur(260.122394282311), "ok"],
                ["D. Prijs"],
                ["Overhead (over directe kosten)", pct(0.18), "ok"],
                ["Kostprijs per etmaal", eur(306.944425253127), "ok"],
                ["Risico-opslag (over kostprijs)", pct(0.02), "ok"],
                ["Etmaaltarief", eur(313.08), "ok"],
            ],
            merges=("A1:D1",),
            hidden_columns=("C",),
        )
    ]
