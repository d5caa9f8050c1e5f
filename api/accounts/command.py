"""`tarief beheer beheerder` and `tarief beheer sleutel`: what a server needs before it starts."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

from api.accounts.accounts import account_at
from api.accounts.door import Accounts
from api.accounts.installation import for_others
from api.accounts.invitations import QUARTER, Invitation, invite
from api.accounts.principal import ActorRole
from api.store.sealing import SealingKey
from api.store.unit import StoreUnit
from api.terminal.exits import WrongCall
from api.terminal.options import argument


def beheerder(
    adres: Annotated[str, argument(metavar="E-MAIL", told="Het e-mailadres van de beheerder.")],
) -> None:
    """Geef een link waarmee een beheerder een wachtwoord kiest, ook als hij het zijne kwijt is."""
    if "@" not in adres:
        raise WrongCall("Geef het e-mailadres van de beheerder.")
    print(f"Open deze link binnen een kwartier; hij werkt één keer:\n{_opened(lambda it: _link(it, adres))}")


def sleutel(bestand: Annotated[Path, argument(metavar="BESTAND", told="Het nieuwe sleutelbestand.")]) -> None:
    """Schrijf een sleutel voor TARIEF_SLEUTEL_FILE in een nieuw bestand."""
    try:
        SealingKey.new().write(bestand)
    except OSError:
        raise WrongCall(f"{bestand} is er al, of kan niet worden geschreven.") from None
    print(f"De sleutel staat in {bestand}. Bewaar ook een kopie buiten de server: zonder sleutel is niets te lezen.")


def _opened(work: Callable[[Accounts], str]) -> str:
    accounts = Accounts.opened(for_others(os.environ))
    try:
        return work(accounts)
    finally:
        accounts.store.close()


def _link(accounts: Accounts, address: str) -> str:
    def invited(unit: StoreUnit) -> str:
        account = account_at(unit.connection, address)
        roles = (account.roles if account else frozenset()) | {ActorRole.BEHEERDER}
        name = account.name if account else ""
        unit.audit("beheerder_uitgenodigd", account.id if account else "niemand")
        return invite(unit.connection, Invitation(name, address, roles, begins_again=True), accounts.now(), QUARTER)

    return f"{accounts.installation.address}/uitnodiging?code={accounts.do(invited)}"
