"""The design system cut down to what the pages use: its components by class, its tokens by where they lead."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

_COMMENT: Final = re.compile(r"/\*.*?\*/", re.S)
_CLASS: Final = re.compile(r"\.(-?[_a-zA-Z][\w-]*)")
_TOKEN: Final = re.compile(r"--[\w-]+")
_BETWEEN: Final = re.compile(r"\n\s*|(?<=[:;,{}]) +")
#: Rules around other rules; any other at-rule that is no rule of its own is left out.
_AROUND: Final = ("@media", "@supports", "@container")


def components(css: str, classes: frozenset[str]) -> str:
    """Return the rules of a stylesheet whose selectors name no other classes than these."""
    return _squeezed("".join(_kept(_COMMENT.sub("", css), classes)))


def _kept(css: str, classes: frozenset[str]) -> Iterator[str]:
    for head, body in _rules(css):
        if head.startswith(_AROUND):
            if inside := "".join(_kept(body, classes)):
                yield f"{head}{{{inside}}}"
        elif head.startswith("@keyframes"):
            continue
        elif mine := [one for one in _selectors(head) if classes.issuperset(_CLASS.findall(one))]:
            yield f"{','.join(mine)}{{{body}}}"


def _rules(css: str) -> Iterator[tuple[str, str]]:
    """Yield what stands before each outer pair of braces, and what stands between them."""
    start = depth = opened = 0
    for brace in re.finditer(r"[{}]", css):
        at = brace.start()
        if brace.group() == "{":
            opened, depth = at if not depth else opened, depth + 1
            continue
        depth -= 1
        if not depth:
            yield css[start:opened].rpartition(";")[2].strip(), css[opened + 1 : at]
            start = at + 1


def _selectors(head: str) -> Iterator[str]:
    """Yield the selectors of a rule; a comma between parentheses is part of one."""
    depth = start = 0
    for at, letter in enumerate(head):
        depth += (letter == "(") - (letter == ")")
        if letter == "," and not depth:
            yield head[start:at].strip()
            start = at + 1
    yield head[start:].strip()


def tokens(theme: str, used_by: Iterable[str]) -> str:
    """Return a theme with those of its tokens that these stylesheets lead to, straight or by way of others."""
    head, _, rest = _COMMENT.sub("", theme).partition("{")
    declared = dict(part.split(":", 1) for part in map(str.strip, rest.rpartition("}")[0].split(";")) if ":" in part)
    reached: dict[str, None] = {}
    waiting = [name for css in used_by for name in _TOKEN.findall(css)]
    while waiting:
        name = waiting.pop()
        if name in declared and name not in reached:
            reached[name] = None
            waiting += _TOKEN.findall(declared[name])
    kept = ";".join(f"{name}:{declared[name].strip()}" for name in reached)
    return f"{head.strip()}{{{kept}}}\n"


def classes_in(texts: Iterable[str]) -> frozenset[str]:
    """Return the classes of the design system that pages name."""
    return frozenset(name for text in texts for name in re.findall(r"(?:utrecht|voorbeeld)-[\w-]+", text))


def _squeezed(css: str) -> str:
    return _BETWEEN.sub("", css)
