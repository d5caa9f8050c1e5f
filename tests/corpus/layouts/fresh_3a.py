"""Series 3 of sheets by somebody who never saw the recogniser, part 1."""

from tests.corpus.pages import HEEL, In, Page, calc, cent, eur, layout, pct, pct2


def nl(value: float) -> str:
    return f"{value:.2f}".replace(".", ",")


@layout(writer="xlsxwriter")
def bezoeken_met_reistijd() -> list[Page]:
    """Huishoudelijke hulp: reistijd in minuten per bezoek, omgerekend naar uren per jaar; overhead van het tarief."""
    paid = cent(16.85 * 1.1633 * 1.255)
    per = cent(paid * 1878 / 1400)
    price = cent((per + 0.4) / (1 - 0.13 - 0.015))
    return [
        Page(
            "HH 2026",
            [
                ["Rekenblad huishoudelijke hulp, ronde 2026", None, None],
                [],
                ["Loon", None, None],
                ["Brutoloon p/u", eur(16.85), "schaal HH, gewogen"],
                ["Vak. toeslag", pct2(0.08), None],
                ["EJU", pct2(0.0833), None],
                ["WG-lasten (soc. lasten + pensioen)", pct2(0.255), None],
                ["Loonkosten per betaald uur", eur(paid), None],
                [],
                ["Bezoeken", None, None],
                ["Gemiddelde bezoekduur", 150, "minuten"],
                ["Reistijd per bezoek", 9, "minuten, niet declarabel"],
                ["Aantal bezoeken per fte per jaar", 560, None],
                [],
                ["Uren per fte per jaar", None, None],
                ["Betaalde uren", 1878, None],
                ["Verlof en feestdagen", 235, None],
                ["Ziekte (6,7%)", 125, "uur"],
                ["Scholing", 14, None],
                ["Werkoverleg", 20, None],
                ["Reistijd", calc("=B13*B12/60", 84, "0"), "560 x 9 minuten"],
                ["Cliënturen", calc("=B16-SUM(B17:B21)", 1400, HEEL), None],
                [],
                ["Tarief", None, None],
                ["Loonkosten per cliëntuur", eur(per), None],
                ["Reiskosten per cliëntuur", eur(0.4), None],
                ["Overhead", pct2(0.13), "van het tarief"],
                ["Risico", pct2(0.015), "van het tarief"],
                ["Tarief per uur", eur(price), None],
            ],
            merges=("A1:C1",),
        )
    ]


@layout(suffix=".ods")
def tijd_in_weken_en_uren() -> list[Page]:
    """Tijdsbesteding per fte in weken en in uren naast elkaar, en daarna loonkosten per fte en overhead."""
    return [
        Page(
            "Tijd en geld",
            [
                ["Kostprijs gezinsbegeleiding", None, None],
                [],
                ["Tijdsbesteding per fte", "weken", "uren"],
                ["Betaalde uren", 52.17, 1878],
                ["Verlof (wettelijk + bovenwettelijk)", 5.8, 208.8],
                ["Feestdagen", 1.2, 43.2],
                ["Ziek", 3.1, 111.6],
                ["Scholing/training", 1, 36],
                ["Overleg en supervisie", 1.4, 50.4],
                ["Beschikbaar voor cliënten", 39.67, 1428],
                ["Indirecte cliënttijd (verslaglegging, niet declarabel)", None, 128],
                ["Declarabele uren", None, 1300],
                [],
                ["Kosten", None, "euro"],
                ["Loonkosten per fte per jaar (incl. toeslagen en werkgeverslasten)", None, eur(66250)],
                ["Overhead (van de loonkosten)", None, pct(0.23)],
                ["Kostprijs per declarabel uur", None, eur(cent(66250 / 1300 * 1.23))],
            ],
        )
    ]


@layout()
def procenten_in_alle_soorten() -> list[Page]:
    """Door drie mensen ingevuld: 8%, 8,33, 0,295, 0,72 en "20 %" door elkaar; reiskosten uit kilometers."""
    kp = (3385 * 12 / 1878 * 1.1633 * 1.295 / 0.72 + 6.5 * 0.23) * 1.2
    return [
        Page(
            "Ambulant Oost",
            [
                [None, "Uurtarief ambulant, regio Oost"],
                [],
                [None, "Versie 2 - NIET VERSPREIDEN", None, None, None, "pagina 1"],
                [None, "Wat", None, None, "Waarde", "Eenheid", "Ingevuld door"],
                [None, "Bruto maandsalaris ", None, None, eur(3385), "€ per maand bij 36 uur", "HR"],
                [None, "Jaaruren", None, None, 1878, "uur", "HR"],
                [None, "Vakantietoeslag", None, None, "8%", None, "HR"],
                [None, "  Eindejaarsuitkering", None, None, 8.33, "%", "HR"],
                [None, "Sociale lasten en pensioen", None, None, pct(0.295), None, "administratie"],
                [None, "Productiviteit:", None, None, 0.72, None, "teamleider"],
                [None, "Kilometers per cliëntuur", None, None, 6.5, "km", "teamleider"],
                [None, "Kilometervergoeding", None, None, "€ 0,23 per km", None, "HR"],
                [None, "OVERHEAD", None, None, "20 %", "van de directe kosten", "administratie"],
                [None, "Risico", None, None, 2, "% van de kostprijs", "directie"],
                [],
                [None, "Kostprijs per uur", None, None, eur(cent(kp)), None, None],
                [None, "Tarief per uur", None, None, eur(cent(kp * 1.02)), None, None],
            ],
        )
    ]


@layout(writer="xlsxwriter")
def overhead_per_fte_opgeteld() -> list[Page]:
    """Overheadposten als bedrag per fte, met subtotaal; eenheden zitten in de celopmaak."""
    euro = '"€" #,##0'
    return [
        Page(
            "Per fte",
            [
                ["Kosten per fte uitvoerend personeel, begroting 2026", None],
                [],
                ["Loonkosten incl. toeslagen en werkgeverslasten, per fte per jaar", In(62300, euro)],
                [],
                ["Overhead per fte", None],
                ["Huisvesting", In(3900, euro)],
                ["ICT", In(2850, euro)],
                ["Leiding en staf", In(7200, euro)],
                ["Personeelszaken", In(1150, euro)],
                ["Overige algemene kosten", In(900, euro)],
                ["Innovatiebudget", "p.m."],
                ["Totaal overhead per fte", calc("=SUM(B6:B11)", 16000, euro)],
                [],
                ["Totale kosten per fte", calc("=B3+B12", 78300, euro)],
                ["Declarabele uren per fte", In(1370, '#,##0" uur"')],
                ["Kosten per declarabel uur", calc("=B14/B15", 78300 / 1370, '"€" 0.00')],
                ["Reiskosten per declarabel uur", In(1.1, '"€" 0.00')],
                ["Kostprijs per declarabel uur", calc("=ROUND(B16+B17,2)", cent(78300 / 1370 + 1.1), '"€" 0.00')],
            ],
            widths={"A": 60},
        )
    ]


@layout(writer="libreoffice")
def uurloon_geindexeerd() -> list[Page]:
    """Het loon van vorig jaar wordt eerst geïndexeerd; het oude loon en het indexcijfer zijn geen invoer."""
    cost = 23.07 * 1.1633 * 1.31
    per = cost * 1878 / 1358
    kp = cent(per + 1.33 + 11.9)
    return [
        Page(
            "Tarief 2026",
            [
                ["Tariefberekening 2026 begeleiding thuis", None, None],
                [],
                ["Stap 1 - loon", None, None],
                ["Basisuurloon 2025 (bruto)", eur(22.4), "salarisadministratie"],
                ["Cao-stijging 2026", pct(0.03), "onderhandelaarsakkoord"],
                ["Basisuurloon 2026 (bruto)", calc("=ROUND(B4*(1+B5),2)", 23.07, "0.00"), None],
                ["Vakantietoeslag", pct2(0.08), None],
                ["Eindejaarsuitkering", pct2(0.0833), None],
                ["Werkgeverslasten (SV-premies, Zvw, pensioen)", pct2(0.31), None],
                ["Stap 2 - uren", None, None],
                ["Contracturen", 1878, None],
                ["Productieve uren", 1358, "realisatie 2024"],
                ["Stap 3 - overige kosten per uur", None, None],
                ["Reiskosten per uur 2025", eur(1.3), None],
                ["CPI", pct(0.021), "CPB"],
                ["Reiskosten per uur 2026", calc("=ROUND(B14*(1+B15),2)", 1.33, "0.00"), None],
                ["Overhead per uur", eur(11.9), None],
                ["Stap 4 - uitkomst", None, None],
                ["Kostprijs per uur", eur(kp), None],
            ],
        )
    ]
