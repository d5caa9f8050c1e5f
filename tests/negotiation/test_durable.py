"""What is kept is read back at once where it is sound, and by the checked reader where it is not: with one answer."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tarief.core.findings import Refused
from tarief.core.place import Place
from tarief.documents.kinds import Numeric
from tarief.documents.spot import Spot
from tarief.negotiation.definition import Definition
from tarief.negotiation.position import Interval
from tests.negotiation.table import definition

ODD = [
    "1.760",
    "12.345",
    "1234.567",
    "0.123",
    "1,5",
    "01",
    "-0",
    "1e3",
    "",
    " ",
    "20%",
    "1/3",
    "9" * 40,
    "٣",
    None,
    True,
]


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(ODD) | st.decimals(allow_nan=False, allow_infinity=False).map(str) | st.text(max_size=8))
def test_a_number_is_read_as_the_gate_for_numbers_reads_it(raw):
    spot = Spot(Place(), [])
    expected = Numeric(percent=True).read(raw, spot)
    if expected is None:
        with pytest.raises(Refused):
            Interval.of({"van": raw, "tot_en_met": raw})
    else:
        assert Interval.of({"van": raw, "tot_en_met": raw}) == Interval(expected, expected)


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        ({"vreemd": 1}, "onbekende_sleutel"),
        ({"versie": "-1"}, "geen_heel_getal"),
        ({"soort": "mening"}, "onbekend_woord"),
        ({"erbij": "x"}, "geen_lijst"),
        ({"naam": " "}, "geen_tekst"),
        ({"naam": None}, "ontbreekt"),
    ],
)
def test_what_is_not_sound_is_refused_with_its_place(change, kind):
    raw = definition("uren").as_json()
    assert Definition.of(raw) == definition("uren")
    with pytest.raises(Refused) as refused:
        Definition.of(raw | change)
    assert [(finding.kind, str(finding.place)) for finding in refused.value.findings] == [(kind, next(iter(change)))]
