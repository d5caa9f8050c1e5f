"""What a list of thousands of providers took is given back with the list: counted in objects, not in seconds."""

import gc
import weakref
from io import BytesIO

import openpyxl

from api.files.region_source import source_of
from api.web import held as files
from api.web.held import Held, Uploads

PROVIDERS = 2_000


def _book(count):
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Aanbieders")
    sheet.append(["naam", "kostprijs", "volume"])
    for number in range(count):
        sheet.append([f"Aanbieder {number}", 60 + number % 10, 1000 + number])
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def _looked_at(client, content):
    """Send a list, see its page, take the workbook along; return its number."""
    sent = {"tarieven": "62,00 64,00", "zicht": "begeleider"}
    page = client.post("/gebied", files={"bestand": ("lijst.xlsx", content)}, data=sent)
    address = page.url.path
    assert page.status_code == client.get(f"{address}/werkboek").status_code == 200
    return address.rpartition("/")[2]


def _objects():
    gc.collect()
    return len(gc.get_objects())


def test_of_a_region_workbook_that_was_read_shown_and_written_nothing_is_left_when_it_goes(client):
    here = client.app.state.opgaven
    here.drop(_looked_at(client, _book(PROVIDERS)))  # what is loaded or kept once for everybody
    before, number = _objects(), _looked_at(client, _book(PROVIDERS))
    held = here.seen_by("")._held[number][1]
    read = weakref.ref(source_of(held))
    del held
    assert _objects() - before > 5 * PROVIDERS
    here.drop(number)
    assert read() is None  # at once: nothing waits for circles to be looked for
    assert _objects() - before < PROVIDERS / 4


def test_the_memory_of_a_large_file_goes_back_to_the_system_and_that_of_a_small_one_costs_no_time(monkeypatch):
    given = []
    monkeypatch.setattr(files, "give_back", lambda: given.append(True))
    here = Uploads()
    for size, times in ((1000, 0), (300_000, 1)):
        here.drop(here.add(Held("a.xlsx", bytes(size))))
        assert len(given) == times
