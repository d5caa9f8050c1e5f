"""The patterns of the source, and why each takes no more than a few steps for every character of a text.

A pattern takes more where one run of characters can be divided over two repeats in many ways: repeats without an end,
one behind the other (or one inside another), of which the characters overlap, as well as all that must stand between.
"""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path
from re import _constants as sre
from re import _parser as parser
from typing import Any

#: Every letter, digit and sign of the first pages, and the signs that sheets are full of.
_LETTERS = frozenset(map(chr, range(0x180))) | frozenset("€−–—’‘…½±×≤≥\u2009\u202f\ufeff¤")
#: From so many on a repeat counts as one without an end.
_MANY = 50
_REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT)
_CLOSED = (sre.POSSESSIVE_REPEAT, sre.ATOMIC_GROUP)
_CATEGORIES = {
    sre.CATEGORY_DIGIT: str.isdigit,
    sre.CATEGORY_SPACE: str.isspace,
    sre.CATEGORY_WORD: lambda letter: letter.isalnum() or letter == "_",
}
_NOT = {
    sre.CATEGORY_NOT_DIGIT: sre.CATEGORY_DIGIT,
    sre.CATEGORY_NOT_SPACE: sre.CATEGORY_SPACE,
    sre.CATEGORY_NOT_WORD: sre.CATEGORY_WORD,
}
Letters = frozenset[str]
#: What `re` makes of a pattern: pairs of an operation and what it works on.
Tree = list[tuple[Any, Any]]


@dataclass(frozen=True)
class Run:
    """A repeat without an end, with what stands before and behind it; a `closed` one never gives back."""

    body: Tree
    before: Tree
    behind: Tree
    closed: bool


def patterns_in(folders: Iterable[Path], root: Path) -> dict[str, re.Pattern[Any]]:
    """Return every pattern of the source by where it stands: those of modules, and those written out in functions."""
    found: dict[str, re.Pattern[Any]] = {}
    for path in (path for folder in folders for path in sorted(folder.rglob("*.py"))):
        if path.name == "__main__.py":
            continue
        name = ".".join(path.relative_to(root).with_suffix("").parts).removesuffix(".__init__")
        for key, value in vars(importlib.import_module(name)).items():
            for number, pattern in enumerate(_within(value)):
                found[f"{name}.{key}.{number}"] = pattern
        for line, text in written_out(path):
            found[f"{name}:{line}"] = re.compile(text)
    return found


def _within(value: Any) -> list[re.Pattern[Any]]:
    many = value.values() if isinstance(value, dict) else value if isinstance(value, tuple | list) else (value,)
    return [each for each in many if isinstance(each, re.Pattern)]


def written_out(path: Path) -> Iterator[tuple[int, str]]:
    """Give the patterns that stand in calls of `re`; of one that is put together there nothing, an empty text."""
    text = path.read_text(encoding="utf-8")
    for node in ast.walk(ast.parse(text)) if "import re\n" in text else ():
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
            of, first = node.func.value, node.args[0]
            if isinstance(of, ast.Name) and of.id == "re" and node.func.attr not in ("escape", "compile"):
                yield (
                    node.lineno,
                    first.value if isinstance(first, ast.Constant) and isinstance(first.value, str) else "",
                )


def faults(pattern: re.Pattern[Any]) -> list[str]:
    """Return the pairs of repeats that can divide one run of characters in many ways."""
    text = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    tree = list(parser.parse(text, pattern.flags & ~re.UNICODE))
    return list(_Reader(bool(pattern.flags & re.IGNORECASE)).faults(tree))


@dataclass(frozen=True)
class _Reader:
    """Looks through the tree of one pattern."""

    any_case: bool

    def faults(self, tree: Tree) -> Iterator[str]:
        """Give what is wrong with a row of parts, and inside each."""
        yield from self._side_by_side(tree)
        for op, argument in tree:
            for inner in _rows(op, argument):
                yield from self.faults(inner)
            if op in _REPEATS and argument[1] >= _MANY:
                body = list(argument[2])
                yield from self._side_by_side([(sre.SUBPATTERN, (None, 0, 0, body))] * 2)
                if self._ends_anywhere(body):
                    yield "a turn of a repeat can end in several places"

    def _side_by_side(self, tree: Tree) -> Iterator[str]:
        runs = [(place, run) for place, part in enumerate(tree) for run in self._runs([part])]
        for (place, one), (other_place, other) in combinations(runs, 2):
            if place == other_place or one.closed:
                continue
            shared = self._all(one.body) & self._all(other.body)
            between = [*one.behind, *tree[place + 1 : other_place], *other.before]
            if shared and all(self._can_be(part, shared) for part in (one.body, between, other.body)):
                yield f"both may take {''.join(sorted(shared))[:12]!r}"

    def _runs(self, tree: Tree) -> Iterator[Run]:
        for place, (op, argument) in enumerate(tree):
            before, behind = tree[:place], tree[place + 1 :]
            if op in (*_REPEATS, sre.POSSESSIVE_REPEAT) and argument[1] >= _MANY:
                yield Run(list(argument[2]), before, behind, op is sre.POSSESSIVE_REPEAT)
            elif op not in (sre.ASSERT, sre.ASSERT_NOT):
                for inner in _rows(op, argument):
                    for run in self._runs(inner):
                        closed = run.closed or op in _CLOSED
                        yield Run(run.body, [*before, *run.before], [*run.behind, *behind], closed)

    def _can_be(self, tree: Tree, letters: Letters) -> bool:
        """Whether a row of parts can be nothing, or nothing but these."""
        return all(self._part_can_be(op, argument, letters) for op, argument in tree)

    def _part_can_be(self, op: Any, argument: Any, letters: Letters) -> bool:
        if op in (sre.AT, sre.ASSERT, sre.ASSERT_NOT, sre.GROUPREF):
            return True
        if op in (*_REPEATS, sre.POSSESSIVE_REPEAT):
            return not argument[0] or self._can_be(list(argument[2]), letters)
        rows = _rows(op, argument)
        if rows:
            return any(self._can_be(row, letters) for row in rows)
        return not letters.isdisjoint(_letters(op, argument, self.any_case))

    def _all(self, tree: Tree) -> Letters:
        """Every character that may stand in a row of parts."""
        found: set[str] = set()
        for op, argument in tree:
            if op not in (sre.AT, sre.ASSERT, sre.ASSERT_NOT, sre.GROUPREF):
                rows = _rows(op, argument)
                found.update(*map(self._all, rows)) if rows else found.update(_letters(op, argument, self.any_case))
        return frozenset(found)

    def _ends_anywhere(self, body: Tree) -> bool:
        """Whether a longer turn of a repeat can also be a shorter one and the beginning of the next."""
        ways = self._ways(body)
        return any(
            len(one) < len(other)
            and all(a & b for a, b in zip(one, other, strict=False))
            and any(way and way[0] & other[len(one)] for way in ways)
            for one in ways
            for other in ways
        )

    def _ways(self, tree: Tree) -> list[tuple[Letters, ...]]:
        """The ways through a row of parts; of a repeat without an end two turns at most."""
        ways: set[tuple[Letters, ...]] = {()}
        for op, argument in tree:
            if op in (*_REPEATS, sre.POSSESSIVE_REPEAT):
                turn = self._ways(list(argument[2]))
                more = [way for count in range(argument[0], min(argument[1], argument[0] + 1) + 1)
                        for way in _times(turn, count)]  # fmt: skip
            elif op in (sre.AT, sre.ASSERT, sre.ASSERT_NOT, sre.GROUPREF):
                more = [()]
            elif rows := _rows(op, argument):
                more = [way for row in rows for way in self._ways(row)]
            else:
                more = [(_letters(op, argument, self.any_case),)]
            ways = {(*way, *each) for way in ways for each in more}
        return list(ways)


def _times(turn: list[tuple[Letters, ...]], count: int) -> list[tuple[Letters, ...]]:
    made: list[tuple[Letters, ...]] = [()]
    for _ in range(min(count, 3)):
        made = [(*way, *each) for way in made for each in turn]
    return made


def _rows(op: Any, argument: Any) -> list[Tree]:
    """The rows of parts inside a part: several for alternatives, none for a single character."""
    if op in (*_REPEATS, sre.POSSESSIVE_REPEAT):
        return [list(argument[2])]
    if op is sre.SUBPATTERN:
        return [list(argument[3])]
    if op is sre.BRANCH:
        return [list(branch) for branch in argument[1]]
    if op in (sre.ASSERT, sre.ASSERT_NOT):
        return [list(argument[1])]
    return [list(argument)] if op is sre.ATOMIC_GROUP else []


def _letters(op: Any, argument: Any, any_case: bool) -> Letters:
    if op is sre.ANY:
        return _LETTERS
    if op is sre.LITERAL:
        return _cased(frozenset(chr(argument)), any_case)
    if op is sre.NOT_LITERAL:
        return _LETTERS - _cased(frozenset(chr(argument)), any_case)
    if op is sre.IN:
        letters = frozenset[str]().union(*(_set(kind, value, any_case) for kind, value in argument))
        return _LETTERS - letters if argument[0][0] is sre.NEGATE else letters
    raise AssertionError(op)


@cache
def _set(kind: Any, value: Any, any_case: bool) -> Letters:
    if kind is sre.LITERAL:
        return _cased(frozenset(chr(value)), any_case)
    if kind is sre.RANGE:
        return _cased(frozenset(letter for letter in _LETTERS if value[0] <= ord(letter) <= value[1]), any_case)
    if kind is sre.CATEGORY and value in _NOT:
        return _LETTERS - _set(kind, _NOT[value], any_case)
    return frozenset(filter(_CATEGORIES[value], _LETTERS)) if kind is sre.CATEGORY else frozenset()


@cache
def _cased(letters: Letters, any_case: bool) -> Letters:
    both = (each for letter in letters for each in (letter, letter.lower(), letter.upper()))
    return frozenset(both) if any_case else letters
