"""The doors of the web app; each route parses, makes one call and answers."""

from api.routes import berekeningen, modellen, pages, parameters, scenarios, vergelijkingen, werkboeken

ROUTERS = (
    pages.router,
    berekeningen.router,
    vergelijkingen.router,
    scenarios.router,
    werkboeken.router,
    modellen.router,
    parameters.router,
)

__all__ = ["ROUTERS"]
