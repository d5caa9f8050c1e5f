"""Equal data has equal bytes, and what has no one text is refused."""

import json
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tarief.core.canonical import canonical, moment, sha256_of
from tests.tools.times import examples

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
DATA = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXTS | st.decimals(allow_nan=False, allow_infinity=False, places=6),
    lambda inner: st.lists(inner) | st.dictionaries(st.text("abcdé", max_size=3), inner),
    max_leaves=8,
)


def test_a_text_on_paper():
    data = {"tijd": datetime(2026, 11, 29, 11, tzinfo=timezone(timedelta(hours=1))), "b": [1, True, None], "a": "é"}
    assert canonical(data) == '{"a":"é","b":["1",true,null],"tijd":"2026-11-29T10:00:00.000000Z"}'
    assert sha256_of("") == sha256_of(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
        (Decimal("1E+3"), 1000),
        (Decimal("24.680"), Decimal("24.68")),
        (Decimal("-0.00"), 0),
        ("e\u0301", "\u00e9"),
        ((1, 2), [1, 2]),
        (date(2026, 1, 31), "2026-01-31"),
    ],
)
def test_equal_data_has_one_text(one, other):
    assert canonical(one) == canonical(other)


@pytest.mark.parametrize(
    "data",
    [
        0.1,
        Decimal("NaN"),
        Decimal("Infinity"),
        "\ud800",
        datetime(2026, 1, 1),
        {1: 2},
        {"e\u0301": 1, "\u00e9": 2},
        b"bytes",
        {1, 2},
    ],
)
def test_what_has_no_one_text_is_refused(data):
    with pytest.raises((TypeError, ValueError)):
        canonical(data)


@settings(max_examples=examples(30))
@given(DATA)
def test_a_text_read_back_has_the_same_text(data):
    text = canonical(data)
    assert canonical(json.loads(text)) == text


def test_early_years_and_whole_seconds_have_all_their_digits():
    assert moment(datetime(99, 1, 1, tzinfo=UTC)) == "0099-01-01T00:00:00.000000Z"
