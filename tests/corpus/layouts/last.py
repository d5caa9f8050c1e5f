"""A third series, written after the repairs that the second one asked for."""

from tests.corpus.pages import In, Page, eur, layout, pct


@layout()
def kostprijsformulier_gemeente() -> list[Page]:
    return [
        Page(
            "Formulier",
            [
                ["Formulier kostprijsonderbouwing Wmo 2026 - gemeente Veldhoek"],
                ["Naam aanbieder:", "Thuiszorg Plus B.V."],
                ["KvK-nummer:", 12345678],
                ["Ingangsdatum:", "1 januari 2026"],
                [],
                ["a. Kosten van de beroepskracht"],
                ["Bruto uurloon (gewogen gemiddelde periodiek)", eur(18.75)],
                ["Vakantietoeslag (8%)", eur(1.5)],
                ["Eindejaarsuitkering (8,33%)", eur(1.56)],
                ["Werkgeverslasten (26,5%)", eur(5.78)],
                ["b. Redelijke overheadkosten"],
                ["Overhead als percentage van de directe kosten", pct(0.175)],
                ["c. Niet-productieve uren"],
                ["Productiviteitspercentage", pct(0.79)],
                ["d. Reis- en opleidingskosten"],
                ["Reiskosten (per cliëntuur)", eur(0.85)],
                ["Opleidingskosten (per cliëntuur)", eur(0.4)],
                ["f. Overige kosten door gemeentelijke verplichtingen"],
                ["Administratieve verplichtingen", eur(0.35)],
                ["Totaal reële kostprijs per uur", eur(42.99)],
            ],
        )
    ]


@layout(writer="xlsxwriter")
def producten_met_toelichting_ertussen() -> list[Page]:
    return [
        Page(
            "Producten",
            [
                ["Code", "Omschrijving", "Fte-mix", "Loonkosten per uur*", "Decl. uren", "OH %", "Winst %", "Tarief"],
                ["45A48", "Begeleiding jeugd individueel", "HBO/MBO", eur(31.2), 1340, 19, 2, eur(69.05)],
                ["45A55", "Begeleiding jeugd specialistisch", "HBO", eur(36.9), 1310, 19, 2, eur(82.9)],
                ["54001", "Behandeling jeugd-ggz basis", "WO", eur(48.75), 1250, 22, 2, eur(118.1)],
                [],
                ["* inclusief werkgeverslasten, per betaald uur; contracturen 1.878"],
            ],
        )
    ]


@layout()
def zzp_berekening() -> list[Page]:
    return [
        Page(
            "zzp",
            [
                ["Uurtarief zelfstandige", None],
                ["Gewenst bruto jaarinkomen", 62000],
                ["Pensioen en arbeidsongeschiktheid", 14500],
                ["Bedrijfskosten", 8200],
                ["Declarabele uren", 1250],
                ["Uurtarief", 67.76],
            ],
        )
    ]


@layout(suffix=".xls")
def oud_rekenblad() -> list[Page]:
    return [
        Page(
            "Kostprijs",
            [
                [None, None, "2026"],
                ["SALARISSEN", None, None],
                ["Bruto maandsalaris FWG 45-9", "per maand", 3412],
                ["Vakantietoeslag", "%", 0.08],
                ["Eindejaarsuitkering", "%", 0.0833],
                ["Sociale lasten", "%", 0.185],
                ["Pensioenlasten", "%", 0.115],
                ["UREN", None, None],
                ["Contracturen", "uren", 1878],
                ["Af: vakantie-uren", "uren", -208],
                ["Af: feestdagen", "uren", -44],
                ["Af: ziekteverzuim", "uren", -122],
                ["Af: scholing", "uren", -38],
                ["Af: werkoverleg en intervisie", "uren", -62],
                ["Netto productieve uren", "uren", 1404],
                ["OVERIG", None, None],
                ["Reiskosten", "€ per uur", 1.25],
                ["Indirecte kosten", "% omzet", 0.17],
                ["Tarief", "€ per uur", 68.1],
            ],
        )
    ]


@layout()
def twee_scenarios() -> list[Page]:
    return [
        Page(
            "Scenario's",
            [
                ["Uitgangspunten", "Scenario 1: huidig", "Scenario 2: meer reistijd"],
                ["Loonkosten per productief uur (incl. lasten)", eur(41.2), eur(43.9)],
                ["Reiskosten per uur", eur(1.1), eur(1.9)],
                ["Opslag overhead over directe kosten", pct(0.19), pct(0.19)],
                ["Risico en innovatie (% van het tarief)", pct(0.03), pct(0.03)],
                ["Tarief per uur", eur(51.89), eur(56.19)],
                ["Tarief per minuut", eur(0.86), eur(0.94)],
            ],
        )
    ]


@layout(writer="xlsxwriter")
def overhead_op_eigen_tabblad() -> list[Page]:
    return [
        Page(
            "Tarief",
            [
                ["Salariskosten begeleider inclusief alle werkgeverslasten", eur(58400), "per fte per jaar"],
                ["Productieve uren", 1365, "per fte"],
                [
                    "Overhead",
                    pct(0.214),
                    In("zie tabblad Overhead, van de loonkosten", comment="uit jaarrekening 2024"),
                ],
                ["Kostprijs", eur(51.94), "per uur"],
            ],
        ),
        Page(
            "Overhead",
            [
                ["Opbouw overhead 2024", "€"],
                ["Directie", 145000],
                ["Huisvesting", 98000],
                ["ICT", 77000],
                ["Totaal overhead", 320000],
                ["Directe personeelskosten", 1495000],
                ["Overheadpercentage", pct(0.214)],
            ],
        ),
    ]
