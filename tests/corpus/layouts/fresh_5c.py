"""Series 5 of sheets by somebody who never saw the recogniser, part 3; taken over cell by cell."""

from tests.corpus.pages import EURO, Page, calc, eur, layout, pct


@layout(writer="xlsxwriter")
def jeugd_maanden() -> list[Page]:
    """Months across with their total, the price below."""
    return [
        Page(
            "Uren en tarief",
            [
                ["Urenraming 1 fte 2026 en tariefopbouw jeugdhulp ambulant"],
                [],
                ["Uren", "jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec", "Totaal"],
                [
                    "Bruto werkbare uren",
                    158.4,
                    144,
                    158.4,
                    158.4,
                    151.2,
                    158.4,
                    165.6,
                    151.2,
                    158.4,
                    158.4,
                    151.2,
                    165.6,
                    calc("=SUM(B4:M4)", 1879.2),
                ],
                [" Feestdagen", 7.2, 0, 0, 14.4, 14.4, 0, 0, 0, 0, 0, 0, 7.2, calc("=SUM(B5:M5)", 43.2)],
                [
                    " Vakantie dagen (uren)",
                    0,
                    14.4,
                    0,
                    0,
                    14.4,
                    0,
                    57.6,
                    72,
                    0,
                    14.4,
                    0,
                    21.6,
                    calc("=SUM(B6:M6)", 194.4),
                ],
                [" Ziekteverlof", 10, 10, 9, 8, 8, 7, 6, 6, 8, 10, 11, 12, calc("=SUM(B7:M7)", 105)],
                [" Trainingsuren", 4, 4, 4, 4, 4, 4, 0, 0, 4, 4, 4, 4, calc("=SUM(B8:M8)", 40)],
                [" Werkoverleg", 8, 8, 8, 8, 8, 8, 4, 4, 8, 8, 8, 8, calc("=SUM(B9:M9)", 88)],
                [
                    " Administratietijd dossiers",
                    12,
                    12,
                    12,
                    12,
                    12,
                    12,
                    8,
                    8,
                    12,
                    12,
                    12,
                    10,
                    calc("=SUM(B10:M10)", 134),
                ],
                [
                    "Directe uren",
                    calc("=B4-SUM(B5:B10)", 117.2),
                    calc("=C4-SUM(C5:C10)", 95.6),
                    calc("=D4-SUM(D5:D10)", 125.4),
                    calc("=E4-SUM(E5:E10)", 112),
                    calc("=F4-SUM(F5:F10)", 90.4),
                    calc("=G4-SUM(G5:G10)", 127.4),
                    calc("=H4-SUM(H5:H10)", 90),
                    calc("=I4-SUM(I5:I10)", 61.2),
                    calc("=J4-SUM(J5:J10)", 126.4),
                    calc("=K4-SUM(K5:K10)", 110),
                    calc("=L4-SUM(L5:L10)", 116.2),
                    calc("=M4-SUM(M5:M10)", 102.8),
                    calc("=SUM(B11:M11)", 1274.6),
                ],
                [],
                ["Tariefopbouw"],
                ["Brutosalaris per maand (schaal 8)", eur(3655)],
                ["Vakantiegeld", pct(0.08)],
                ["Eindejaarsuitkering", pct(0.083)],
                ["Opslag werkgever", pct(0.31)],
                ["Loonkosten per jaar", calc("=B14*12*(1+B15+B16)*(1+B17)", 66822.0258, EURO)],
                ["Loonkosten per direct uur", calc("=B18/N11", 52.425879334693, EURO)],
                ["Kmvergoeding per direct uur", eur(2.2)],
                ["OVH per direct uur", eur(11.4)],
                ["Kostprijs per uur", calc("=SUM(B19:B21)", 66.025879334693, EURO)],
                ["Resultaatopslag op kostprijs", pct(0.025)],
                ["Uurtarief", calc("=ROUND(B22*(1+B23),2)", 67.68, EURO)],
            ],
            merges=("A1:N1",),
        )
    ]


@layout(writer="xlsxwriter")
def wmo_lijst_met_fout() -> list[Page]:
    """A column of percentages and one of amounts; two digits changed round."""
    return [
        Page(
            "Sheet1",
            [
                ["Individuele begeleiding Wmo (zzp-tarief niet van toepassing)"],
                [None, "%", "€ per uur", "opmerking"],
                ["Uurloon", None, 21.36, "FWG 40 trede 8, peil 2026-01"],
                ["Vakantiegeld", 8, 1.71, "over uurloon"],
                ["Eindejaarsuitkering", 8.33, 1.78, "over uurloon"],
                ["Opslag werkgever", 29.2, 7.26, "over uurloon + vakantiegeld + eindejaarsuitkering"],
                ["Loonkosten per betaald uur", None, 32.1],
                ["% improductief", 28.5, 12.8, "van de contracturen; deler 0,715"],
                ["Loonkosten per clientuur", None, 44.9],
                ["Reiskosten", None, 1.2, "per clientuur"],
                ["Scholingskosten", None, 0.65, "per clientuur"],
                ["Directe kosten", None, 47.65],
                ["OVH", 18, 8.58, "over directe kosten"],
                ["Kostprijs", None, 56.23],
                ["Winst en risico", 2, 1.12, "over kostprijs"],
                ["Tarief per uur", None, 57.35, "contract 2024-2028"],
                ["Tarief per minuut", None, 0.9559],
            ],
        )
    ]
