"""Who keeps the server: logs in, invites somebody, who comes in; parameters, copies and the log."""

from tests.walks.places import PASSWORD
from tests.walks.walker import Walker

ADDRESS = "beheer@regio.voorbeeld"


def keeps(walker: Walker) -> None:
    """From a wrong password to the log in which all of it stands."""
    walker.open("/inloggen", "inloggen")
    for password, look in (("iets anders", "inloggen fout"), (PASSWORD, "na het inloggen")):
        walker.type("E-mailadres", ADDRESS)
        walker.type("Wachtwoord", password)
        walker.press("Log in", look)
    walker.open("/account", "account")
    walker.follow("Inloggen met een code erbij", "tweede factor")
    walker.open("/account", "account")
    walker.follow("Sleutels voor programma's", "sleutels")
    walker.type("Waar is de sleutel voor?", "planning")
    walker.press("Maak een sleutel", "sleutel gemaakt")
    walker.open("/account", "account")
    walker.follow("Beheer: hoe het ervoor staat", "beheer")
    walker.follow("Mensen uitnodigen", "accounts")
    walker.type("Naam", "Sam")
    walker.type("E-mailadres", f"sam{walker.looked_at}@gemeente.voorbeeld")
    walker.tick("Gemeente", exact=False)
    walker.press("Nodig uit", "uitgenodigd")
    link = walker.page.locator(".geheim code").inner_text()
    walker.open("/beheer", "beheer")
    walker.follow("van volgend jaar voor", "parameters")
    walker.open("/parameters/waarden", "parameterwaarden")
    walker.open("/logboek", "logboek")
    walker.open("/account", "account")
    walker.press("Log uit", "uitgelogd")
    walker.open(link.removeprefix(walker.address.rstrip("/")), "uitnodiging")
    for label in ("Wachtwoord", "Nog een keer hetzelfde wachtwoord"):
        walker.type(label, PASSWORD)
    walker.press("Neem de uitnodiging aan", "binnen")
    walker.open("/begin", "start gemeente")
    walker.press("Log uit")


WALKS = {"beheerder": keeps}
