"""The doors of the web app; each route parses, makes one call and answers."""

from api.routes import (
    bekostigingen,
    berekeningen,
    comparison_pages,
    flat_cut_pages,
    gebieden,
    modellen,
    opgave,
    pages,
    parameters,
    region_pages,
    scenario_pages,
    scenarios,
    vergelijkingen,
    vlakke_kortingen,
    voorbeelden,
    voorbeelden_pages,
    werkboeken,
)

ROUTERS = (
    pages.router,
    opgave.router,
    comparison_pages.router,
    region_pages.router,
    flat_cut_pages.router,
    scenario_pages.router,
    berekeningen.router,
    vergelijkingen.router,
    scenarios.router,
    gebieden.router,
    vlakke_kortingen.router,
    bekostigingen.router,
    werkboeken.router,
    modellen.router,
    parameters.router,
    voorbeelden.router,
    voorbeelden_pages.router,
)

__all__ = ["ROUTERS"]
