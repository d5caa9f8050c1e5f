"""Every kind of contract form, by the word for it in a document: a new form is a file and a line here."""

from __future__ import annotations

from collections.abc import Sequence

from tarief.contracts.answer import AskedForm, FormKind
from tarief.contracts.fields import Fields
from tarief.contracts.forms import asked_lump_sum, per_unit, shared_savings, trajectory

FORMS: dict[str, FormKind] = {
    module.KIND.key: module.KIND for module in (per_unit, trajectory, asked_lump_sum, shared_savings)
}


def read_form(fields: Fields, years: Sequence[int] = ()) -> AskedForm | None:
    """Read one form; None, with every fault noted, where it cannot be. `years` are those of the course."""
    before, key = len(fields.faults), fields.choice("vorm", tuple(FORMS))
    if not key:
        return None
    found = FORMS[key].read(fields, years)
    for other in FORMS.values():
        for name in other.own:
            if other.key != key and fields.has(name):
                text = f"'{name}' hoort bij een {other.adjective} vorm."
                fields.fault(text, f"Haal het weg, of kies {other.key}.", name)
    fields.close()
    return None if len(fields.faults) > before else found
