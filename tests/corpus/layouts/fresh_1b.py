"""Series 1 of sheets by somebody who never saw the recogniser, part 2."""

from tests.corpus.pages import In, Page, calc, cent, eur, layout, pct, pct2


@layout()
def tabblad_per_dienst() -> list[Page]:
    """Per dienst een tabblad, labels in kolom B, eenheid in C, waarde in D; vooraan een leeswijzer."""

    def page(name: str, wage: float, sick: float, client: float) -> Page:
        prod = 1878 - 226 - 45 - sick - 32 - 48
        direct = wage * 1.1633 * 1.298 * 1878 / prod + client
        return Page(
            name,
            [
                [None, f"Kostprijs {name}"],
                [None, "Vul alleen de gele vakken in"],
                [],
                [None, "1. Personeel"],
                [None, "Brutoloon", "€ per uur", wage, "gemiddelde van de ingezette medewerkers"],
                [None, "Vakantietoeslag", "%", 8],
                [None, "Eindejaarsuitkering", "%", 8.33],
                [None, "Werkgeverslasten (sociale lasten en pensioen)", "%", 29.8],
                [None, "2. Inzetbaarheid (uren per fte per jaar)"],
                [None, "Contracturen", "uur", 1878],
                [None, "Verlof", "uur", 226],
                [None, "Feestdagen", "uur", 45],
                [None, "Ziekte", "uur", sick],
                [None, "Bij- en nascholing", "uur", 32],
                [None, "Teamoverleg", "uur", 48],
                [None, "Productieve uren", "uur", prod],
                [None, "3. Overige kosten"],
                [None, "Cliëntgebonden kosten", "€ per uur", client, "materialen en kleine verstrekkingen"],
                [None, "Overhead", "% van de omzet", 15],
                [None, "4. Uitkomst"],
                [None, "Tarief", "€ per uur", cent(direct / 0.85)],
            ],
        )

    reader = Page(
        "Leeswijzer",
        [
            ["Leeswijzer"],
            ["Op elk tabblad staat één dienst. Geel = invoer, wit = berekend."],
            ["Overhead is alles wat niet aan een cliënt is toe te rekenen: staf, huisvesting, ict."],
            ["Versie 3, opgesteld door afdeling Planning & Control op 14 oktober 2025"],
        ],
    )
    return [
        reader,
        page("Begeleiding individueel", 21.36, 122, 0.4),
        page("Persoonlijke verzorging", 18.74, 135, 0.65),
        page("Ambulante behandeling", 29.12, 98, 0.2),
    ]


@layout(writer="nl", suffix=".csv")
def export_producten_onder_elkaar() -> list[Page]:
    """Een export uit het eigen systeem: een regel per product, de elementen in de kolommen, puntkomma's."""

    def row(code: str, name: str, wage: float, hours: int) -> list[str]:
        price = cent((wage * 1872 / hours + 10.4) * 1.025)
        return [code, name, nl(wage), "1.872", str(hours), "10,40", "2,5", nl(price)]

    def nl(value: float) -> str:
        return f"{value:.2f}".replace(".", ",")

    return [
        Page(
            "csv",
            [
                [
                    "productcode",
                    "product",
                    "loonkosten per betaald uur incl. werkgeverslasten (€)",
                    "contracturen per jaar",
                    "declarabele uren per jaar",
                    "overhead per declarabel uur (€)",
                    "marge (% van de kostprijs)",
                    "uurtarief (€)",
                ],
                row("02A03", "Begeleiding regulier", 28.1, 1385),
                row("02A05", "Begeleiding speciaal 1", 32.45, 1340),
                row("02A06", "Begeleiding speciaal 2", 37.8, 1295),
                ["08A04", "Waakdienst", "n.v.t.", "n.v.t.", "n.v.t.", "n.v.t.", "n.v.t.", "31,50"],
            ],
        )
    ]


MAANDEN = ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]


@layout(suffix=".ods")
def uren_per_kwartaal() -> list[Page]:
    """Jaarplanning met de maanden naast elkaar en na elke drie maanden een kwartaaltotaal; loon erboven."""

    def months(label: str, values: list[float]) -> list[object]:
        out: list[object] = [label]
        for start in range(0, 12, 3):
            out += values[start : start + 3]
            out.append(round(sum(values[start : start + 3]), 1))
        return [*out, round(sum(values), 1)]

    head: list[object] = ["Uren per fte"]
    for index in range(4):
        head += [*MAANDEN[3 * index : 3 * index + 3], f"K{index + 1}"]
    head.append("Jaar")
    verlof = [14.4, 14.4, 7.2, 14.4, 28.8, 7.2, 43.2, 36, 7.2, 14.4, 7.2, 21.6]
    feest = [7.2, 0, 0, 7.2, 14.4, 0, 0, 0, 0, 0, 0, 14.4]
    ziek = [12.0, 12.0, 10.0, 9.0, 8.0, 8.0, 7.0, 7.0, 8.0, 10.0, 11.0, 12.0]
    school = [4, 4, 4, 4, 0, 4, 0, 0, 4, 4, 4, 0]
    overleg = [5, 5, 5, 5, 5, 5, 2, 2, 5, 5, 5, 5]
    netto = [
        round(156.5 - a - b - c - d - e, 1) for a, b, c, d, e in zip(verlof, feest, ziek, school, overleg, strict=True)
    ]
    price = cent(20.85 * 1.1633 * 1.3 * 1878 / sum(netto) + 1.1 + 9.6)
    return [
        Page(
            "Jaarplanning",
            [
                ["Netto inzetbaarheid en uurprijs thuisbegeleiding 2026"],
                [],
                ["Bruto uurloon begeleider", eur(20.85)],
                ["Vakantiegeld", pct2(0.08)],
                ["Eindejaarsuitkering", pct2(0.0833)],
                ["Sociale lasten en pensioenpremie", pct2(0.3)],
                ["Reiskosten per cliëntuur", eur(1.1)],
                ["Overhead per cliëntuur", eur(9.6)],
                [],
                head,
                months("Contracturen", [156.5] * 12),
                months("Vakantieverlof", verlof),
                months("Feestdagen", feest),
                months("Ziekteverzuim", ziek),
                months("Scholing", school),
                months("Werkoverleg", overleg),
                months("Netto productieve uren", netto),
                [],
                ["Kostprijs per cliëntuur", eur(price)],
            ],
        )
    ]


@layout()
def dagbesteding_ouderen() -> list[Page]:
    """Dagbesteding per dagdeel: groep, bezetting, inzet per groep, en kosten per aanwezige cliënt."""
    hour = cent(19.6 * 1.1633 * 1.29 / 0.84)
    staff = cent(hour * 4 * 1.5 / 7.2)
    direct = staff + 5.1 + 2.35 + 1.1
    oh = cent(direct * 0.17)
    return [
        Page(
            "Dagbesteding",
            [
                ["Dagbesteding ouderen - prijs per dagdeel"],
                ["excl. vervoer (apart product)"],
                [],
                ["Groep", None, None],
                ["Groepsgrootte", 8, "deelnemers"],
                ["Bezetting", pct(0.9), "aanwezig van de ingeschreven deelnemers"],
                ["Dagdelen per week", 9, "ma t/m vr, vrijdagmiddag dicht"],
                ["Duur dagdeel", 4, "uur, inclusief klaarzetten en opruimen"],
                ["Begeleiders per groep", 1.5, "fte op de groep"],
                [],
                ["Personeel", None, None],
                ["Bruto uurloon", eur(19.6), "FWG 35"],
                ["Vakantietoeslag", pct(0.08), None],
                ["Eindejaarsuitkering", pct2(0.0833), None],
                ["Werkgeverslasten", pct(0.29), "sociale lasten en pensioen"],
                ["Productiviteit", pct(0.84), None],
                ["Loonkosten per productief uur", eur(hour), None],
                [],
                ["Per deelnemer per dagdeel", None, None],
                ["Begeleiding", eur(staff), "4 uur x 1,5 / 7,2 deelnemers"],
                ["Huisvesting dagbestedingslocatie", eur(5.1), None],
                ["Koffie, thee en warme maaltijd", eur(2.35), None],
                ["Activiteiten en materialen", eur(1.1), None],
                ["Overhead (17% van bovenstaande kosten)", eur(oh), None],
                ["Tarief per dagdeel", eur(cent(direct + oh)), None],
            ],
        )
    ]


@layout(writer="xlsxwriter")
def woongroep_etmaal() -> list[Page]:
    """Verblijf jeugd: formatie met loonkosten per fte, plaatsen en bezetting, leefgeld en huisvesting."""
    staff = [7.6 * 63200, 0.4 * 91500, 0.5 * 78600]
    total = sum(staff)
    fte = 8.5
    days = 8 * 0.93 * 365
    direct = cent(total / days) + 14.6 + cent(78800 / days)
    k = "#,##0"
    return [
        Page(
            "Woongroep 12-18",
            [
                ["Kostprijs verblijf woongroep 12-18 jaar", None, None, None],
                ["Aantal plaatsen", 8, None, None],
                ["Bezettingsgraad", pct(0.93), None, None],
                ["Dagen per jaar", 365, None, None],
                ["Bezette etmalen", calc("=B2*B3*B4", days, "0.0"), None, None],
                [],
                ["Formatie", "Fte", "Loonkosten per fte (incl. toeslagen en werkgeverslasten)", "Totaal per jaar"],
                ["Pedagogisch medewerker", 7.6, In(63200, k), calc("=B8*C8", staff[0], k)],
                ["Gedragswetenschapper", 0.4, In(91500, k), calc("=B9*C9", staff[1], k)],
                ["Teamleider", 0.5, In(78600, k), calc("=B10*C10", staff[2], k)],
                ["Totaal formatie", calc("=SUM(B8:B10)", fte, "0.0"), None, calc("=SUM(D8:D10)", total, k)],
                [],
                ["Kosten per etmaal", None, None, "€"],
                ["Personeel", None, None, calc("=ROUND(D11/B5,2)", cent(total / days), "0.00")],
                ["Voeding en leefgeld", None, "per cliënt per etmaal", In(14.6, "0.00")],
                ["Huisvesting", 9850, "€ per plaats per jaar", calc("=ROUND(B16*B2/B5,2)", cent(78800 / days), "0.00")],
                [
                    "Subtotaal directe kosten",
                    None,
                    None,
                    calc("=SUM(D14:D16)", direct, "0.00"),
                ],
                [
                    "Overhead",
                    pct(0.18),
                    "over de directe kosten",
                    calc("=ROUND(D17*B18,2)", cent(direct * 0.18), "0.00"),
                ],
                [
                    "Tarief per etmaal",
                    None,
                    None,
                    calc(
                        "=D17+D18",
                        cent(cent(total / days) + 14.6 + cent(78800 / days) + cent(direct * 0.18)),
                        "0.00",
                    ),
                ],
            ],
            merges=("A1:D1",),
        )
    ]
