"""The doors of the web app, in the order of the menu."""

from typing import Final

from api.catalogue import models_route as catalogue
from api.comparison import page as comparison
from api.contracts import route as contracts
from api.examples import page as examples
from api.lower_price import page as lower_price
from api.price import page as price
from api.region import page as region
from api.scenarios import page as scenarios
from api.sheet import page as sheet

DOORS: Final = (
    price.DOOR,
    sheet.DOOR,
    comparison.DOOR,
    region.DOOR,
    lower_price.DOOR,
    scenarios.DOOR,
    examples.DOOR,
    contracts.DOOR,
    catalogue.DOOR,
)
