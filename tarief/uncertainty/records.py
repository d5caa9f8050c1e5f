"""What a document says of uncertainty: a distribution per input, what moves together, and what is agreed."""

from decimal import Decimal
from functools import cache

from tarief.documents.kinds import AsGiven, ListOf, Named, Numeric, Text, Words
from tarief.documents.record import Entry, Record, RecordOf
from tarief.uncertainty.distributions import DISTRIBUTIONS, Distribution

KINDS = Words(tuple(DISTRIBUTIONS), "'{word}' is hier onbekend.")
_LISTS = ("values", "chances")


class SamenhangIn(Record):
    """Two inputs that move together."""

    tussen = Entry(ListOf(Text())).otherwise((), required=True)
    correlatie = Entry(Numeric(example="0.4"))
    bron = Entry(Text()).otherwise("")


class SamenhangmatrixIn(Record):
    """What moves together, as a matrix between named inputs."""

    invoer = Entry(ListOf(Text())).otherwise((), required=True)
    matrix = Entry(ListOf(ListOf(Numeric()))).otherwise((), required=True)


class AfspraakIn(Record):
    """What is agreed about a cost above the tariff."""

    tarief = Entry(Numeric()).optional()
    volume = Entry(Numeric()).optional()
    deel_aanbieder = Entry(Numeric(percent=True)).otherwise(Decimal(1))


@cache
def record_of(kind: type[Distribution], percent: bool) -> type[Record]:
    """Return the record of a distribution; `percent` tells whether its values are shares."""
    number, chance = Numeric(percent=percent), Numeric(percent=True)
    one = {name: chance if name == "chances" else number for name in kind.DUTCH}
    fields = {
        "__doc__": f"A distribution of the kind `{kind.KEY}`.",
        "__module__": __name__,
        "verdeling": Entry(Words((kind.KEY,))),
        **{key: Entry(ListOf(one[name]) if name in _LISTS else one[name]) for name, key in kind.DUTCH.items()},
        "bron": Entry(Text()).otherwise(""),
    }
    return type(f"{kind.KEY.capitalize()}In", (Record,), fields)


class OnzekerheidIn(Record):
    """Uncertainty: the distribution of each uncertain input, what moves together and what is agreed."""

    onzekerheid = Entry(
        Named(AsGiven({"anyOf": [record_of(kind, percent=True).schema() for kind in DISTRIBUTIONS.values()]})),
        "De verdeling per onzekere invoer.",
    ).otherwise({})
    samenhang = Entry(
        AsGiven({"anyOf": [ListOf(RecordOf(SamenhangIn)).schema(), SamenhangmatrixIn.schema()]}),
        "Wat samen beweegt: paren, of een matrix.",
    ).otherwise(None)
    afspraak = Entry(RecordOf(AfspraakIn)).optional()
