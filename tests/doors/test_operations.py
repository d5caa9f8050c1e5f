"""Every operation that the description promises, called as it says and as it forbids: none falls over."""

import pytest
from hypothesis import HealthCheck, Phase, settings

from api.app import create_app
from tests.doors.requests import right
from tests.tools.times import TIMES

schemathesis = pytest.importorskip("schemathesis")

#: What only says that a request has another form than the description asks: never said of one that keeps to it.
FORM = {"geen_object", "geen_lijst", "geen_regel", "geen_waarde", "onbekend_veld", "geen_heel_getal", "geen_ja_nee"}
#: A query that says nothing of its content type is no other query when it does.
_IGNORED = {"Content-Type"}

schema = schemathesis.openapi.from_asgi("/api/v1/openapi.json", create_app())
schema.config.generation.update(modes=list(schemathesis.GenerationMode))


@schema.parametrize()
@settings(
    max_examples=1000 if TIMES > 1 else 20,
    deadline=None,
    phases=(Phase.generate,),
    derandomize=TIMES == 1,
    suppress_health_check=list(HealthCheck),
)
def test_no_operation_falls_over_refuses_what_is_described_or_takes_what_is_not(case):
    answer = case.call()
    assert answer.status_code < 500, answer.text
    if answer.status_code >= 400:
        assert "application/problem+json" in answer.headers["content-type"]
    forbidden = case.meta.generation.mode.is_negative
    unsent = [] in (case.query or {}).values()  # a list of nothing in a query leaves no trace in the address
    if forbidden and not unsent and not _IGNORED & set(case.headers):
        assert answer.status_code >= 400, (case.body, case.query)
    elif answer.status_code == 400:
        assert not {finding["soort"] for finding in answer.json()["bevindingen"]} & FORM, answer.text


def test_what_keeps_to_the_description_and_to_a_model_is_taken(client):
    for url, document in right():
        assert client.post(url, json=document).status_code == 200, (url, document)
