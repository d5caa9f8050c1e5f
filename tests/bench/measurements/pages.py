"""A page that follows while somebody types, and a slider over 6,000 providers, as a browser asks for them.

Both in processor seconds, against what they may take, and against a page of the same framework that sends as many bytes
and works out nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from time import process_time

from fastapi import FastAPI
from starlette.responses import HTMLResponse
from starlette.testclient import TestClient

from api.app import create_app
from tests.bench.clock import Ratio, side_by_side
from tests.bench.measurements.slider import PROVIDERS, region

WISHED, BARE = "wat het mag duren", "een kale FastAPI-pagina van evenveel bytes"
RECALCULATION, STEP = 0.030, 0.005
TYPED = {"model": "uurtarief", "productiviteit": "80", "overhead": "20", "overhead_grondslag": "totale_kosten",
         "peildatum": "2026-01-01"}  # fmt: skip
FORM = {"content-type": "application/x-www-form-urlencoded"}


def measure() -> Iterator[Ratio]:
    """What is asked is never the same twice."""
    with TestClient(create_app(), base_url="http://testserver") as client:
        numbers = iter(range(10**9))

        def typed() -> str:
            number = next(numbers)
            wage = f"{20 + number % 30},{number % 97:02d}"
            answer = client.post("/", data=TYPED | {"loonkosten_per_uur": wage}, headers={"x-meerekenen": "ja"})
            assert answer.status_code == 200
            return answer.text

        yield from _beside("pagina die meerekent", typed, RECALCULATION)
        page = _as_facilitator(client)

        def moved() -> str:
            number = next(numbers)
            answer = client.get(f"{page}/bij", params={"tarief": f"{50 + number % 25},{number % 97:02d}"})
            assert answer.status_code == 200
            return answer.text

        yield from _beside(f"stap van de schuif bij {PROVIDERS} aanbieders", moved, STEP)


def _beside(name: str, ours: Callable[[], str], most: float) -> Iterator[Ratio]:
    app, content = FastAPI(), ours()

    @app.get("/")
    def bare() -> HTMLResponse:
        return HTMLResponse(content)

    with TestClient(app) as other:
        taken, plain = side_by_side(ours, lambda: other.get("/"), at_least=0.2, clock=process_time)
    yield Ratio(name, taken, most, WISHED, 1)
    yield Ratio(name, taken, plain, BARE)


def _as_facilitator(client: TestClient) -> str:
    """Hand in a region, and look at it with its exact figures; returns its address."""
    rows = [f"{item.name};{item.cost:f};{item.volume:f}" for item in region(PROVIDERS).providers]
    content = "\n".join(("naam;kostprijs;volume", *rows)).replace(".", ",").encode()
    address = client.post("/gebied", files={"bestand": ("aanbieders.csv", content)}).url.path
    client.post(f"{address}/zicht", data={"zicht": "begeleider"}, headers=FORM)
    return address
