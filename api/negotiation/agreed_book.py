"""What was agreed of a product, as a workbook with live formulas: from the agreement, held against its price."""

import json
from collections.abc import Iterable
from decimal import Decimal
from io import BytesIO
from typing import Final

from api.negotiation.priced import calculation
from api.web.problems import Problem, not_found
from tarief.core.canonical import moment_of
from tarief.negotiation.outcomes import AgreementReached
from tarief.negotiation.process import Process
from workbooks.write import write_result

_MINE: Final = "product"


def agreed_book(process: Process, agreement: str, wanted: str = "") -> tuple[str, bytes]:
    """Return the name and bytes of a workbook of a product, `wanted` where there are more.

    The price is worked out again on the values and the day of the agreed text. Raises `Problem` 409 where that is not
    the price that was agreed, as it may be in a later version: the file of the agreement is what counts.
    """
    content = json.loads(agreement)["inhoud"]
    agreed = {str(one[_MINE]["id"]): one for one in content["producten"]}
    chosen = wanted or (next(iter(agreed)) if len(agreed) == 1 else "")
    if chosen not in agreed or chosen not in process.products:
        raise not_found() if wanted else _which(agreed)
    text = next(text for text in reversed(content["teksten"]) if text[_MINE] == chosen)
    values = {key: Decimal(value) for key, value in text["waarden"].items()}
    found = calculation(process, process.products[chosen], values, moment_of(text["tijd"]).date())
    if found.tarief != Decimal(text["tarief"]):
        detail = "Het werkboek zou een ander tarief geven dan is afgesproken. Gebruik het bestand van het akkoord."
        raise Problem(409, "ander-tarief", "Dit werkboek is er niet", detail)
    written = BytesIO()
    name = str(agreed[chosen][_MINE]["naam"])
    growth = AgreementReached.of(content["overeenkomst"]).growth(chosen)
    write_result(found, written, product=f"{name} (akkoord)", growth=growth)
    return f"Akkoord {name}.xlsx", written.getvalue()


def _which(agreed: Iterable[str]) -> Problem:
    detail = f"Noem er een met ?product=: {', '.join(agreed)}."
    return Problem(400, "kies-product", "Van welk product?", detail)
