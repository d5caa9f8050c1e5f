"""A second series written without looking at the outcome: what else controllers do."""

from tests.corpus.pages import Page, eur, layout, pct


@layout()
def waarde_met_grondslag_erachter() -> list[Page]:
    return [
        Page(
            "Blad1",
            [
                ["Kostprijs begeleiding groep Oost", None],
                ["Loonkosten", "€ 26,90 per betaald uur, incl. werkgeverslasten"],
                ["Productiviteit", "75% van de betaalde uren"],
                ["Reiskosten", "€ 1,10 per uur"],
                ["Overhead", "20% van de directe kosten"],
                ["Winst", "2% over de kostprijs"],
                ["Tarief", "€ 45,25 per uur"],
            ],
        )
    ]


@layout(writer="xlsxwriter")
def groepskoppen_boven_elementen() -> list[Page]:
    return [
        Page(
            "Tarieven",
            [
                ["Tarieven 2026", None, None, None, None, None, None, None],
                ["Product", "Loon", None, "Uren", None, "Opslagen", None, "Uitkomst"],
                [
                    None,
                    "Bruto uurloon",
                    "Werkgeverslasten",
                    "Contracturen",
                    "Productieve uren",
                    "Overhead",
                    "Risico",
                    "Tarief",
                ],
                ["Begeleiding A", eur(20.5), pct(0.45), 1878, 1350, pct(0.18), pct(0.02), eur(49.8)],
                ["Begeleiding B", eur(24.2), pct(0.45), 1878, 1310, pct(0.18), pct(0.02), eur(60.55)],
            ],
            merges=("B2:C2", "D2:E2", "F2:G2", "A2:A3"),
        )
    ]


@layout()
def grootboek() -> list[Page]:
    return [
        Page(
            "Proefbalans",
            [
                ["Rekening", "Omschrijving", "Saldo 2025"],
                [4000, "Lonen en salarissen", eur(1250000)],
                [4010, "Sociale lasten", eur(225000)],
                [4020, "Pensioenlasten", eur(112500)],
                [4100, "Reiskosten", eur(42000)],
                [4200, "Huisvestingskosten", eur(88000)],
                [4300, "Kantoorkosten", eur(24000)],
                [4400, "Algemene kosten", eur(68000)],
                [None, "Totaal", eur(1809500)],
                [],
                [None, "Formatie (fte)", 24],
                [None, "Productieve uren per fte", 1375],
            ],
        )
    ]


@layout()
def eenheid_tussen_label_en_waarden() -> list[Page]:
    return [
        Page(
            "Opbouw",
            [
                ["Component", "Eenheid", "Licht", "Zwaar", "Gemiddelde"],
                ["Bruto uurloon", "€/uur", 19.75, 26.4, 23.08],
                ["Vakantietoeslag", "%", 8, 8, 8],
                ["Eindejaarsuitkering", "%", 8.33, 8.33, 8.33],
                ["Werkgeverslasten", "%", 29, 29, 29],
                ["Indirecte uren", "uur/jaar", 140, 190, 165],
                ["Verlof", "uur/jaar", 235, 235, 235],
                ["Verzuim", "uur/jaar", 110, 110, 110],
                ["Scholing", "uur/jaar", 40, 60, 50],
                ["Werkoverleg", "uur/jaar", 45, 45, 45],
                ["Jaaruren", "uur/jaar", 1878, 1878, 1878],
                ["Personele overhead", "%", 12, 12, 12],
                ["Materiële overhead", "%", 7, 7, 7],
                ["Kostprijs", "€/uur", 51.1, 72.3, 61.7],
            ],
        )
    ]


@layout(suffix=".ods")
def maanden_zonder_totaal() -> list[Page]:
    months = [
        "januari",
        "februari",
        "maart",
        "april",
        "mei",
        "juni",
        "juli",
        "augustus",
        "september",
        "oktober",
        "november",
        "december",
    ]
    return [
        Page(
            "Rooster",
            [
                ["Urenraming", *months],
                ["Contracturen", *[156] * 12],
                ["Verlof", 10, 20, 10, 20, 20, 10, 40, 40, 10, 20, 10, 20],
                ["Ziekte", *[9] * 12],
                ["Scholing", *[4] * 12],
                ["Teamoverleg", *[5] * 12],
            ],
        )
    ]


@layout()
def dagdeelprijs() -> list[Page]:
    return [
        Page(
            "Dagbesteding",
            [
                ["Kostprijs dagbesteding (groep van gemiddeld 8 en maximaal 10)"],
                ["Groepsgrootte", 8],
                ["Bezettingsgraad", pct(0.92)],
                ["Bruto uurloon begeleider", eur(20.9)],
                ["Werkgeverslasten", pct(0.3)],
                ["Productiviteit", pct(0.85)],
                ["Voedingskosten per dagdeel", eur(2.4)],
                ["Tarief per dagdeel", eur(38.75)],
            ],
        )
    ]


@layout(writer="xlsxwriter")
def losse_aantekeningen() -> list[Page]:
    return [
        Page(
            "Werkblad",
            [
                [None, None, None, "concept d.d. 3-10-2025"],
                [],
                [None, None, None, "uurloon schaal 9 trede 6", None, eur(25.35), "bron: cao jeugdzorg"],
                [None, None, None, "werkgeverslasten totaal", None, pct(0.315), "nagerekend"],
                [None, None, None, "vakantiegeld", None, pct(0.08)],
                [None, None, None, "e.j.u.", None, pct(0.083)],
                [None, None, None, "productiviteit (norm gemeente 78%)", None, pct(0.72)],
                [None, None, None, "overhead (vorig jaar 21%)", None, pct(0.2), "over de omzet"],
                [None, None, None, "uurtarief wordt dan", None, eur(79.5)],
                [None, None, None, "12 maanden x 4 weken", None, 48, "alleen ter controle"],
            ],
        )
    ]


@layout(writer="nl", suffix=".csv")
def kale_lijst() -> list[Page]:
    return [
        Page(
            "csv",
            [
                ["Loonkosten per uur", "24,68"],
                ["Productiviteit", "0,8"],
                ["Overhead", "0,2"],
                ["Indirecte uren", "150"],
                ["Uurtarief", "38,00"],
            ],
        )
    ]
