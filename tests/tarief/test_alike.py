"""Names are compared as a reader sees them."""

import pytest

from tarief.core.alike import name_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("De Merel", " de  merel"),
        ("T", "T\u200b"),
        ("Ons-Huis", "Ons\u2011Huis"),
        ("Ons-Huis", "Ons\u2013Huis"),
        ("Ons-Huis", "Ons\u2212Huis"),
        ("Ons Huis", "Ons\u00a0Huis"),
        ("Ons Huis", "Ons\u202fHuis"),
        ("Thuis", "T\u00adhuis"),
        ("Zorg 't Huis", "Zorg \u2019t Huis"),
        ("Caf\u00e9", "Cafe\u0301"),
        ("Zorg", "\uff3aorg"),
        ("Zorg", "\u2060Zorg\ufeff"),
        ("", "\u200b\u3164"),
        ("Zorg", "Zo\U000e0100rg\U000e01ef"),
        ("Zorg", "Z\u180bo\u180cr\u180d\u180eg\u180f"),
        ("Zorg", "Zorg\ufe00\ufe0f"),
        ("Zorg", "\u2800Zorg\u2800"),
        ("Ons Huis", "Ons\u2800Huis"),
        ("", "\u2800\u180b\U000e0100"),
        ("Zorg A", "Z\u043erg A"),
        ("Zorg A", "Zorg \u0410"),
        ("Zorg A", "Zorg \u0391"),
        ("Tess", "\u03a4\u0435ss"),
    ],
)
def test_names_that_look_the_same_have_one_key(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Caf\u00e9", "Cafe"), ("Ons Huis", "OnsHuis"), ("Ons-Huis", "Ons Huis"), ("Zorg 1", "Zorg 2"), ("A+B", "A-B")],
)
def test_names_that_differ_to_the_eye_have_keys_of_their_own(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


@pytest.mark.parametrize("name", ["\u1e9e\u0130\u0345", "\ufb01\u200d\u0301", "\u2019 \u00b4 \u2033", "\u0390"])
def test_a_key_is_its_own_key(name: str) -> None:
    assert name_key(name_key(name)) == name_key(name)
