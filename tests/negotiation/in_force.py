"""An agreement in force at the table of Helmond, and figures of its quarters."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

from tarief.negotiation.outcomes import (
    AgreementReached,
    AnswerToRemark,
    DecisionTaken,
    NoteSettled,
    ProviderJoined,
    Settlement,
    TariffInForce,
    TariffPublished,
    Vote,
    VoteCast,
)
from tarief.negotiation.party import Party
from tarief.negotiation.realised import BudgetPlanned, CareOfQuarter, CareOfYear, RealisationReported
from tarief.negotiation.remarks import unanswered
from tests.negotiation.table import AGREED, PROVIDERS, TOWN, Table, deliberating, text

AFTER_HALF_A_YEAR = datetime(2027, 7, 5, 9, tzinfo=UTC)


def in_force() -> Table:
    """An agreement over 2027 and 2028 at 62,86 an hour, half a year after it began."""
    table = deliberating()
    table.lead(text(AGREED))
    for party in (TOWN, *PROVIDERS):
        table.do(party, VoteCast(Vote.ACCEPTABLE))
    table.lead(AgreementReached(Settlement.AGREED, date(2027, 1, 1), date(2028, 12, 31), "OVA"))
    table.lead(NoteSettled(tuple(AnswerToRemark(item.id, "Ja.", False) for item in unanswered(table.process))))
    table.do(TOWN, DecisionTaken("college", date(2026, 6, 1), {"bi": Decimal("62.86")}, "Zie de overeenkomst."))
    table.lead(TariffPublished(), TariffInForce(date(2027, 1, 1)))
    table.at = AFTER_HALF_A_YEAR
    return table


def planned(clients: str = "100", units: str = "4000", price: str = "", year: int = 2027) -> BudgetPlanned:
    cost = Decimal(price) if price else None
    return BudgetPlanned((CareOfYear("bi", year, Decimal(clients), Decimal(units), cost),))


def reported(
    quarter: str = "2027-1", clients: str = "110", units: str = "990", cost: str = "51480"
) -> RealisationReported:
    return RealisationReported((CareOfQuarter("bi", quarter, Decimal(clients), Decimal(units), Decimal(cost)),))


def many(table: Table, count: int) -> tuple[Party, ...]:
    """Seat more providers, and return all of them."""
    more = [replace(PROVIDERS[0], id=f"n{number}", name=f"Nieuw {number}") for number in range(count - len(PROVIDERS))]
    table.lead(*(ProviderJoined(party) for party in more))
    return (*PROVIDERS, *more)
