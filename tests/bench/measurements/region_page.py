"""A region of 6,000 providers from a file to its page, and another size on each side to see how it grows."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median
from time import perf_counter

from starlette.testclient import TestClient

from api.app import create_app
from tests.bench.clock import Ratio
from tests.bench.measurements.slider import PROVIDERS, region

#: Seconds that are asked for the size in the middle.
ASKED, TURNS = 1.5, 3


def measure() -> Iterator[Ratio]:
    """Seconds on the clock, the process that reads the file included, against what is asked in proportion."""
    with TestClient(create_app(), base_url="http://testserver") as client:
        for providers in (PROVIDERS // 3, PROVIDERS, PROVIDERS * 2):
            rows = [f"{item.name};{item.cost:f};{item.volume:f}" for item in region(providers).providers]
            content = "\n".join(("naam;kostprijs;volume", *rows)).replace(".", ",").encode()
            taken = median(_shown(client, content) for _ in range(TURNS))
            name = f"gebied van {providers:,} aanbieders, van bestand tot pagina".replace(",", ".", 1)
            yield Ratio(name, taken, ASKED * providers / PROVIDERS, "wat gevraagd is, naar rato", 1)


def _shown(client: TestClient, content: bytes) -> float:
    start = perf_counter()
    page = client.post("/gebied", files={"bestand": ("aanbieders.csv", content)}, follow_redirects=True)
    assert page.status_code == 200 and "uitkomst" in str(page.url)
    return perf_counter() - start
