"""A form or a file that cannot be used, told on the page with the form."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from api.files.refused_file import file_problem
from api.web.held import MINUTES
from api.web.problems import Problem
from tarief.core.findings import Finding
from workbooks.read.guard import problem as file_refusal

if TYPE_CHECKING:
    from starlette.responses import Response

    #: The page with the form, with a status and what is wrong with the form as a whole.
    FormPage = Callable[[int, tuple[Finding, ...]], Response]

GONE: Final = Finding(
    "bestand_weg",
    "Dit bestand is hier niet meer.",
    f"Een bestand blijft {MINUTES} minuten na de laatste klik. Stuur het opnieuw.",
)


def unusable(problem: Problem, page: FormPage) -> Response:
    """Show the page with the form when the form itself cannot be used: too large, or broken."""
    if problem.status == 413 and not problem.findings:  # stopped while it came in, before the guard could look
        problem = file_problem(file_refusal("bestand_te_groot", ""))
    findings = problem.findings or (Finding(problem.slug, problem.detail or problem.title),)
    return page(problem.status, findings)


def gone(page: FormPage) -> Response:
    """Show the page with the form when a file is not held any more."""
    return page(404, (GONE,))
