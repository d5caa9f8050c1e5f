"""Anyone, without an account: a quick price, an own sheet, a comparison, scenarios, a region, a cut, forms, help."""

from tests.walks.places import SHEETS
from tests.walks.walker import Walker


def calculates(walker: Walker) -> None:
    """Three fields to a price, a variant beside it, and what goes on from there."""
    walker.open("/", "leeg")
    walker.type("Loonkosten per betaald uur", "24,68", exact=False)
    walker.type("Productiviteit", "abc", exact=False)
    walker.press("Bereken het tarief", "berekening fout")
    walker.type("Productiviteit", "80", exact=False)
    walker.type("Overhead", "20", exact=False)
    walker.press("Bereken het tarief", "berekening vraag")
    walker.tick("van de totale kosten", exact=False)
    walker.press("Reken verder", "berekening")
    walker.sees("€ 38,56")
    walker.prints("berekening")
    walker.unfold("Niet-productieve uren")
    assert walker.fetch("Download het werkboek", role="button").endswith(".xlsx")
    assert walker.fetch("Download als PDF", role="button").endswith(".pdf")
    walker.follow("Zet er een variant naast")
    walker.type("Productiviteit", "78", exact=False)
    walker.press("Bereken het tarief", "berekening twee varianten")
    walker.press("Maak scenario's", "scenario's van een berekening")
    walker.follow("Draai aan de knoppen", "knoppen")
    walker.open("/?voorbeeld=ja", "voorbeeld")
    walker.press("Bereken het tarief")
    walker.press("Wat moet waar zijn voor 10% minder?", "tien procent minder")


def hands_in_a_sheet(walker: Walker) -> None:
    """An own sheet with questions, a cell that is something else, and a sheet with two products."""
    walker.open("/opgave", "opgave")
    walker.hand("Kostenblad", SHEETS / "klaproos.xlsx")
    walker.press("Lees het bestand", "opgave vragen")
    walker.press("Reken verder", "opgave vragen open")
    walker.answer()
    walker.press("Reken verder", "opgave prijs")
    walker.follow("Dit is iets anders", "opgave cel")
    walker.page.go_back()
    walker.open("/opgave", "opgave")
    walker.hand("Kostenblad", SHEETS / "heggenmus.xlsx")
    walker.press("Lees het bestand", "opgave twee producten")


def looks_at_examples(walker: Walker) -> None:
    """The example of each page for who negotiates, and from the comparison to what must be true."""
    for page, name in (
        ("/vergelijken", "vergelijking"),
        ("/gebied", "gebied"),
        ("/scenarios", "scenario's"),
        ("/vlakke-korting", "vlakke korting"),
    ):
        walker.open(page, f"{name} leeg")
        walker.press("Bekijk een voorbeeld", f"{name} voorbeeld")
        walker.prints(name)
        if page == "/gebied":
            walker.press("Bekijk als begeleider", "gebied begeleider")
            walker.prints("gebied begeleider")
    walker.open("/vergelijken", "vergelijking leeg")
    walker.press("Vergelijk", "vergelijking niets gekozen", exact=True)
    walker.press("Bekijk een voorbeeld")
    for tab in ("Per trede", "Per wettelijk element", "In een volgorde"):
        walker.follow(tab, f"vergelijking {tab.lower()}")
    walker.open("/rekentool", "rekentool leeg")
    walker.open("/bekostiging", "bekostiging")
    walker.press("Reken door", "bekostiging doorgerekend")
    walker.prints("bekostiging")
    walker.open("/voorbeelden", "praktijkvoorbeelden")
    for number in range(walker.page.locator(".geval__kop a").count()):
        walker.open("/voorbeelden", "praktijkvoorbeelden")
        title = walker.page.locator(".geval__kop a").nth(number).inner_text()
        walker.follow(title, f"praktijkvoorbeeld {number + 1}")
        walker.prints(f"praktijkvoorbeeld {number + 1}", 2)


def reads(walker: Walker) -> None:
    """The explanations, help and pages about the site."""
    walker.open("/uitleg", "uitleg")
    walker.follow("Begrippen", "begrippen")
    walker.open("/uitleg", "uitleg")
    for number in range(walker.page.locator("a[href*='/uitleg/hulp/']").count()):
        walker.open("/uitleg", "uitleg")
        walker.follow(walker.page.locator("a[href*='/uitleg/hulp/']").nth(number).inner_text(), f"hulp {number + 1}")
    for path in ("uitleg/uurtarief", "uitleg/uurtarief/overhead", "parameters", "parameters/waarden", "privacy"):
        walker.open(path, path.replace("/", " "))
    for path in ("toegankelijkheid", "contact", "api", "bestaat-niet", "processen/bestaat-niet", "mijn-werk"):
        walker.open(path, path.replace("/", " "))


WALKS = {"rekent": calculates, "blad": hands_in_a_sheet, "voorbeelden": looks_at_examples, "leest": reads}
