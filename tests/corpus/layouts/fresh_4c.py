"""Series 4 of sheets by somebody who never saw the recogniser, part 3; taken over cell by cell."""

from tests.corpus.pages import EURO, Page, calc, eur, layout, pct, pct2


@layout()
def ggz_scenarios() -> list[Page]:
    """English labels, three scenarios, remarks full of figures."""
    return [
        Page(
            "Cost model",
            [
                [],
                [None, "Basis-ggz: cost price per billable hour, scenario analysis FY2026"],
                [],
                [None, "Driver", "Low", "Base", "High", "Remarks"],
                [None, "Gross salary per month (36h, psycholoog FWG 60)", 4480, 4480, 4480, "cao GGZ 2025-2026"],
                [None, "Holiday allowance", pct(0.08), pct(0.08), pct(0.08), "of gross salary"],
                [None, "Year-end bonus", pct2(0.0833), pct2(0.0833), pct2(0.0833), "of gross salary"],
                [
                    None,
                    "Employer on-costs (social security + pension)",
                    pct(0.3),
                    pct(0.3),
                    pct(0.3),
                    "on salary incl. allowances",
                ],
                [None, "Total labour cost per FTE per year", 81300.7104, 81300.7104, 81300.7104],
                [None, "Contract hours", 1878, 1878, 1878],
                [None, "  Annual leave", 216, 216, 216, "144 + 72"],
                [None, "  Public holidays", 43, 43, 43, "6 days in 2026"],
                [None, "  Sick leave", pct(0.05), pct(0.055), pct(0.065), "of contract hours; 2024 actual 5.8%"],
                [None, "  Training", 60, 60, 60],
                [None, "  Team meetings and MDO", 84, 90, 96],
                [None, "  Non-billable client admin", 180, 205, 230, "ROM, letters, EPD"],
                [None, "Billable hours per FTE", 1201.1, 1160.71, 1110.93],
                [None, "Labour cost per billable hour", 67.688544167846, 70.043947583806, 73.182568118603],
                [None, "Travel cost per billable hour", 1.5, 1.5, 1.5],
                [None, "Direct cost per billable hour", 69.188544167846, 71.543947583806, 74.682568118603],
                [None, "Overhead, % of direct cost", pct(0.21), pct(0.21), pct(0.21), "benchmark 19-24%"],
                [None, "Overhead per billable hour", 14.529594275248, 15.024228992599, 15.683339304907],
                [None, "Cost price per hour", 83.718138443094, 86.568176576406, 90.36590742351],
                [None, "Profit margin on cost price", pct(0.03), pct(0.03), pct(0.03)],
                [None, "Hourly rate", 86.23, 89.17, 93.08, "proposal: Base"],
            ],
            merges=("B2:F2",),
        )
    ]


@layout(writer="xlsxwriter")
def jeugdbescherming_optelfout() -> list[Page]:
    """Sources full of figures; a sum that leaves one line out."""
    return [
        Page(
            "JB 2026",
            [
                ["Kostprijsberekening jeugdbescherming"],
                [],
                ["Post", "Waarde", "Bron/toelichting"],
                ["Maandsalaris jeugdbeschermer", eur(3995), "Cao Jeugdzorg 2025-2026, schaal 9 trede 10, per 1-7-2025"],
                ["Vakantiegeld", pct(0.08), "Over 12 maanden"],
                ["Eindejaarsuitkering", pct(0.083), "Over 12 maandsalarissen, zonder vakantiegeld"],
                ["Werkgeversopslag", pct(0.284), "Realisatie 2024: 27,9%; over loon incl. toeslagen"],
                [
                    "Jaarlast per fte",
                    calc("=B4*12*(1+B5+B6)*(1+B7)", 71588.41848, EURO),
                    "24 fte in 2026, 22,5 in 2025",
                ],
                ["Bruto jaaruren", 1878, "36 uur x 52,17 weken"],
                ["Verlof wettelijk en bovenwettelijk", 232, "144 + 88; 55+ niet meegenomen"],
                ["Feestdagen", 46, "6,4 dagen van 7,2 uur"],
                ["Ziekteverlof", 113, "6,0% in 2024, 6,4% in 2023"],
                ["Trainingsuren", 50, "SKJ: 100 punten in 5 jaar"],
                ["Teamoverleg en casuïstiek", 95, "2 uur x 46 weken + 3 dagdelen"],
                ["Indirecte uren", 160, "Tijdschrijven 2024, week 10-22"],
                ["Totaal improductief", calc("=SUM(B10:B14)", 536)],
                ["Productieve uren", calc("=B9-B16", 1342)],
                ["Loonkosten per productief uur", calc("=B8/B17", 53.344574128167, EURO)],
                ["Reiskosten per productief uur", eur(2.4), "9,6 km x € 0,25"],
                ["Overhead", pct(0.19), "Jaarrekening 2024, blz. 31"],
                ["Kostprijs per uur", calc("=(B18+B19)*(1+B20)", 66.336043212519, EURO)],
                ["Weerstandsvermogen", pct(0.015), "Over de kostprijs; norm IGJ/JA 2023"],
                ["Tarief per uur 2026", calc("=ROUND(B21*(1+B22),2)", 67.33, EURO), "2025: € 64,10"],
            ],
            merges=("A1:C1",),
        )
    ]
