"""The table of the demonstration region: a provider, a municipality, the facilitator and the council."""

from tests.walks.places import SHEETS
from tests.walks.walker import Walker


def be(walker: Walker, name: str, look: str = "") -> None:
    """Be a party of the region from here on."""
    walker.open("/voorbeeldregio", "voorbeeldregio")
    walker.press(f"Speel {name}", look, exact=True)
    walker.sees(f"U bent nu {name}")


def begin(walker: Walker, moment: str) -> None:
    """Lay the region at a moment of its story."""
    walker.open("/voorbeeldregio", "voorbeeldregio")
    walker.press(f"Begin {moment}", exact=True)


def provides(walker: Walker) -> None:
    """A provider: hands in a sheet, puts values forward, makes an offer, differs, votes and follows."""
    begin(walker, "in ronde 1")
    be(walker, "Eikelmuis", "tafel aanbieder ronde 1")
    walker.follow("Een kostenblad inleveren", "kostenblad inleveren")
    walker.hand("Uw kostenblad", SHEETS / "eikelmuis.xlsx")
    walker.type_in("[name=volume]", "3500")
    walker.press("Lees dit blad", "kostenblad gelezen")
    walker.answer()
    walker.press("Verwerk de antwoorden", "kostenblad prijs")
    walker.press("Lever dit blad in", "kostenblad ingeleverd")
    walker.follow("Terug naar de tafel")
    walker.follow("Dien in", "positie")
    walker.press("Dien verzegeld in", "positie fout")
    walker.type("Uw waarde in € per jaar", "52000")
    walker.type("Waarom?", "Ervaren mensen.")
    walker.press("Dien verzegeld in", "positie ontvangen")
    walker.follow("Terug naar de tafel")
    walker.sees("€ 52.000,00 per jaar")
    begin(walker, "bij het tegenvoorstel in ronde 2")
    be(walker, "Stichting Grutto", "tafel aanbieder beraad")
    walker.follow("Toon de brug", "brug")
    walker.follow("Terug naar de tafel")
    walker.follow("Doe een tegenvoorstel", "tegenvoorstel")
    walker.type("Aan wie", "Asten", exact=False)
    walker.page.locator("[name='wijzigingen.overhead.waarde']").wait_for()
    walker.type_in("[name='wijzigingen.overhead.waarde']", "30")
    walker.press("Reken eerst door", "tegenvoorstel doorgerekend")
    walker.type_in("[name='wijzigingen.overhead.motivering']", "Twee mensen op kantoor.")
    walker.press("Verstuur het voorstel", "tegenvoorstel verstuurd")
    begin(walker, "bij de laatste tekst, voor de stemming")
    be(walker, "Eikelmuis", "tafel aanbieder stemming")
    walker.follow("Breng uw stem uit", "stem")
    walker.press("Breng uw stem uit", "stem fout")
    walker.page.go_back()
    begin(walker, "na twee kwartalen met cijfers")
    be(walker, "Stichting Grutto", "tafel aanbieder geldt")
    walker.follow("Volg de afspraak", "volgen aanbieder")
    walker.prints("volgen")
    walker.follow("Terug naar de tafel")
    walker.follow("Bekijk het akkoord", "akkoord aanbieder")


def municipal(walker: Walker) -> None:
    """A municipality: asks, puts forward, answers, decides with a reason, and opens the page for its council."""
    begin(walker, "in ronde 1")
    be(walker, "Asten", "tafel gemeente ronde 1")
    walker.unfold("Waarom")
    walker.follow("Een vraag stellen", "vraag stellen")
    walker.type("Uw vraag", "Hoort een jubileum erbij?")
    walker.press("Stel de vraag", "vraag gesteld")
    begin(walker, "bij het tegenvoorstel in ronde 2")
    be(walker, "Regionaal inkoopteam", "tafel gemeente beraad")
    walker.follow("Wat de kostenbladen samen zeggen", "gebied deelnemer")
    begin(walker, "bij de overeenkomst")
    be(walker, "Helmond", "tafel gemeente overeenkomst")
    walker.follow("Leg het besluit vast", "besluit")
    walker.press("Leg het besluit vast", "besluit vastgelegd of fout")
    begin(walker, "als het tarief vaststaat, vóór de eerste cijfers")
    be(walker, "Helmond", "tafel gemeente geldt")
    walker.follow("Bekijk het akkoord", "akkoord gemeente")
    walker.prints("akkoord")
    walker.follow("Open de raadspagina", "raadspagina")
    walker.sees("62,86")
    walker.prints("raadspagina")


def leads(walker: Walker) -> None:
    """The facilitator: a new table from nothing, and a round of the region from question to text."""
    begin(walker, "vóór de eerste ronde")
    be(walker, "Bureau Tafelblad", "tafel begeleider vooraf")
    walker.follow("Bereid ronde 1 voor", "ronde voorbereiden")
    walker.follow("Terug naar de tafel")
    walker.follow("Een lijst uitnodigen", "een lijst uitnodigen")
    begin(walker, "in ronde 1")
    be(walker, "Bureau Tafelblad", "tafel begeleider ronde 1")
    for link in ("Aanmeldingen beantwoorden", "De ronde verlengen"):
        walker.follow(link, link.lower())
        walker.follow("Terug naar de tafel")
    begin(walker, "bij het beraad na ronde 3")
    be(walker, "Bureau Tafelblad", "tafel begeleider beraad")
    walker.follow("Wat de kostenbladen samen zeggen", "gebied begeleider")
    walker.follow("Terug naar de tafel")
    walker.follow("Stel de tekst vast", "tekst vaststellen")
    begin(walker, "als het tarief vaststaat, vóór de eerste cijfers")
    be(walker, "Bureau Tafelblad", "tafel begeleider vóór de cijfers")
    walker.follow("Volg hoe de afspraak loopt", "volgen begeleider vóór de cijfers")
    begin(walker, "na twee kwartalen met cijfers")
    be(walker, "Bureau Tafelblad", "tafel begeleider geldt")
    walker.follow("Volg hoe de afspraak loopt", "volgen begeleider")
    walker.open("/begin", "start")
    walker.open("/overleg", "overleg")
    walker.open("/volgen", "volgen kiezen")
    walker.open("/processen/nieuw", "nieuw overleg")


def governs(walker: Walker) -> None:
    """The council: sees what was added up and nothing of one provider, and the agreement with its page."""
    begin(walker, "bij het beraad na ronde 3")
    be(walker, "Bestuurlijk overleg", "tafel bestuur beraad")
    walker.sees_not("Twee mensen op kantoor", "52.000")
    begin(walker, "na twee kwartalen met cijfers")
    be(walker, "Bestuurlijk overleg", "tafel bestuur geldt")
    walker.follow("Bekijk het akkoord", "akkoord bestuur")
    walker.follow("Open de raadspagina", "raadspagina bestuur")


WALKS = {"aanbieder": provides, "gemeente": municipal, "begeleider": leads, "bestuur": governs}
