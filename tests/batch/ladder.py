"""The canonical hour of care with 17 varying inputs, and the same ladder by hand in chunked NumPy, to be as fast as.

Three hands: plain expressions per chunk, as most would write it, the quickest one, with buffers and `out=`, and that
one looking at its bounds too.
"""

from datetime import date
from typing import Any

import numpy as np

from tarief import MODELS, Breakdown

CONTRACT = 1878.0
FIXED = {"contracturen": "1878", "overhead_grondslag": "directe_kosten", "risico_grondslag": "kostprijs"}
VARYING = {
    "bruto_uurloon": "22.50",
    "vakantietoeslag": "0.08",
    "eindejaarsuitkering": "0.0833",
    "werkgeverslasten": "0.26",
    "verlofuren": "199",
    "feestdaguren": "45",
    "ziekteverzuim": "0.06",
    "scholingsuren": "40",
    "overleguren": "80",
    "indirecte_uren": "120",
    "reisuren": "50",
    "reiskosten_per_uur": "1.20",
    "opleidingskosten_per_uur": "0.80",
    "clientgebonden_kosten_per_uur": "2.40",
    "gemeentelijke_verplichtingen_per_uur": "0.40",
    "overhead": "0.20",
    "risico_opslag": "0.03",
}
Columns = dict[str, Any]
#: The lowest and highest that the model lets an input be.
BOUNDS = {
    **dict.fromkeys(("vakantietoeslag", "eindejaarsuitkering", "werkgeverslasten", "ziekteverzuim"), (0.0, 1.0)),
    **dict.fromkeys(("verlofuren", "feestdaguren", "scholingsuren", "overleguren"), (0.0, np.inf)),
    **dict.fromkeys(("indirecte_uren", "reisuren", "gemeentelijke_verplichtingen_per_uur"), (0.0, np.inf)),
    "overhead": (0.0, 2.0),
    "risico_opslag": (0.0, 1.0),
}


def ladder() -> Breakdown:
    return MODELS["uurtarief"].calculate({**FIXED, **VARYING}, on=date(2026, 1, 1))


def columns(rows: int, seed: int = 1) -> Columns:
    generator = np.random.default_rng(seed)
    return {key: float(value) * generator.uniform(0.9, 1.1, rows) for key, value in VARYING.items()}


def plainly(given: Columns, size: int) -> Any:
    """By hand, plain expressions per chunk."""
    rows = len(given["overhead"])
    out = np.empty(rows)
    for start in range(0, rows, size):
        c = {key: column[start : start + size] for key, column in given.items()}
        yearly = c["bruto_uurloon"] * CONTRACT
        holiday = np.maximum(yearly * c["vakantietoeslag"], 0) / CONTRACT
        bonus = np.maximum(yearly * c["eindejaarsuitkering"], 0) / CONTRACT
        wage = c["bruto_uurloon"] + holiday + bonus
        labour = wage + wage * c["werkgeverslasten"]
        away = c["verlofuren"] + c["feestdaguren"] + CONTRACT * c["ziekteverzuim"] + c["scholingsuren"]
        away = away + c["overleguren"] + c["indirecte_uren"] + c["reisuren"]
        share = (CONTRACT - away) / CONTRACT
        direct = labour + labour * (1 - share) / share + c["reiskosten_per_uur"] + c["opleidingskosten_per_uur"]
        direct = direct + c["clientgebonden_kosten_per_uur"] + c["gemeentelijke_verplichtingen_per_uur"]
        cost = direct + direct * c["overhead"]
        out[start : start + size] = cost + cost * c["risico_opslag"]
    return out


def with_bounds(given: Columns, size: int) -> Any:
    """By hand, into buffers, and each chunk looked at while it is in the cache: inputs, hours that are left, price."""
    return with_buffers(given, size, [(list(VARYING).index(key), *ends) for key, ends in BOUNDS.items()])


def _within(column: Any, low: float, high: float) -> None:
    """The quickest by hand: the ends of a chunk; one that has no limit is not looked for."""
    if not (np.minimum.reduce(column) >= low and (high == np.inf or np.maximum.reduce(column) <= high)):
        raise ValueError


def with_buffers(given: Columns, size: int, bounds: list[tuple[int, float, float]] | None = None) -> Any:
    """By hand, every operation into one of three buffers."""
    add, multiply, divide, subtract, most = np.add, np.multiply, np.divide, np.subtract, np.maximum
    source = [given[key] for key in VARYING]
    rows = len(source[0])
    out, whole = np.empty(rows), [np.empty(size) for _ in range(3)]
    for start in range(0, rows, size):
        stop = min(start + size, rows)
        a, b, w = (buffer[: stop - start] for buffer in whole)
        wage, vt, ej, wg, vl, fd, zv, sch, ovl, ind, rs, rk, opl, cl, gem, oh, ri = (c[start:stop] for c in source)
        for place, low, high in bounds or ():
            _within(source[place][start:stop], low, high)
        multiply(wage, CONTRACT, out=a)
        for share in (vt, ej):
            multiply(a, share, out=b)
            most(b, 0.0, out=b)
            divide(b, CONTRACT, out=b)
            add(wage if share is vt else w, b, out=w)
        multiply(w, wg, out=a)
        add(w, a, out=w)
        multiply(zv, CONTRACT, out=a)
        for hours in (vl, fd, sch, ovl, ind, rs):
            add(a, hours, out=a)
        subtract(CONTRACT, a, out=a)
        if bounds:
            _within(a, np.nextafter(0, 1), np.inf)
        divide(a, CONTRACT, out=a)
        subtract(1.0, a, out=b)
        multiply(b, w, out=b)
        divide(b, a, out=b)
        add(b, w, out=b)
        for extra in (rk, opl, cl, gem):
            add(b, extra, out=b)
        multiply(b, oh, out=a)
        add(b, a, out=b)
        multiply(b, ri, out=a)
        add(b, a, out=out[start:stop])
        if bounds:
            _within(out[start:stop], np.nextafter(0, 1), np.finfo(float).max)
    return out
