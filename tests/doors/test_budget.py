"""A sheet that takes too much to recognise is an answer at every door, and holds up nobody else."""

import os
import pickle
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from pathlib import Path

import pytest

from api.commands import main
from tarief import Refused
from tarief.core.place import Writing
from tarief.parameters.loading import publish, published_sets
from tests.corpus.direct import book_of
from tests.hostile.child.stand_in import PLAYS
from workbooks.read import recognising
from workbooks.read.book.forked import Forked
from workbooks.read.own_sheet import Reading, Uncorrectable, choices_in, recognise
from workbooks.read.recognising import POOL, Recognition, recognise_apart, serve

CSV = b"Bruto uurloon;24,68\nWerkgeverslasten;25%\nProductiviteit;70%\nTarief per uur;44,07\n"
SET = 'uitgever = "proef"\ntitel = "Proef"\n'
SHEET = book_of(Blad=[["Bruto uurloon", 24.68], ["Productiviteit", 0.7], ["Tarief per uur", 44.07]])


@pytest.fixture(autouse=True)
def split_off(monkeypatch) -> Iterator[None]:
    """Processes that are split off from this one, also where it has other threads."""
    POOL.close()
    monkeypatch.setattr(POOL, "_process", lambda: Forked(serve))
    yield
    POOL.close()


@pytest.fixture
def playing(monkeypatch):
    """Lets recognition play what it may do wrong, with low limits."""

    def play(played: str) -> None:
        monkeypatch.setattr(recognising, "recognise_part", PLAYS[played])
        monkeypatch.setattr(recognising, "SECONDS", 1)
        monkeypatch.setattr(POOL, "_seconds", 0.3 if played == "waits" else 600)

    return play


TOO_MUCH, NO_TURN = "bestand_te_ingewikkeld", "te_druk"


@pytest.mark.parametrize(
    ("played", "kind"), [("works", TOO_MUCH), ("waits", NO_TURN), ("eats", TOO_MUCH), ("aborts", TOO_MUCH)]
)
def test_whatever_recognition_does_the_answer_is_a_refusal_and_the_next_sheet_is_read(
    played, kind, playing, monkeypatch
):
    playing(played)
    with pytest.raises(Refused) as caught:
        recognise_apart(SHEET)
    assert [finding.kind for finding in caught.value.findings] == [kind]
    POOL.close()
    monkeypatch.undo()
    assert recognise_apart(SHEET).products


@pytest.mark.parametrize(
    ("played", "status", "slug", "told"),
    [
        ("eats", 422, "bestand-te-ingewikkeld", "is niet binnen de rekentijd en het geheugen te begrijpen"),
        ("waits", 503, "te-druk", "het kwam op deze computer niet aan de beurt, of het bleef hangen"),
    ],
)
def test_at_every_door_a_sheet_that_takes_too_much_is_told_in_plain_dutch(
    played, status, slug, told, client, playing, tmp_path, capsys
):
    playing(played)
    sent = {"bestand": ("eigen.csv", CSV)}
    over_http = client.post("/api/v1/werkboeken", files=sent)
    assert (over_http.status_code, over_http.json()["type"]) == (status, f"urn:tarief:probleem:{slug}")
    assert told in over_http.json()["detail"]
    assert ("retry-after" in over_http.headers) == (status == 503)
    page = client.post("/opgave", files=sent)
    assert page.status_code == status
    assert told in page.text
    path = tmp_path / "eigen.csv"
    path.write_bytes(CSV)
    assert main(["bereken", str(path)]) == 1
    assert told in " ".join(capsys.readouterr().err.split())


def test_with_other_threads_a_process_is_started_and_reads_the_same(monkeypatch):
    monkeypatch.undo()
    POOL.close()
    with ThreadPoolExecutor(1) as threads:
        assert threads.submit(recognise_apart, SHEET).result() == recognise(SHEET)
    assert [type(worker.process) for worker in POOL._all] == [subprocess.Popen]


def test_what_is_said_of_cells_goes_along_and_what_cannot_be_comes_back():
    no_input = choices_in({"Blad!B1": {"is": "bestaat_niet"}}).corrections
    with pytest.raises(Uncorrectable) as apart:
        recognise_apart(SHEET, no_input)
    with pytest.raises(Uncorrectable) as here:
        recognise(SHEET, no_input)
    assert apart.value == here.value
    left_out = choices_in({"Blad!B1": {"is": "niet_gebruiken"}}).corrections
    assert recognise_apart(SHEET, left_out) == recognise(SHEET, left_out)


def test_a_process_that_is_there_already_knows_what_is_published_since(monkeypatch):
    monkeypatch.setattr(recognising, "recognise_part", lambda *_: Reading(str(published_sets()), (), (), (), ()))
    assert recognise_apart(SHEET).file == "()"
    [process] = POOL.processes()
    here = (("2031.toml", SET),)
    publish(here)
    try:
        assert recognise_apart(SHEET).file == str(here)
    finally:
        publish([])
    assert recognise_apart(SHEET).file == "()"
    assert POOL.processes() == (process,)


def test_a_number_that_no_arithmetic_can_hold_is_a_refusal(monkeypatch):
    monkeypatch.setattr(recognising, "recognise_part", lambda *_: Decimal("1e60") % 1)
    with pytest.raises(Refused) as caught:
        recognise_apart(SHEET)
    assert [finding.kind for finding in caught.value.findings] == ["niet_te_berekenen"]


def test_a_fault_of_our_own_is_an_error_with_where_it_was_and_without_what_stood_in_the_sheet(playing):
    playing("fails")
    with pytest.raises(RuntimeError) as caught:
        recognise_apart(SHEET)
    assert "_fail" in caught.value.__notes__[0]
    assert "24" not in caught.value.__notes__[0].partition("File")[0]


@pytest.mark.parametrize("name", ["os system", "workbooks.read.book.worker fresh", "tarief.core.findings refuse"])
def test_nothing_but_data_is_made_of_what_comes_back(name):
    module, _, what = name.partition(" ")
    assert recognising._decoded(f"c{module}\n{what}\n.".encode()) is None


class _AsByTheFirst:
    """Is written as the first releases of Python 3.11 write one of a list of values."""

    def __init__(self, kind: type, name: str) -> None:
        self.kind, self.name = kind, name

    def __reduce__(self):
        return getattr, (self.kind, self.name)


@pytest.mark.parametrize(("kind", "name", "read"), [(Writing, "BOX", Writing.BOX), (Recognition, "reading", None)])
def test_a_value_of_a_list_is_read_as_any_python_writes_it_and_nothing_else_is_got_that_way(kind, name, read):
    written = pickle.dumps(Recognition(reading=_AsByTheFirst(kind, name)))
    found = recognising._decoded(written)
    assert (found and found.reading) is read


def test_a_process_that_was_split_off_holds_nothing_open_but_its_pipes():
    recognise_apart(SHEET)
    [process] = POOL.processes()
    folder = Path(f"/proc/{process}/fd")
    if not folder.exists():
        pytest.skip("alleen Linux toont wat een proces open heeft")
    assert {link.name for link in folder.iterdir()} == {"0", "1", "2"}
    assert (folder / "2").readlink() == Path(os.devnull)
