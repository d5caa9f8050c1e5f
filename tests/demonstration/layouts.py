"""The cost sheets of the thirteen fictional providers, each as its own people would make it.

Every name and amount is made up. The prices are those of the example of Helmond (P01 to P13).
"""

from tests.demonstration.drawn import (
    Sheet,
    Tab,
    Theme,
    euro,
    head,
    hours,
    made_up,
    note,
    number,
    price,
    share,
    title,
    total,
    whole,
)

GRUTTO = Sheet(
    "grutto",
    Theme("#1F4E79", "#DDEBF7"),
    [
        Tab(
            "Kostprijs",
            [
                title("Stichting Grutto - kostprijs 2026"),
                made_up("Begeleiding individueel"),
                [],
                head("Personeel", "2026", "Toelichting"),
                [
                    "Bruto jaarloon per fte",
                    whole(45560, "loon"),
                    note("mbo-4, inclusief vakantietoeslag en eindejaarsuitkering"),
                ],
                ["Werkgeverslasten", share(0.265, "lasten"), note("over het bruto jaarloon")],
                total("Loonkosten per fte", whole("={loon}*(1+{lasten})", "loonkosten")),
                ["Productieve uren per fte", hours(1400, "uren"), note("cliënten komen naar het buurthuis")],
                total("Loonkosten per productief uur", euro("={loonkosten}/{uren}", "uurloon")),
                [],
                head("Overige kosten", "per uur"),
                ["Reiskosten", euro(0.40, "reis")],
                ["Materialen en activiteiten", euro(0.95, "materiaal")],
                ["Scholing", euro(0.70, "scholing")],
                total("Overige kosten samen", euro("=SUM({reis}:{materiaal})", "overig")),
                [],
                [
                    "Overhead",
                    share(0.24, "overhead"),
                    note("over de loonkosten per productief uur; twee mensen op kantoor"),
                ],
                total("Overhead per uur", euro("={uurloon}*{overhead}", "overheadbedrag")),
                [],
                price("Kostprijs per uur", euro("={uurloon}+{overig}+{overheadbedrag}")),
            ],
        )
    ],
)

AKKERWINDE = Sheet(
    "akkerwinde",
    Theme("#7B2D43", "#F7E1E7", "Arial"),
    [
        Tab(
            "Uitvraag regio",
            [
                title("Akkerwinde Jeugdhulp B.V."),
                made_up("Begeleiding individueel"),
                ["Opbouw van de kostprijs per 1 januari 2026"],
                [],
                head("a. Kosten van de beroepskracht", ""),
                ["Bruto jaarloon inclusief VT en EJU", whole(44630)],
                ["Werkgeverslasten", share(0.27)],
                ["Productieve uren per jaar", hours(1450)],
                [],
                head("b. Cliëntgebonden kosten", ""),
                ["Cliëntgebonden kosten per uur", euro(1.35)],
                [],
                head("c. Overhead", ""),
                ["Overhead over de loonkosten", share(0.37)],
                [],
                total("Kostprijs per uur", euro(54.90)),
                [],
                head("Opslag", ""),
                ["Risico-opslag over de kostprijs", share(0.02)],
                price("Tarief per uur", euro(56.00)),
            ],
        )
    ],
)

LIBEL = Sheet(
    "libel",
    Theme("#2E7D5B", "#E2F2EA", "Liberation Sans"),
    [
        Tab(
            "Begeleiding",
            [
                title("Coöperatie Libel"),
                made_up(),
                ["Wat kost een uur begeleiding individueel in 2026?"],
                [],
                head("Stap", "Wat", "Bedrag", "Hoe wij eraan komen"),
                ["1", "Bruto uurloon", euro(25.30, "loon"), note("hbo, inclusief vakantiegeld en eindejaarsuitkering")],
                ["2", "Sociale lasten en pensioen", share(0.28, "lasten"), note("uit de salarisadministratie")],
                ["3", "Loonkosten per betaald uur", euro("={loon}*(1+{lasten})", "betaald"), note("1 met 2 erbij")],
                ["4", "Productiviteit", share(0.75, "productief"), note("gemeten in 2025 over alle medewerkers")],
                [
                    "5",
                    "Loonkosten per productief uur",
                    euro("={betaald}/{productief}", "uur"),
                    note("3 gedeeld door 4"),
                ],
                ["6", "Reiskosten", euro(1.20, "reis"), note("kilometers in de dorpen rond de stad")],
                ["7", "Overhead", share(0.28, "overhead"), note("over 5 en 6 samen; klein kantoor")],
                ["8", "Overhead in euro", euro("=({uur}+{reis})*{overhead}", "kantoor")],
                total("9", "Kostprijs per uur", euro("={uur}+{reis}+{kantoor}", "kostprijs"), ""),
                ["10", "Reserve voor risico", share(0.02, "risico"), note("over 9")],
                price("", "Tarief per uur", euro("={kostprijs}*(1+{risico})"), ""),
            ],
            (6, 34, 13, 48),
        )
    ],
    ".ods",
)

_IJSVOGEL_WAGE = Tab(
    "Loon",
    [
        title("IJsvogel Zorg - loonkosten 2026"),
        made_up("Begeleiding individueel"),
        [],
        head("Onderdeel", "", "Bron"),
        ["Brutosalaris per maand", whole(3317, "maand"), note("gemiddelde van het team, salarisadministratie")],
        ["Aantal maanden", number(12, "maanden")],
        ["Vakantietoeslag", share(0.08, "vt"), note("cao")],
        ["Eindejaarsuitkering", share(0.0833, "eju"), note("cao")],
        ["Brutoloon per jaar", whole("={maand}*{maanden}*(1+{vt}+{eju})", "jaar")],
        ["Sociale premies", share(0.182, "premies"), note("loonadministratie")],
        ["Pensioenpremie werkgever", share(0.098, "pensioen"), note("loonadministratie")],
        total("Loonkosten per jaar", whole("={jaar}*(1+{premies}+{pensioen})", "loonkosten"), ""),
    ],
)
_IJSVOGEL_HOURS = Tab(
    "Uren",
    [
        title("Van contract naar productief"),
        [],
        head("Uren per fte", "2026", ""),
        ["Contracturen", hours(1878, "contract"), note("36 uur per week")],
        ["Verlof", hours(208, "verlof")],
        ["Feestdagen", hours(50, "feest")],
        ["Ziekteverzuim", hours(108, "ziek"), note("5,8% van de contracturen")],
        ["Scholing", hours(40, "scholing")],
        ["Werkoverleg", hours(62, "overleg")],
        ["Reistijd", hours(60, "reis"), note("routes per wijk")],
        total("Productieve uren", hours("={contract}-SUM({verlof}:{reis})", "productief"), ""),
    ],
)
IJSVOGEL = Sheet(
    "ijsvogel",
    Theme("#00607A", "#D9EFF4"),
    [
        _IJSVOGEL_WAGE,
        _IJSVOGEL_HOURS,
        Tab(
            "Kostprijs",
            [
                title("Kostprijs per uur"),
                [],
                head("Opbouw", "per uur", ""),
                [
                    "Loonkosten per productief uur",
                    euro("={loonkosten}/{productief}", "uurloon"),
                    note("uit Loon en Uren"),
                ],
                ["Cliëntgebonden kosten", euro(1.05, "client"), note("telefoon, materiaal, sleutels")],
                ["Reiskosten", euro(0.95, "km"), note("dienstfietsen en auto's")],
                ["Overheadpercentage", share(0.28, "overhead"), note("van de loonkosten")],
                ["Overhead", euro("={uurloon}*{overhead}", "kantoor")],
                total("Kostprijs per uur", euro("={uurloon}+{client}+{km}+{kantoor}", "kostprijs"), ""),
                ["Opslag risico", share(0.015, "risico")],
                price("Tarief per uur", euro("={kostprijs}*(1+{risico})"), ""),
            ],
        ),
    ],
)

BERKENRIJS = Sheet(
    "berkenrijs",
    Theme("#5B4B8A", "#E8E4F3", "Verdana"),
    [
        Tab(
            "Team",
            [
                title("Berkenrijs - team ambulant 2026"),
                made_up("Begeleiding individueel"),
                [],
                head("Functie", "Aandeel", "Bruto uurloon", "Werk"),
                ["Begeleider B", share(0.40, "a1"), euro(21.70, "l1"), note("mbo-4")],
                ["Ambulant begeleider", share(0.50, "a2"), euro(25.55, "l2"), note("hbo")],
                ["Gedragswetenschapper", share(0.10, "a3"), euro(36.50, "l3"), note("kijkt mee bij elk plan")],
                total("Gemiddeld", share("=SUM({a1}:{a3})"), euro("=SUMPRODUCT({a1}:{a3},{l1}:{l3})", "loon"), ""),
                [],
                head("Naar een productief uur", "", "", ""),
                ["Werkgeverslasten", None, share(0.285, "lasten"), note("inclusief pensioen")],
                ["Productiviteit", None, share(0.73, "productief"), note("agenda's van 2025")],
                total("Loonkosten per productief uur", "", euro("={loon}*(1+{lasten})/{productief}", "uur"), ""),
                [],
                head("Andere kosten", "", "", ""),
                ["Reiskosten per uur", None, euro(1.45, "reis"), note("groot gebied")],
                ["Opleidingskosten per uur", None, euro(0.80, "opleiding"), note("SKJ-registratie")],
                ["Overhead", None, share(0.30, "overhead"), note("van de loonkosten per productief uur")],
                total("Kostprijs per uur", "", euro("={uur}*(1+{overhead})+{reis}+{opleiding}", "kostprijs"), ""),
                ["Risico", None, share(0.02, "risico"), note("over de kostprijs")],
                price("Tarief per uur", "", euro("={kostprijs}*(1+{risico})"), ""),
            ],
            (36, 12, 16, 30),
        )
    ],
)

FLUITENKRUID = Sheet(
    "fluitenkruid",
    Theme("#1B5E20", "#E3F1E4"),
    [
        Tab(
            "Samenvatting",
            [
                title("Fluitenkruid Jeugd en Gezin"),
                made_up("Begeleiding individueel"),
                ["Kostprijsmodel 2026, grootste aanbieder van de regio"],
                [],
                head("Onderdeel", "per uur"),
                ["Loonkosten per productief uur", euro("={jaarkosten}/{uren}", "uurloon")],
                ["Reiskosten", euro(1.30, "reis")],
                ["Cliëntgebonden kosten", euro(0.85, "client")],
                ["Gemeentelijke verplichtingen", euro(0.60, "verantwoording")],
                ["Overhead", euro("={overheadfte}/{uren}", "overhead")],
                total("Kostprijs per uur", euro("=SUM({uurloon}:{overhead})", "kaal")),
                ["Opslag voor risico", share(0.02, "risico")],
                price("Tarief per uur", euro("={kaal}*(1+{risico})")),
            ],
        ),
        Tab(
            "Personeel",
            [
                title("Loonkosten van een fte"),
                [],
                head("Onderdeel", "", ""),
                ["Bruto jaarsalaris", whole(46800, "salaris"), note("met vakantietoeslag en eindejaarsuitkering")],
                ["Werkgeverslasten", share(0.28, "lasten")],
                total("Loonkosten per fte per jaar", whole("={salaris}*(1+{lasten})", "jaarkosten"), ""),
                [],
                ["Productieve uren per fte", hours(1360, "uren"), note("tijdregistratie, 14.200 weken")],
            ],
        ),
        Tab(
            "Overhead",
            [
                title("Overhead van de organisatie"),
                [],
                head("Kosten per jaar", "", ""),
                ["Bestuur en directie", whole(472000, "o1"), note("drie leden")],
                ["Personeelszaken", whole(398000, "o2")],
                ["Administratie en planning", whole(675000, "o3")],
                ["ICT en dossier", whole(752000, "o4"), note("nieuw dossier sinds 2025")],
                ["Huisvesting", whole(868000, "o5"), note("vijf kantoren")],
                ["Facilitaire dienst", whole(531000, "o6")],
                total("Totaal overhead", whole("=SUM({o1}:{o6})", "totaal"), ""),
                [],
                ["Aantal voltijdbanen (fte)", number(190, "fte")],
                total("Overhead per fte", whole("={totaal}/{fte}", "overheadfte"), ""),
            ],
        ),
    ],
)

CITROENVLINDER = Sheet(
    "citroenvlinder",
    Theme("#8A6D00", "#FFF4CC", "Arial"),
    [
        Tab(
            "Blad1",
            [
                title("KOSTPRIJS BEGELEIDING INDIVIDUEEL 2026"),
                made_up(),
                ["Stichting Citroenvlinder"],
                [],
                ["BRUTO MAANDSALARIS", euro(3353, "maand"), "gemiddeld, team West"],
                ["AANTAL MAANDEN", number(12, "maanden")],
                ["VAKANTIEGELD", share(0.08, "vt")],
                ["EINDEJAARSUITKERING", share(0.0833, "eju")],
                ["SOCIALE LASTEN", share(0.19, "sv")],
                ["PENSIOEN WERKGEVERSDEEL", share(0.095, "pensioen")],
                ["LOONKOSTEN PER JAAR", euro("={maand}*{maanden}*(1+{vt}+{eju})*(1+{sv}+{pensioen})", "jaar")],
                ["PRODUCTIEVE UREN", hours(1335, "uren"), "1878 min verlof, ziekte, scholing, overleg, reistijd"],
                ["LOONKOSTEN PER UUR", euro("={jaar}/{uren}", "uur")],
                ["OVERHEAD", share(0.335, "overhead"), "van de loonkosten"],
                ["REISKOSTEN PER UUR", euro(1.60, "reis"), "0,23 per km"],
                ["SCHOLING PER UUR", euro(0.55, "scholing")],
                [],
                total("KOSTPRIJS PER UUR", euro("={uur}*(1+{overhead})+{reis}+{scholing}", "kostprijs"), ""),
                ["RISICO", share(0.02, "risico")],
                price("TARIEF PER UUR", euro("={kostprijs}*(1+{risico})"), ""),
            ],
            (40, 14, 50),
        )
    ],
    ".xls",
)

KLAPROOS = Sheet(
    "klaproos",
    Theme("#B02A1E", "#FBE3E0"),
    [
        Tab(
            "Opgave",
            [
                title("Klaproos Ambulant - kostprijs 2026"),
                made_up("Begeleiding individueel"),
                ["De regio rekent de kostprijs hieruit."],
                [],
                head("Wat", "Waarde", "Toelichting"),
                ["Loonkosten per jaar per fte", whole(61795), note("hbo met ervaring, inclusief werkgeverslasten")],
                ["Productieve uren per fte", hours(1320), note("na verlof, ziekte, scholing en reistijd")],
                ["Reiskosten per uur", euro(1.75), note("gezinnen in vier gemeenten")],
                ["Overhead", share(0.24), note("zie jaarrekening 2024")],
            ],
        )
    ],
)

DAUWTRAPPER = Sheet(
    "dauwtrapper",
    Theme("#34495E", "#E5EAEF"),
    [
        Tab(
            "Begroting 2026",
            [
                title("Dauwtrapper - begroting team jeugd 2026"),
                made_up("Begeleiding individueel"),
                [],
                head("Begroting per jaar", "Bedrag", "Aandeel"),
                ["Loonkosten inclusief werkgeverslasten", whole(1219000, "loon"), share("={loon}/{alles}")],
                ["Reiskosten", whole(52000, "reis"), share("={reis}/{alles}")],
                ["Opleidingskosten", whole(21200, "opleiding"), share("={opleiding}/{alles}")],
                ["Cliëntgebonden kosten", whole(31000, "client"), share("={client}/{alles}")],
                ["Overhead", whole(372000, "overhead"), share("={overhead}/{alles}")],
                total("Totale kosten", whole("=SUM({loon}:{overhead})", "alles"), share("=SUM({reis}:{client})")),
                [],
                head("Uren", "", ""),
                ["Aantal fte", number(20, "fte")],
                ["Productieve uren per fte", hours(1300, "uren")],
                ["Productieve uren samen", hours("={fte}*{uren}", "samen")],
                [],
                price("Kostprijs per uur", euro("={alles}/{samen}"), ""),
            ],
            (44, 16, 12),
        )
    ],
)

HEGGENMUS = Sheet(
    "heggenmus",
    Theme("#6B4226", "#F3E7DD"),
    [
        Tab(
            "Producten 2026",
            [
                title("Heggenmus - kostprijzen 2026"),
                made_up(),
                [],
                head("", "Begeleiding individueel", "Begeleiding gespecialiseerd"),
                ["Bruto jaarloon inclusief VT en EJU", whole(46980, "a1"), whole(52400, "b1")],
                ["Werkgeverslasten", share(0.28, "a2"), share(0.28, "b2")],
                ["Productieve uren per fte", hours(1265, "a3"), hours(1250, "b3")],
                ["Loonkosten per productief uur", euro("={a1}*(1+{a2})/{a3}", "a4"), euro("={b1}*(1+{b2})/{b3}", "b4")],
                ["Reiskosten per uur", euro(2.10, "a5"), euro(2.10, "b5")],
                ["Opleidingskosten per uur", euro(0.90, "a6"), euro(1.30, "b6")],
                ["Overhead over de loonkosten", share(0.34, "a7"), share(0.34, "b7")],
                total(
                    "Kostprijs per uur", euro("={a4}*(1+{a7})+{a5}+{a6}", "a9"), euro("={b4}*(1+{b7})+{b5}+{b6}", "b9")
                ),
                ["Risico-opslag", share(0.02, "a8"), share(0.02, "b8")],
                price("Tarief per uur", euro("={a9}*(1+{a8})"), euro("={b9}*(1+{b8})")),
            ],
            (38, 24, 26),
        )
    ],
)

JENEVERBES = Sheet(
    "jeneverbes",
    Theme("#274E13", "#E6EFDF", "Georgia"),
    [
        Tab(
            "Kostprijs 2026",
            [
                title("Jeneverbes, begeleiding bij autisme en trauma"),
                made_up("Begeleiding individueel"),
                [],
                head(
                    "Bruto jaarloon",
                    "Werkgeverslasten",
                    "Productieve uren",
                    "Reiskosten per uur",
                    "Opleidingskosten per uur",
                    "Overhead over loonkosten",
                    "Kostprijs per uur",
                    "Risico",
                    "Tarief per uur",
                ),
                [
                    whole(48945, "loon"),
                    share(0.28, "lasten"),
                    hours(1275, "uren"),
                    euro(1.80, "reis"),
                    euro(1.25, "supervisie"),
                    share(0.33, "overhead"),
                    euro("={loon}*(1+{lasten})/{uren}*(1+{overhead})+{reis}+{supervisie}", "kostprijs"),
                    share(0.02, "risico"),
                    *price(euro("={kostprijs}*(1+{risico})")),
                ],
                [],
                [note("Jaarloon met vakantietoeslag en eindejaarsuitkering. Bij opleiding hoort supervisie.")],
            ],
            (18, 18, 18, 18, 25, 24, 18, 10, 18),
        )
    ],
)

EIKELMUIS = Sheet(
    "eikelmuis",
    Theme("#7A4F9A", "#F0E6F6", "Trebuchet MS"),
    [
        Tab(
            "Tarief",
            [
                title("Eikelmuis - jongeren met een licht verstandelijke beperking"),
                made_up("Begeleiding individueel"),
                ["Voor het tarief van 2026"],
                [],
                ["Cao-kosten", euro(35.44), note("per uur, gemiddelde van het team")],
                ["Productiviteit", share(0.65), note("veel overleg met school, wijkteam en voogd")],
                ["Reiskosten per uur", euro(2.20)],
                ["Overhead", share(0.21), note("van de totale kosten")],
            ],
        )
    ],
)

MORGENSTER = Sheet(
    "morgenster",
    Theme("#B45F06", "#FCE8D5", "Liberation Sans"),
    [
        Tab(
            "Praktijk",
            [
                title("Praktijk Morgenster - kostprijs 2026"),
                made_up("Begeleiding individueel"),
                [],
                ["Bruto jaarloon", whole(58715, "loon"), note("van de eigenaar en een collega, met vakantiegeld")],
                ["Werkgeverslasten", share(0.24, "lasten")],
                ["Productieve uren", hours(1180, "uren"), note("intake, verslag en overleg doen wij zelf")],
                ["Loonkosten per productief uur", euro("={loon}*(1+{lasten})/{uren}", "uur")],
                ["Huur, software en verzekering per uur", euro(9.80, "overhead"), note("overhead")],
                ["Opleidingskosten per uur", euro(2.40, "supervisie"), note("supervisie, intervisie en registratie")],
                ["Reiskosten per uur", euro(2.60, "reis")],
                [],
                price("Kostprijs per uur", euro("=SUM({uur}:{reis})"), ""),
            ],
        )
    ],
    ".ods",
)

SHEETS = (
    GRUTTO,
    AKKERWINDE,
    LIBEL,
    IJSVOGEL,
    BERKENRIJS,
    FLUITENKRUID,
    CITROENVLINDER,
    KLAPROOS,
    DAUWTRAPPER,
    HEGGENMUS,
    JENEVERBES,
    EIKELMUIS,
    MORGENSTER,
)
