"""What a command prints for people fits, and says the same with styles as without."""

import pytest

from api.terminal.paper import BOLD, Paper, PrintedColumn, folded

COLUMNS = [PrintedColumn("Wat", False, True), PrintedColumn("Bedrag per\nuur", True, False)]
ROWS = [(["Een vrij lange omschrijving van een kostensoort", "€\u00a01,00"], ""), (["Samen", "€\u00a01,00"], BOLD)]


@pytest.fixture(autouse=True)
def _a_terminal_of_forty(monkeypatch):
    monkeypatch.setenv("COLUMNS", "40")
    for name in ("FORCE_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)


def test_a_table_folds_its_texts_and_keeps_its_figures_on_one_line(capsys):
    Paper().table(COLUMNS, ROWS)
    assert capsys.readouterr().out.splitlines() == [
        "                              Bedrag per",
        "Wat                                  uur",
        "────────────────────────────────────────",
        "Een vrij lange omschrijving       € 1,00".replace("€ ", "€\u00a0"),
        "van een kostensoort",
        "Samen                             € 1,00".replace("€ ", "€\u00a0"),
    ]


def test_a_terminal_shows_styles_and_a_file_none(capsys, monkeypatch):
    Paper().print("Tarief", BOLD)
    monkeypatch.setenv("FORCE_COLOR", "1")
    Paper().print("Tarief", BOLD)
    monkeypatch.setenv("TERM", "dumb")
    Paper().print("Tarief", BOLD)
    assert capsys.readouterr().out == "Tarief\n\x1b[1mTarief\x1b[0m\nTarief\n"


def test_what_hangs_behind_a_sign_has_nothing_below_the_sign(capsys):
    Paper().hanging("!", "Deze waarde is een benadering, zie de bron.")
    assert capsys.readouterr().out == "! Deze waarde is een benadering, zie de\n  bron.\n"


def test_what_is_to_be_copied_stays_whole_and_brackets_are_no_marks(capsys):
    call = "tarief bereken '[concept] opgave van een aanbieder.xlsx' --json"
    Paper().whole(call)
    Paper().print("[concept] opgave")
    assert capsys.readouterr().out == f"{call}\n[concept] opgave\n"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("de kosten zijn € 100 per uur", ["de kosten zijn", "€ 100 per uur"]),
        ("van 100 € naar minder", ["van 100 € naar", "minder"]),
        ("een Werkhervattingskas en meer", ["een", "Werkhervattings", "kas en meer"]),
        ("een\n\ntwee", ["een", "", "twee"]),
        ("", [""]),
    ],
)
def test_a_text_is_folded_between_words_and_not_inside_an_amount(text, lines):
    assert folded(text, 15) == lines


@pytest.mark.parametrize("width", ["1", "9", "25"])
def test_a_table_in_a_terminal_that_is_too_narrow_is_still_printed(width, capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", width)
    Paper().table(COLUMNS, ROWS)
    assert "kostens" in capsys.readouterr().out
