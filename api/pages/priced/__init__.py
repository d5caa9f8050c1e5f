"""Files that were sent to stand for a price, and the boxes in which they are chosen."""

from api.pages.priced.priced import PRODUCT, Offer, Priced, look_at_priced, priced

__all__ = ["PRODUCT", "Offer", "Priced", "look_at_priced", "priced"]
