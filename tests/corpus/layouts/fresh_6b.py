"""Series 6: ordinary cost sheets by another hand, as they were sent."""

from tests.corpus.pages import EURO, Page, calc, eur, layout, pct, pct2


@layout()
def wijdzicht_begeleiding_basis_plus() -> list[Page]:
    return [
        Page(
            "Kostprijzen",
            [
                ["Wijdzicht Ondersteuning - kostprijzen begeleiding"],
                ["Prijspeil: 1-1-2026"],
                [],
                [None, "Eenheid", "Begeleiding basis", "Begeleiding plus", "Toelichting"],
                ["Bruto uurloon", "€", eur(20.85), eur(25.6), "basis FWG 35, plus FWG 50"],
                ["Vakantietoeslag", "%", pct2(0.08), pct2(0.08), "van het bruto uurloon"],
                ["Eindejaarsuitkering", "%", pct2(0.0833), pct2(0.0833), "van het bruto uurloon"],
                ["Werkgeverslasten", "%", pct2(0.282), pct2(0.282), "van uurloon met toeslagen"],
                [
                    "Loonkosten per uur",
                    "€",
                    calc("=C5*(1+C6+C7)*(1+C8)", 31.09466001, EURO),
                    calc("=D5*(1+D6+D7)*(1+D8)", 38.17857536, EURO),
                ],
                ["Contracturen", "uur", 1878, 1878, "per fte per jaar"],
                ["Verlof en feestdagen", "uur", 240, 240],
                ["Ziekteverzuim", "uur", 122, 122, "6,5%"],
                ["Scholing", "uur", 30, 42],
                ["Werkoverleg", "uur", 55, 70],
                ["Productieve uren", "uur", calc("=C10-SUM(C11:C14)", 1431), calc("=D10-SUM(D11:D14)", 1404)],
                [
                    "Loonkosten per productief uur",
                    "€",
                    calc("=C9*C10/C15", 40.80766701522, EURO),
                    calc("=D9*D10/D15", 51.067923451624, EURO),
                ],
                ["Reiskosten per uur", "€", eur(1.25), eur(1.6)],
                ["Overhead", "%", pct2(0.195), pct2(0.195), "van loon- en reiskosten samen"],
                [
                    "Kostprijs per uur",
                    "€",
                    calc("=SUM(C16:C17)*(1+C18)", 50.258912083188, EURO),
                    calc("=SUM(D16:D17)*(1+D18)", 62.938168524691, EURO),
                ],
                ["Opslag risico en innovatie", "%", pct2(0.03), pct2(0.03), "van de kostprijs"],
                [
                    "Uurtarief",
                    "€",
                    calc("=ROUND(C19*(1+C20),2)", 51.77, EURO),
                    calc("=ROUND(D19*(1+D20),2)", 64.83, EURO),
                ],
            ],
        ),
    ]


@layout(suffix=".xls")
def jeugdhulp_vier_producten() -> list[Page]:
    return [
        Page(
            "Tarieven",
            [
                ["Stroomopwaarts Jeugd en Gezin"],
                ["Kostprijzen jeugdhulp, prijspeil 2026"],
                [],
                ["Omschrijving", "Begeleiding individueel", "Gezinsbegeleiding", "Behandeling", "Vaktherapie"],
                ["Brutosalaris per maand", 3620, 3890, 4760, 4120],
                ["Vakantiegeld (van brutosalaris)", 0.08, 0.08, 0.08, 0.08],
                ["Eindejaarsuitkering (van brutosalaris)", 0.083, 0.083, 0.083, 0.083],
                ["Sociale lasten en pensioenpremie (van bruto incl. toeslagen)", 0.275, 0.275, 0.268, 0.272],
                ["Loonkosten per jaar", 64413.918, 69218.271, 84233.95008, 73138.37184],
                ["Jaaruren per fte", 1878, 1878, 1878, 1878],
                ["Declarabele uren per fte", 1310, 1265, 1190, 1240],
                ["Loonkosten per declarabel uur", 49.170929770992, 54.718000790514, 70.784832, 58.982557935484],
                ["Reiskosten per uur", 1.7, 2.4, 0.45, 0.6],
                ["Cliëntgebonden kosten per uur", 0.5, 0.8, 1.15, 2.1],
                ["Overhead (van loonkosten per declarabel uur)", 0.24, 0.24, 0.27, 0.25],
                ["Kostprijs per uur", 63.17195291603, 71.050320980237, 91.49673664, 76.428197419355],
                ["Opslag voor risico (van kostprijs)", 0.02, 0.02, 0.02, 0.02],
                ["Tarief per uur", 64.44, 72.47, 93.33, 77.96],
                [],
                ["Behandeling inclusief regiebehandelaar; vaktherapie op locatie."],
            ],
        ),
    ]


@layout("xlsxwriter")
def brinkzorg_productenlijst() -> list[Page]:
    return [
        Page(
            "Producten",
            [
                ["Brinkzorg - kostprijzen per product 2026"],
                [],
                ["Uitgangspunten voor alle producten"],
                ["Vakantietoeslag", pct2(0.08), "van uurloon"],
                ["Eindejaarsuitkering", pct2(0.0833), "van uurloon"],
                ["Werkgeverslasten", pct2(0.285), "van uurloon incl. toeslagen"],
                ["Contracturen per jaar", 1878],
                [],
                [],
                [
                    "Product",
                    "Bruto uurloon",
                    "Loonkosten per uur",
                    "Productieve uren",
                    "Loonkosten per productief uur",
                    "Reiskosten per uur",
                    "Overhead (van kosten excl. overhead)",
                    "Kostprijs per uur",
                    "Risico (van kostprijs)",
                    "Tarief per uur",
                ],
                [
                    "Begeleiding licht",
                    eur(19.4),
                    calc("=B11*(1+$B$4+$B$5)*(1+$B$6)", 28.9999057, EURO),
                    1445,
                    calc("=C11*$B$7/D11", 37.689842840554, EURO),
                    eur(1.05),
                    pct(0.18),
                    calc("=SUM(E11:F11)*(1+G11)", 45.713014551853, EURO),
                    pct(0.02),
                    calc("=ROUND(H11*(1+I11),2)", 46.63, EURO),
                ],
                [
                    "Begeleiding midden",
                    eur(22.15),
                    calc("=B12*(1+$B$4+$B$5)*(1+$B$6)", 33.110717075, EURO),
                    1410,
                    calc("=C12*$B$7/D12", 44.100657210532, EURO),
                    eur(1.2),
                    pct(0.18),
                    calc("=SUM(E12:F12)*(1+G12)", 53.454775508428, EURO),
                    pct(0.02),
                    calc("=ROUND(H12*(1+I12),2)", 54.52, EURO),
                ],
                [
                    "Begeleiding zwaar",
                    eur(25.8),
                    calc("=B13*(1+$B$4+$B$5)*(1+$B$6)", 38.5668849, EURO),
                    1355,
                    calc("=C13*$B$7/D13", 53.45284859203, EURO),
                    eur(1.45),
                    pct(0.19),
                    calc("=SUM(E13:F13)*(1+G13)", 65.334389824515, EURO),
                    pct(0.03),
                    calc("=ROUND(H13*(1+I13),2)", 67.29, EURO),
                ],
                [
                    "Persoonlijke verzorging",
                    eur(20.1),
                    calc("=B14*(1+$B$4+$B$5)*(1+$B$6)", 30.04629405, EURO),
                    1420,
                    calc("=C14*$B$7/D14", 39.737281849225, EURO),
                    eur(0.95),
                    pct(0.18),
                    calc("=SUM(E14:F14)*(1+G14)", 48.010992582086, EURO),
                    pct(0.02),
                    calc("=ROUND(H14*(1+I14),2)", 48.97, EURO),
                ],
                [
                    "Thuisbegeleiding gezin",
                    eur(24.35),
                    calc("=B15*(1+$B$4+$B$5)*(1+$B$6)", 36.399366175, EURO),
                    1340,
                    calc("=C15*$B$7/D15", 51.013440057202, EURO),
                    eur(1.75),
                    pct(0.19),
                    calc("=SUM(E15:F15)*(1+G15)", 62.78849366807, EURO),
                    pct(0.03),
                    calc("=ROUND(H15*(1+I15),2)", 64.67, EURO),
                ],
                [
                    "Waakvlambegeleiding",
                    eur(21.6),
                    calc("=B16*(1+$B$4+$B$5)*(1+$B$6)", 32.2885548, EURO),
                    1390,
                    calc("=C16*$B$7/D16", 43.624392744173, EURO),
                    eur(0.8),
                    pct(0.18),
                    calc("=SUM(E16:F16)*(1+G16)", 52.420783438124, EURO),
                    pct(0.02),
                    calc("=ROUND(H16*(1+I16),2)", 53.47, EURO),
                ],
            ],
        ),
    ]


@layout("libreoffice")
def toren_teamsamenstelling_jeugd() -> list[Page]:
    return [
        Page(
            "Team ambulant",
            [
                ["De Toren jeugdhulp: kostprijs intensieve ambulante hulp 2026"],
                [],
                ["Functie", "Schaal", "Trede", "Fte", "Salaris per maand"],
                ["Jeugdhulpverlener", 7, 9, 2.5, eur(3540)],
                ["Ambulant hulpverlener", 8, 10, 4, eur(3985)],
                ["Systeembegeleider", 9, 8, 1, eur(4210)],
                ["Gedragswetenschapper", 11, 6, 0.5, eur(5120)],
                [
                    "Totaal / gewogen gemiddelde",
                    None,
                    None,
                    calc("=SUM(D4:D7)", 8),
                    calc("=SUMPRODUCT(D4:D7,E4:E7)/D8", 3945, EURO),
                ],
                [],
                ["Vakantietoeslag", None, None, None, pct(0.08), "van het salaris"],
                ["Eindejaarsuitkering", None, None, None, pct(0.083), "van het salaris"],
                ["Sociale lasten", None, None, None, pct(0.187), "van salaris en toeslagen"],
                ["Pensioen", None, None, None, pct(0.095), "van salaris en toeslagen"],
                ["Contracturen per fte", None, None, None, 1878, "uur per jaar"],
                ["Productiviteit", None, None, None, pct(0.68), "direct cliëntgebonden deel van de contracturen"],
                [
                    "Loonkosten per productief uur",
                    None,
                    None,
                    None,
                    calc("=E8*12*(1+E10+E11)*(1+E12+E13)/(E14*E15)", 55.270258128171, EURO),
                    "€ per uur",
                ],
                ["Reiskosten", None, None, None, eur(2.15), "€ per uur"],
                ["Opleidingskosten", None, None, None, eur(0.85), "€ per uur"],
                ["Overhead per fte", None, None, None, eur(14600), "€ per jaar, gedeeld door de productieve uren"],
                [
                    "Kostprijs per uur",
                    None,
                    None,
                    None,
                    calc("=SUM(E16:E18)+E19/(E14*E15)", 69.702946219382, EURO),
                    "€ per uur",
                ],
            ],
            merges=("A1:F1",),
        ),
        Page(
            "Toelichting",
            [
                ["Toelichting"],
                ["De teamsamenstelling is de formatie volgens de begroting."],
                ["De salarissen zijn die van een voltijds dienstverband."],
                ["Vragen: afdeling control."],
            ],
        ),
    ]


@layout()
def begroting_per_fte_begeleiding() -> list[Page]:
    return [
        Page(
            "Begroting",
            [
                ["Zorggroep Meerzicht"],
                ["Begroting 2026, één fte begeleider (Wmo begeleiding)"],
                [],
                ["Post", "%", "Per jaar", "Toelichting"],
                ["Bruto jaarsalaris", None, eur(41760), "12 x maandsalaris"],
                ["Vakantiegeld", pct2(0.08), calc("=C5*B6", 3340.8, EURO), "van het jaarsalaris"],
                ["Eindejaarsuitkering", pct2(0.0833), calc("=C5*B7", 3478.608, EURO), "van het jaarsalaris"],
                [
                    "Sociale lasten en pensioen",
                    pct2(0.283),
                    calc("=SUM(C5:C7)*B8", 13747.972464, EURO),
                    "van de drie regels hierboven",
                ],
                ["Totaal loonkosten", None, calc("=SUM(C5:C8)", 62327.380464, EURO)],
                ["Reiskosten", None, eur(1640), "woon-werk niet meegeteld"],
                ["Opleidingskosten", None, eur(780)],
                ["Cliëntgebonden kosten", None, eur(450), "activiteiten met cliënten"],
                ["Overhead", None, eur(14900), "staf, huisvesting, ict per fte"],
                ["Totale kosten", None, calc("=SUM(C9:C13)", 80097.380464, EURO)],
                [],
                ["Contracturen", None, 1878, "uur"],
                ["Niet-productieve uren", None, 492, "verlof, ziekte, scholing, overleg"],
                ["Productieve uren", None, calc("=C16-C17", 1386), "uur"],
                [],
                [
                    "Kostprijs per uur",
                    None,
                    calc("=C14/C18", 57.790317795094, EURO),
                    "totale kosten / productieve uren",
                ],
            ],
        ),
    ]
