"""Series 1 of sheets by somebody who never saw the recogniser, part 1."""

from datetime import date

from tests.corpus.pages import DATUM, In, Page, calc, cent, eur, layout, pct, pct2


@layout(writer="xlsxwriter")
def thuiszorg_een_pagina() -> list[Page]:
    """Een net blad van een thuiszorgcontroller: genummerde regels, invoer en uitkomst apart, formules."""
    vt, eju = cent(16.92 * 0.08), cent(16.92 * 0.0833)
    sub = 16.92 + vt + eju
    wgl = cent(sub * 0.264)
    paid = sub + wgl
    ziek = 1878 * 0.07
    prod = 1878 - 233 - ziek - 16 - 22
    per = cent(paid * 1878 / prod)
    oh = cent((per + 0.55) * 0.145)
    kp = cent(per + 0.55 + oh)
    risk = cent(kp * 0.02)
    return [
        Page(
            "Kostprijs HbH",
            [
                ["Kostprijsberekening Hulp bij het huishouden 2026", None, None, None, None],
                ["Stichting Thuiszorg Vechtdal", None, None, "Tarief geldig vanaf", In(date(2026, 1, 1), DATUM)],
                [],
                ["Nr", "Omschrijving", "Invoer", "Uitkomst", "Toelichting"],
                ["A", "Loon", None, None, None],
                [1, "Uurloon HbH-schaal (gewogen naar treden)", None, eur(16.92), "salarisadministratie juli 2025"],
                [2, "Vakantietoeslag", pct2(0.08), calc("=ROUND(D6*C7,2)", vt, "0.00"), None],
                [3, "Eindejaarsuitkering", pct2(0.0833), calc("=ROUND(D6*C8,2)", eju, "0.00"), None],
                [
                    4,
                    "Sociale lasten en pensioen (werkgeversdeel)",
                    pct2(0.264),
                    calc("=ROUND(SUM(D6:D8)*C9,2)", wgl, "0.00"),
                    "over regel 1 t/m 3",
                ],
                [5, "Loonkosten per betaald uur", None, calc("=SUM(D6:D9)", paid, "0.00"), None],
                ["B", "Uren per fte", None, None, None],
                [6, "Contracturen", 1878, None, "cao VVT, 36 uur per week"],
                [7, "Verlof (wettelijk en bovenwettelijk, incl. feestdagen)", 233, None, "uren"],
                [8, "Ziekteverzuim, % van de contracturen", pct2(0.07), calc("=C12*C14", ziek, "0.00"), "gem. 3 jaar"],
                [9, "Scholing", 16, None, "uren"],
                [10, "Werkoverleg", 22, None, "uren"],
                [11, "Cliëntgebonden (declarabele) uren", None, calc("=C12-C13-D14-C15-C16", prod, "0.00"), None],
                ["C", "Kostprijs", None, None, None],
                [12, "Loonkosten per cliëntuur", None, calc("=ROUND(D10*C12/D17,2)", per, "0.00"), "regel 5 x 6 / 11"],
                [13, "Reiskosten per cliëntuur", None, eur(0.55), None],
                [
                    14,
                    "Overhead, % van de directe kosten",
                    pct2(0.145),
                    calc("=ROUND((D19+D20)*C21,2)", oh, "0.00"),
                    "directe kosten = regel 12 + 13",
                ],
                [15, "Kostprijs per uur", None, calc("=SUM(D19:D21)", kp, "0.00"), None],
                [16, "Risico-opslag over de kostprijs", pct2(0.02), calc("=ROUND(D22*C23,2)", risk, "0.00"), None],
                [17, "Tarief per uur", None, calc("=D22+D23", cent(kp + risk), "0.00"), None],
            ],
            merges=("A1:E1",),
            widths={"B": 48},
        )
    ]


@layout(writer="libreoffice")
def jeugdteam_functietabel() -> list[Page]:
    """Personeelstabel met fte en uren per week, gemiddeld salaris eronder, kostprijs op hetzelfde blad."""
    hour = 3637.04 * 12 / 1878
    cost = hour * (1.08 + 0.083) * 1.312
    per = cost / 0.715
    kp = cent(per * 1.21 + 1.85)
    return [
        Page(
            "Team ambulant",
            [
                ["Onderbouwing kostprijs ambulante jeugdhulp, team Zuid"],
                ["cao Jeugdzorg; salarissen per 1-7-2025; formatie volgens begroting"],
                [],
                [
                    "Functie",
                    "Schaal",
                    "Trede",
                    "Fte",
                    "Uren per week",
                    "Bruto salaris per maand (voltijd)",
                    "Loonsom per jaar",
                ],
                ["Jeugdhulpverlener mbo", 7, 8, 3.2, 115.2, eur(3148), calc("=D5*F5*12", 3.2 * 3148 * 12, "#,##0")],
                ["Jeugdhulpverlener hbo", 8, 9, 5.6, 201.6, eur(3642), calc("=D6*F6*12", 5.6 * 3642 * 12, "#,##0")],
                ["Gedragswetenschapper", 11, 7, 1.2, 43.2, eur(4918), calc("=D7*F7*12", 1.2 * 4918 * 12, "#,##0")],
                [
                    "Totaal",
                    None,
                    None,
                    calc("=SUM(D5:D7)", 10, "0.0"),
                    calc("=SUM(E5:E7)", 360, "0.0"),
                    None,
                    calc("=SUM(G5:G7)", 436444.8, "#,##0"),
                ],
                ["Gewogen gemiddelde", None, None, None, None, calc("=G8/D8/12", 3637.04, "#,##0.00"), None],
                [],
                ["Berekening", None, None, None, None, None, "Bron"],
                ["Bruto jaaruren per fte", None, None, None, None, 1878, "cao"],
                ["Vakantietoeslag", None, None, None, None, pct(0.08), None],
                ["Eindejaarsuitkering", None, None, None, None, pct(0.083), None],
                ["Sociale premies + pensioen werkgever", None, None, None, None, pct(0.312), "jaarrekening 2024"],
                ["Productiviteit", None, None, None, None, pct(0.715), "tijdschrijven 2024"],
                ["Reiskosten per declarabel uur", None, None, None, None, eur(1.85), None],
                ["Overhead (van de loonkosten)", None, None, None, None, pct(0.21), None],
                ["Kostprijs per declarabel uur", None, None, None, None, eur(kp), None],
            ],
            widths={"A": 36},
        )
    ]


@layout()
def drie_producten_eigen_mix() -> list[Page]:
    """Producten naast elkaar; boven de functiemix per product, eronder de opbouw."""
    wages, hours, travel = (20.52, 22.82, 26.84), (1400, 1360, 1290), (1.4, 1.4, 0.85)
    paid = [cent(w * 1.1633 * 1.305) for w in wages]
    per = [cent(p * 1878 / h) for p, h in zip(paid, hours, strict=True)]
    kp = [cent(p + t + 9.75) for p, t in zip(per, travel, strict=True)]
    tarief = [cent(k * 1.02) for k in kp]
    return [
        Page(
            "Perceel 2",
            [
                ["Tariefvoorstel ambulante jeugdhulp, perceel 2", None, None, None, None],
                ["Zorggroep Noordrand, afdeling control", None, None, None, None],
                [],
                ["Functiemix", "Bruto uurloon", "Begeleiding basis", "Begeleiding plus", "Begeleiding specialistisch"],
                ["Begeleider mbo-4", eur(19.8), pct(0.8), pct(0.4), pct(0)],
                ["Begeleider hbo", eur(23.4), pct(0.2), pct(0.5), pct(0.6)],
                ["Gedragswetenschapper", eur(32), pct(0), pct(0.1), pct(0.4)],
                ["Totaal", None, pct(1), pct(1), pct(1)],
                [],
                ["Opbouw", "eenheid", "Begeleiding basis", "Begeleiding plus", "Begeleiding specialistisch"],
                ["Gemiddeld bruto uurloon", "€", *map(eur, wages)],
                ["Vakantietoeslag", "%", *[pct2(0.08)] * 3],
                ["Eindejaarsuitkering", "%", *[pct2(0.0833)] * 3],
                ["Sociale lasten", "%", *[pct2(0.195)] * 3],
                ["Pensioen werkgeversdeel", "%", *[pct2(0.11)] * 3],
                ["Loonkosten per betaald uur", "€", *map(eur, paid)],
                ["Betaalde uren", "uur per jaar", 1878, 1878, 1878],
                ["Declarabele uren", "uur per jaar", *hours],
                ["Loonkosten per declarabel uur", "€", *map(eur, per)],
                ["Reiskosten", "€ per declarabel uur", *map(eur, travel)],
                ["Overhead", "€ per declarabel uur", *[eur(9.75)] * 3],
                ["Kostprijs", "€", *map(eur, kp)],
                ["Risico en innovatie", "% van de kostprijs", *[pct2(0.02)] * 3],
                ["Tarief per uur", "€", *map(eur, tarief)],
            ],
            merges=("A1:E1", "A2:E2"),
        )
    ]


@layout(suffix=".xls")
def salaris_per_maand_en_jaar() -> list[Page]:
    """Oud .xls-blad: percentage, bedrag per maand en bedrag per jaar naast elkaar."""
    return [
        Page(
            "Loonkosten",
            [
                ["LOONKOSTEN BEGELEIDER C", None, None, None],
                [None, "%", "per maand", "per jaar"],
                ["Bruto salaris (FWG 45, periodiek 9)", None, 3412, 40944],
                ["Vakantiegeld", 0.08, 272.96, 3275.52],
                ["Eindejaarsuitkering", 0.0833, 284.22, 3410.64],
                ["Onregelmatigheidstoeslag", 0.03, 102.36, 1228.32],
                ["Subtotaal", None, 4071.54, 48858.48],
                ["Sociale lasten werkgever", 0.189, 769.52, 9234.24],
                ["Pensioenpremie werkgever", 0.116, 472.3, 5667.6],
                ["Totale loonkosten per fte", None, 5313.36, 63760.32],
                [],
                ["UREN", None, None, None],
                ["Uren per fte", None, None, 1878],
                ["Waarvan declarabel", None, None, 1365],
                [],
                ["KOSTPRIJS PER UUR", None, None, None],
                ["Loonkosten per declarabel uur", None, None, 46.71],
                ["Overhead per declarabel uur", None, None, 11.2],
                ["Kostprijs per declarabel uur", None, None, 57.91],
            ],
        )
    ]


@layout(writer="xlsxwriter")
def begroting_in_duizenden() -> list[Page]:
    """Jaarbegroting in duizenden euro's met fte eronder; uit de exploitatie wordt het uurtarief gemaakt."""
    k = "#,##0.0"
    return [
        Page(
            "Expl",
            [
                ["Exploitatie ambulante begeleiding", None, "bedragen x € 1.000"],
                [None, None, "Begroting 2026"],
                ["Personeel", None, None],
                [None, "Brutolonen incl. vakantietoeslag en eindejaarsuitkering", In(1482.0, k)],
                [None, "Sociale lasten", In(281.6, k)],
                [None, "Pensioenlasten", In(163.0, k)],
                [None, "Totaal loonkosten uitvoerend personeel", calc("=SUM(C4:C6)", 1926.6, k)],
                [None, "Reiskosten", In(46.2, k)],
                [None, "Opleidingskosten", In(29.0, k)],
                ["Overhead", None, None],
                [None, "Huisvesting", In(118.0, k)],
                [None, "ICT", In(94.0, k)],
                [None, "Directie, staf en administratie", In(287.0, k)],
                [None, "Overige algemene kosten", In(41.5, k)],
                [None, "Totaal overhead", calc("=SUM(C11:C14)", 540.5, k)],
                ["Totale kosten", None, calc("=C7+C8+C9+C15", 2542.3, k)],
                [],
                ["Productie", None, None],
                [None, "Aantal fte uitvoerend", 27.5],
                [None, "Declarabele uren per fte", In(1350, "#,##0")],
                [None, "Totaal declarabele uren", calc("=C19*C20", 37125, "#,##0")],
                ["Kostprijs per declarabel uur (in euro)", None, calc("=ROUND(C16*1000/C21,2)", 68.48, "0.00")],
            ],
        )
    ]
