"""What a user can do, one row each: the command line and the web app both follow from this table."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final


@dataclass(frozen=True, slots=True)
class Capability:
    """One folder of `api`, by texts that are loaded when they are needed.

    `commands` are a function and what it does by the name of the command. `label` and `address` are its place in the
    menu, `uploads` the addresses where files come in, `kept` the kind of work that can be kept of it.
    """

    routers: tuple[str, ...] = ()
    commands: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    label: str = ""
    address: str = ""
    uploads: tuple[str, ...] = ()
    kept: str = ""


CAPABILITIES: Final = (
    Capability(("api.negotiation.pages.start_page:router",), {}, "Start", "/begin"),
    Capability(("api.price.page:router", "api.price.page:api"), {}, "Berekenen", "/", kept="api.price.kept:KEPT"),
    Capability(
        ("api.sheet.page:router", "api.sheet.route:router"),
        {"bereken": ("api.sheet.command:bereken", "Rekent een kostenopgave door tot een tarief.")},
        "Kostenblad",
        "/opgave",
        ("/opgave", "/api/v1/werkboeken"),
        "api.sheet.kept:KEPT",
    ),
    Capability(
        ("api.comparison.page:router", "api.comparison.page:api"),
        {
            "vergelijk": ("api.comparison.command:vergelijk", "Verklaart het verschil tussen twee tarieven."),
            "indexnota": (
                "api.comparison.index_note:indexnota",
                "Laat zien wat nieuwe tabellen of een nieuwe peildatum met een tarief doen.",
            ),
        },
        "Vergelijken",
        "/vergelijken",
        ("/vergelijken", "/vergelijken/{a}/{b}/erbij"),
        "api.comparison.page:KEPT",
    ),
    Capability(
        ("api.region.page:router", "api.region.page:api"),
        {
            "gebied": (
                "api.region.command:gebied",
                "Zet aanbieders van een gebied naast tarieven: dekking, tekort, budget, ingroeipad.",
            )
        },
        "Gebied",
        "/gebied",
        ("/gebied",),
        "api.region.page:KEPT",
    ),
    Capability(
        ("api.lower_price.page:router", "api.lower_price.page:api"),
        {
            "vlakke-korting": (
                "api.lower_price.command:vlakke_korting",
                "Laat zien wat waar moet zijn bij een vlakke korting, en wie haar betaalt.",
            )
        },
        "Vlakke korting",
        "/vlakke-korting",
        ("/vlakke-korting",),
        "api.lower_price.page:KEPT",
    ),
    Capability(
        ("api.scenarios.page:router", "api.scenarios.page:api"),
        {"scenario": ("api.scenarios.command:scenario", "Rekent scenario's door en zet ze naast elkaar.")},
        "Scenario's",
        "/scenarios",
        ("/scenarios",),
        "api.scenarios.page:KEPT",
    ),
    Capability(
        ("api.contracts.page:router", "api.contracts.route:router"),
        {
            "bekostiging": (
                "api.contracts.command:bekostiging",
                "Zet contractvormen naast elkaar: wat doet elke vorm met aanbieder en gemeente?",
            )
        },
        "Bekostiging",
        "/bekostiging",
    ),
    Capability(label="Overleg", address="/overleg"),
    Capability(
        ("api.following.route:router",),
        {
            "volgen": (
                "api.following.command:volgen",
                "Zet kwartaalcijfers naast de begroting: waardoor loopt het anders, en wie draagt dat?",
            )
        },
        "Volgen",
        "/volgen",
    ),
    Capability(
        (
            "api.catalogue.models:router",
            "api.catalogue.parameters_route:router",
            "api.catalogue.values_page:router",
            "api.catalogue.year_set_page:router",
        ),
        {
            "sjabloon": ("api.catalogue.template_command:sjabloon", "Schrijft een leeg invulblad."),
            "parameters": (
                "api.catalogue.parameters_command:parameters",
                "Toont de cao's, premies, indices en normen waarmee wordt gerekend.",
            ),
        },
        "Parameters",
        "/parameters",
    ),
    Capability(
        ("api.kept.compare_page:router", "api.kept.page:router", "api.kept.share_page:router", "api.kept.route:router"),
        {},
        "Mijn werk",
        "/mijn-werk",
    ),
    Capability(
        ("api.rekentool.page:router", "api.rekentool.try_page:router", "api.rekentool.route:router"),
        {
            "model": (
                "api.rekentool.command:model",
                "Maakt van een rekentool in Excel een model waarmee u rekent, vergelijkt en onderhandelt.",
            )
        },
        "Rekentool",
        "/rekentool",
        ("/rekentool", "/rekentool/{nummer}/naast", "/api/v1/modellen"),
    ),
    Capability(
        commands={
            "akkoord": (
                "api.agreement.command:akkoord",
                "Controleert een akkoord, drukt het af, of geeft het programma waarmee ieder het zelf controleert.",
            )
        }
    ),
    Capability(
        ("api.examples.page:router", "api.examples.page:api"),
        {
            "voorbeeld": (
                "api.examples.command:voorbeeld",
                "Rekent een meegeleverd voorbeeld door, of uw eigen variant: wat er gebeurde, en waarom.",
            ),
        },
        "Voorbeelden",
        "/voorbeelden",
    ),
    Capability(("api.explained.page:router",), {}, "Uitleg", "/uitleg"),
    Capability(("api.developers.page:router",)),
    Capability(
        (
            "api.negotiation.route:router",
            "api.negotiation.papers:router",
            "api.negotiation.pages_route:router",
            "api.negotiation.bundle_route:router",
            "api.negotiation.guests_route:router",
            "api.negotiation.registration_route:router",
            "api.negotiation.notes:router",
            "api.negotiation.following_route:router",
            "api.negotiation.later:router",
            "api.negotiation.sheets_route:router",
            "api.negotiation.tool_route:router",
            "api.negotiation.jobs_route:router",
            "api.negotiation.demonstration_page:router",
            "api.negotiation.pages.table_page:router",
            "api.negotiation.pages.agreement_page:router",
            "api.negotiation.pages.bridge_page:router",
            "api.negotiation.pages.following_page:router",
            "api.negotiation.pages.sheet_page:router",
            "api.negotiation.pages.region_page:router",
            "api.negotiation.pages.tool_page:router",
            "api.negotiation.pages.guests_page:router",
            "api.negotiation.pages.registrations_page:router",
            "api.negotiation.pages.move_page:router",
        ),
        uploads=(
            "/api/v1/processen/{proces}/opgaven",
            "/api/v1/processen/{proces}/uitnodigingen",
            "/processen/{proces}/opgaven",
            "/processen/{proces}/rekentools",
            "/processen/{proces}/uitnodigingen",
            "/processen/{proces}/volgen",
        ),
    ),
    Capability(
        (
            "api.accounts.login_page:router",
            "api.accounts.login_page:api",
            "api.accounts.resume:router",
            "api.accounts.sign_on_page:router",
            "api.accounts.invitation_page:router",
            "api.accounts.factor_page:router",
            "api.accounts.people_page:router",
            "api.accounts.log_page:router",
            "api.accounts.local_page:router",
            "api.accounts.keys_page:router",
            "api.accounts.keys_page:api",
        ),
        {
            "beheer beheerder": (
                "api.accounts.command:beheerder",
                "Geef een link waarmee een beheerder een wachtwoord kiest, ook als hij het zijne kwijt is.",
            ),
            "beheer sleutel": (
                "api.accounts.command:sleutel",
                "Schrijf een sleutel voor TARIEF_SLEUTEL_FILE in een nieuw bestand.",
            ),
        },
    ),
    Capability(
        ("api.upkeep.page:router",),
        {
            "beheer kopie": (
                "api.upkeep.command:kopie",
                "Schrijf een kopie van alles wat wordt bewaard, ook terwijl er wordt gewerkt.",
            ),
            "beheer terugzetten": (
                "api.upkeep.command:terugzetten",
                "Zet een kopie terug als nieuwe database, daar waar TARIEF_DATABASE heen wijst.",
            ),
            "beheer controleer": (
                "api.upkeep.command:controleer",
                "Controleer of alles er nog staat zoals het is geschreven, en of ontvangstbewijzen erbij passen.",
            ),
            "beheer opruimen": (
                "api.upkeep.command:opruimen",
                "Verwijder wat zijn bewaartijd heeft gehad; waar een akkoord op rust, blijft.",
            ),
        },
    ),
)
