"""A list of thousands of providers: read once, and what a tariff leaves each of them worked out once."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

import pytest

from api.files.region_source import look_at_region
from api.region.asked import ask
from tarief.region import document, outcome
from tarief.region.disclosed import RegionTold
from tarief.region.outcome import RegionOutcome
from tarief.report.region import report_of_region

Made = TypeVar("Made")


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often a line was read, and how often all providers were set beside a tariff."""
    counts: Counter[str] = Counter()

    def counting(name: str, work: Callable[..., Made]) -> Callable[..., Made]:
        def once_more(*given: object) -> Made:
            counts[name] += 1
            return work(*given)

        return once_more

    monkeypatch.setattr(document, "_provider", counting("line", document._provider))
    monkeypatch.setattr(outcome, "continuity", counting("tariff", outcome.continuity))
    return counts


def test_what_is_typed_beside_a_list_or_shown_in_another_form_reads_no_line_again(counted: Counter[str]) -> None:
    lines = [f"Aanbieder {number};6{number % 10},00;{1000 + number};{500 * number}" for number in range(40)]
    held = look_at_region("lijst.csv", "\n".join(["naam;kostprijs;volume;eigen_vermogen", *lines]).encode())
    assert isinstance(ask(held).found, RegionTold)
    seen = ask(replace(held, texts={"tarieven": "62,00 64,00", "zicht": "begeleider"})).found
    assert isinstance(seen, RegionOutcome)
    for _ in range(2):
        seen.as_json()
        report_of_region(seen)
    assert counted == {"line": 40, "tariff": len({tariff.amount for tariff in seen.tariffs})}


def test_a_list_that_is_wrong_keeps_its_faults_beside_those_of_what_is_typed() -> None:
    held = look_at_region("lijst.csv", b"naam;kostprijs;volume\nA;60;1000\nB;61;1000\n")
    faults = ask(replace(held, texts={"tarieven": "nul 62,00"})).faults
    assert [str(fault.place) for fault in faults] == ["tarieven"]
