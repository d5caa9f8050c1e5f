"""Series 5 of sheets by somebody who never saw the recogniser, part 2; taken over cell by cell."""

from tests.corpus.pages import EURO, Page, calc, eur, layout, pct, pct2


@layout(writer="xlsxwriter")
def gezinshuis_een_regel() -> list[Page]:
    """One row per product with bare headings."""
    return [
        Page(
            "Samenvatting",
            [
                ["Gezinshuizen De Linde, ambulante uren naast het gezinshuis"],
                [],
                ["Product", "Loonkosten p/u", "Jaaruren", "Productief", "OVH", "Tarief"],
                ["Begeleiding uur", eur(31.8), "1.760", pct(0.74), pct(0.2), eur(51.57)],
                ["Behandeling uur", eur(42.35), "1.760", pct(0.7), pct(0.2), eur(72.6)],
                [],
                ["Prijspeil 2026. Tarieven exclusief vervoer van het kind (€ 0,38 per km, apart)."],
            ],
        )
    ]


@layout(writer="xlsxwriter")
def thuiszorg_genummerd() -> list[Page]:
    """Three products, numbered lines, two kinds of overhead."""
    return [
        Page(
            "Calculatie",
            [
                ["Tariefcalculatie thuisondersteuning 2026"],
                [],
                [
                    "nr",
                    "omschrijving",
                    "berekening",
                    "Huishoudelijke hulp",
                    "Persoonlijke verzorging",
                    "Verpleging",
                    "controle",
                ],
                [1, "Uurloon bruto", None, eur(16.9), eur(19.4), eur(22.75), calc("=D4*9", 152.1)],
                [2, "Toeslag avond/weekend (ORT)", "% van 1", pct(0.025), pct(0.055), pct(0.06)],
                [3, "Vakantietoeslag", "% van 1", pct(0.08), pct(0.08), pct(0.08)],
                [4, "Eindejaarsuitkering", "% van 1", pct2(0.0833), pct2(0.0833), pct2(0.0833)],
                [
                    5,
                    "Loon met toeslagen",
                    "= 1 x (1 + 2 + 3 + 4)",
                    calc("=D4*(1+D5+D6+D7)", 20.08227, EURO),
                    calc("=E4*(1+E5+E6+E7)", 23.63502, EURO),
                    calc("=F4*(1+F5+F6+F7)", 27.830075, EURO),
                ],
                [6, "Opslag werkgever", "% van 5", pct(0.26), pct(0.285), pct(0.29)],
                [
                    7,
                    "Loonkosten per betaald uur",
                    "= 5 x (1 + 6)",
                    calc("=D8*(1+D9)", 25.3036602, EURO),
                    calc("=E8*(1+E9)", 30.3710007, EURO),
                    calc("=F8*(1+F9)", 35.90079675, EURO),
                ],
                [8, "Bruto uren per fte", None, 1878, 1878, 1878],
                [9, "Cliënturen per fte", None, 1480, 1345, 1310],
                [
                    10,
                    "Loonkosten per cliëntuur",
                    "= 7 x 8 / 9",
                    calc("=D10*D11/D12", 32.108293145676, EURO),
                    calc("=E10*E11/E12", 42.406497631673, EURO),
                    calc("=F10*F11/F12", 51.466943737786, EURO),
                ],
                [11, "Reiskosten per cliëntuur", None, eur(0.35), eur(1.05), eur(1.05)],
                [12, "OVH organisatie", "% van 10", pct(0.13), pct(0.13), pct(0.13)],
                [13, "Afdracht holding", "% van 10", pct(0.025), pct(0.025), pct(0.025)],
                [
                    14,
                    "Kostprijs per uur",
                    "= 10 x (1 + 12 + 13) + 11",
                    calc("=D13*(1+D15+D16)+D14", 37.435078583255, EURO),
                    calc("=E13*(1+E15+E16)+E14", 50.029504764582, EURO),
                    calc("=F13*(1+F15+F16)+F14", 60.494320017143, EURO),
                ],
                [15, "Resultaatopslag", "% van 14", pct(0.02), pct(0.02), pct(0.02)],
                [
                    16,
                    "Tarief, naar beneden afgerond op 10 cent",
                    "= 14 x (1 + 15)",
                    calc("=ROUNDDOWN(D17*(1+D18),1)", 38.1, EURO),
                    calc("=ROUNDDOWN(E17*(1+E18),1)", 51, EURO),
                    calc("=ROUNDDOWN(F17*(1+F18),1)", 61.7, EURO),
                ],
            ],
            merges=("A1:F1",),
            hidden_columns=("G",),
        )
    ]


@layout(writer="xlsxwriter")
def ggz_jaarbegroting() -> list[Page]:
    """Amounts of a year of 12.5 fte, with a column per direct hour."""
    return [
        Page(
            "Begroting 2026",
            [
                ["Ambulante specialistische jeugd-ggz: van begroting naar uurprijs"],
                [],
                [None, "Begroting 2026", "Per direct uur"],
                ["Aantal fte behandelaren", 12.5],
                ["Contracturen per fte", 1878],
                ["Directe uren per fte", 1260],
                ["Directe uren totaal", calc("=B4*B6", 15750)],
                [],
                ["Salarissen behandelaren (excl. toeslagen)", 712500],
                ["Vakantiegeld", 57000],
                ["Eindejaarsuitkering", 59351.25],
                ["Premies en pensioen werkgever", 244511.11875],
                ["Loonkosten behandelaren", calc("=SUM(B9:B12)", 1073362.36875), calc("=B13/$B$7", 68.149991666667)],
                ["Overig personeel: reiskosten", 21000, calc("=B14/$B$7", 1.333333333333)],
                ["Overig personeel: opleiding en supervisie", 31500, calc("=B15/$B$7", 2)],
                ["Directe kosten", calc("=SUM(B13:B15)", 1125862.36875), calc("=SUM(C13:C15)", 71.483325)],
                ["Opslagpercentage indirect over directe kosten", pct(0.26), calc("=C16*B17", 18.5856645)],
                ["Integrale kostprijs", None, calc("=C16+C17", 90.0689895)],
                ["Resultaatopslag, % van het tarief", pct(0.03), calc("=C18*B19/(1-B19)", 2.785638850515)],
                ["Uurtarief", None, calc("=ROUND(C18+C19,2)", 92.85, EURO)],
                [],
                ["NB: 84 cliënten per fte; wachttijd 11 weken (1-9-2025). Indexatie 2027 volgt OVA."],
            ],
            merges=("A1:C1",),
        )
    ]
