"""The doors of the web app; each route parses, makes one call and answers."""

from api.catalogue import models_route as modellen
from api.catalogue import parameters_route as parameters
from api.comparison import page as comparison_pages
from api.comparison import route as vergelijkingen
from api.contracts import route as bekostigingen
from api.examples import page as voorbeelden_pages
from api.examples import route as voorbeelden
from api.lower_price import page as flat_cut_pages
from api.lower_price import route as vlakke_kortingen
from api.price import page as pages
from api.price import route as berekeningen
from api.region import page as region_pages
from api.region import route as gebieden
from api.scenarios import page as scenario_pages
from api.scenarios import route as scenarios
from api.sheet import page as opgave
from api.sheet import route as werkboeken

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
