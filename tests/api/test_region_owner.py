"""A list of providers is there for who sent it, in the view that he chose, and for nobody else who has its address."""

from api.files.region_example import as_csv
from tests.tools.client import Client

EXACT = "alle cijfers zijn exact"


def visitor(client: Client) -> Client:
    """A browser that was here never before."""
    return Client(client.app, base_url=str(client.base_url))


def sent(maker: Client, view: str) -> str:
    files = {"bestand": ("lijst.csv", as_csv().encode(), "text/csv")}
    answer = maker.post("/gebied", files=files, data={"zicht": view, "tarieven": "62,86"}, follow_redirects=False)
    assert answer.status_code == 303, answer.text[-600:]
    return answer.headers["location"].partition("#")[0]


def test_who_sent_a_list_sees_it_exactly_and_another_with_its_address_finds_nothing(client: Client):
    maker, other = visitor(client), visitor(client)
    address = sent(maker, "begeleider")
    assert EXACT in maker.get(address).text
    for path in (address, f"{address}/werkboek", f"{address}/uitkomst", f"{address}/bij?tarief=62,86"):
        assert other.get(path).status_code == 404, path
    assert other.post(f"{address}/zicht", data={"zicht": "begeleider"}, follow_redirects=True).status_code == 404
    number = address.rpartition("/")[2]
    assert other.get(f"/opgave/{number}").status_code == 404
    cut = {"opgave": ("a.csv", b"Bruto uurloon;24", "text/csv")}
    told = other.post(
        "/vlakke-korting", files=cut, data={"korting": "20", "nummer_gebied": number, "zicht": "begeleider"}
    )
    assert told.status_code in (400, 404) and EXACT not in told.text
    assert EXACT in maker.get(address).text


def test_the_example_opens_in_the_view_that_was_chosen_also_for_who_was_never_here(client: Client):
    assert EXACT in visitor(client).post("/gebied/voorbeeld", data={"zicht": "begeleider"}).text
    assert "U kijkt als <b>deelnemer" in visitor(client).post("/gebied/voorbeeld", data={"dit": "ja"}).text
