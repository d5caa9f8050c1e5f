"""A receipt: a few lines of text that can be pasted in a mail, and prove years later that something was received.

Whoever owns a database can rewrite every chain in it, or put back an older copy. What has left the building
shows that: the event with this number must still have this hash, and a chain is never shorter than a receipt says.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from api.store.records import Head
from api.store.view import StoreView
from tarief.core.findings import Finding

_TITLE = "Ontvangstbewijs"
_LINE = re.compile(r"^[> \t]*(Keten|Nummer|Hash|Kop|Ontvangen): *([^\s]+(?: [0-9a-f]{64})?)[ \t]*\r?$", re.MULTILINE)
_OLDER = "Is een oudere reservekopie teruggezet? Dan ontbreekt wat daarna kwam: vraag het de partijen opnieuw."
_MISSING = "Wat dit bewijs zegt, staat niet of niet meer in de keten."
_REWRITTEN = "De keten is na de ontvangst herschreven. Bewaar dit bewijs."
_HASH = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """What was received: number and hash of the event in its chain, where the chain then ended, and the moment.

    Of the chain of a process the numbers are not told, and 0 when it is read back: they would say how busy others are.
    """

    chain: str
    seq: int
    hash: str
    head: Head
    at: str

    def __str__(self) -> str:
        process, of_party, _ = self.chain.partition("/")
        number, top = (f"Nummer: {self.seq}\n", f"{self.head.seq} ") if of_party and self.seq else ("", "")
        return (
            f"{_TITLE}\nProces: {process}\nKeten: {self.chain}\n{number}Hash: {self.hash}\n"
            f"Kop: {top}{self.head.hash}\nOntvangen: {self.at}\n"
        )

    @classmethod
    def read(cls, text: str) -> Acknowledgement:
        """Read a receipt back, also where a mail program quoted it; a ValueError where it is none, or not whole."""
        lines = dict(_LINE.findall(text))
        try:
            top, _, hash = lines["Kop"].rpartition(" ")
            head = Head(_number(top) if "Nummer" in lines else 0, hash)
            number = _number(lines["Nummer"]) if "Nummer" in lines else 0
            receipt = cls(lines["Keten"], number, lines["Hash"], head, lines["Ontvangen"])
        except (KeyError, ValueError):
            raise ValueError("Dit is geen heel ontvangstbewijs. Plak het van Proces tot en met Ontvangen.") from None
        numbered = 0 < receipt.seq <= head.seq if "Nummer" in lines or "/" in receipt.chain else not top
        if not (_HASH.fullmatch(receipt.hash) and _HASH.fullmatch(head.hash) and numbered):
            raise ValueError("Dit ontvangstbewijs is niet door tarief gemaakt: de nummers of de hash kloppen niet.")
        return receipt

    def check(self, view: StoreView) -> list[Finding]:
        """Return what is wrong when this receipt is held against the chains; nothing where it proves what it says."""
        if not self.seq:
            holds = view.holds_hash(self.chain, self.hash) and view.holds_hash(self.chain, self.head.hash)
            return [] if holds else [Finding("bewijs_anders", _MISSING, _OLDER)]
        seq = view.head(self.chain).seq
        if seq < self.head.seq:
            told = f"De keten telt {seq} stappen; bij dit bewijs waren het er {self.head.seq}."
            return [Finding("bewijs_nieuwer", told, _OLDER)]
        if not (view.holds(self.chain, Head(self.seq, self.hash)) and view.holds(self.chain, self.head)):
            return [Finding("bewijs_anders", "In de keten staat hier iets anders dan bij ontvangst.", _REWRITTEN)]
        return []


def _number(text: str) -> int:
    """The number of an event; a ValueError where no chain is that long, which a database would not even look up."""
    if not re.fullmatch("[0-9]{1,9}", text):
        raise ValueError(text)
    return int(text)
