"""The height of a row with wrapped text."""

import textwrap

from hypothesis import example, given
from hypothesis import strategies as st

from workbooks.write.book.heights import lines_of

_TEXTS = st.text(st.sampled_from("abcdefgh.é€(—-   \t\n\u00a0"), min_size=1, max_size=60)


@given(_TEXTS, st.integers(4, 30))
@example("Loonkosten per productief uur, met opslag", 20)
@example("een-woord-met-streepjes is in stukken te breken", 12)
@example("\u00a0", 8)
def test_a_text_takes_the_lines_that_textwrap_gives_it(text: str, letters: int) -> None:
    assert lines_of(text, letters) == len(textwrap.wrap(text, letters))
