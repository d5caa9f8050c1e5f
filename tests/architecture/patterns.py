"""The patterns of the source, and why each takes no more than a few steps for every character of a text.

`python -m tests.architecture.patterns` lists them, each with its proof.

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


def looked_for_anywhere(folders: Iterable[Path], root: Path) -> set[str]:
    """Return the names of the patterns that are looked for at every place of a text, as `patterns_in` names them.

    That is every pattern but those of a module of which each use is a match from the start.
    """
    found = set()
    for name, pattern in patterns_in(folders, root).items():
        module, _, rest = name.partition(":") if ":" in name else name.rpartition(".")[0].rpartition(".")
        tree = _tree_of(root, module)
        if ":" in name:
            uses = {_used(node) for node in ast.walk(tree) if getattr(node, "lineno", 0) == int(rest)}
            started = "match" in uses or "fullmatch" in uses
        else:
            uses = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)
                    and isinstance(node.value, ast.Name) and node.value.id == rest}  # fmt: skip
            started = bool(uses) and uses <= {"match", "fullmatch", "pattern"}
        if not started and pattern.pattern:
            found.add(name)
    return found


def _used(node: ast.AST) -> str:
    return node.func.attr if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) else ""


@cache
def _tree_of(root: Path, module: str) -> ast.Module:
    path = root.joinpath(*module.split("."))
    path = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    return ast.parse(path.read_text(encoding="utf-8"))


def faults(pattern: re.Pattern[Any]) -> list[str]:
    """Return the pairs of repeats that can divide one run of characters in many ways."""
    return list(_Reader(bool(pattern.flags & re.IGNORECASE)).faults(_tree(pattern)))


def faults_anywhere(pattern: re.Pattern[Any]) -> list[str]:
    """Return the repeats that begin anew at each character of one run, when a pattern is looked for anywhere."""
    return list(_Reader(bool(pattern.flags & re.IGNORECASE)).begun_anew(_tree(pattern)))


def proof(pattern: re.Pattern[Any], *, anywhere: bool) -> str:
    """Say why a pattern takes a few steps for each character, or that it leans on texts being short."""
    reader = _Reader(bool(pattern.flags & re.IGNORECASE))
    count = len(list(reader.runs(_tree(pattern))))
    if not count:
        return "no repeat without an end"
    if anywhere and faults_anywhere(pattern):
        return "begins anew within a run: only for texts that are short, or our own"
    return "one repeat without an end" if count == 1 else f"{count} repeats, of which no two can share a run"


def _tree(pattern: re.Pattern[Any]) -> Tree:
    text = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    return list(parser.parse(text, pattern.flags & ~re.UNICODE))


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

    def begun_anew(self, tree: Tree) -> Iterator[str]:
        """Give the runs that may begin at each of their own characters, and come to nothing at the end of the run."""
        for place, part in enumerate(tree):
            for run in self.runs([part]):
                before, behind = [*tree[:place], *run.before], [*run.behind, *tree[place + 1 :]]
                letters = self._all(run.body)
                starts = letters and self._can_be(before, letters) and not self._begins_once(before, letters)
                if starts and not self._can_be(behind, frozenset()):
                    yield f"begins anew at each of {''.join(sorted(letters))[:12]!r}"

    def _begins_once(self, before: Tree, letters: Letters) -> bool:
        """Whether a run is begun once: behind the start of a text or of a word, or behind a look back."""
        word = frozenset(filter(_CATEGORIES[sre.CATEGORY_WORD], _LETTERS))
        for op, argument in before:
            if op is sre.AT and argument in (sre.AT_BEGINNING, sre.AT_BEGINNING_STRING):
                return True
            if op is sre.AT and argument is sre.AT_BOUNDARY and letters <= word:
                return True
            if op is sre.ASSERT_NOT and argument[0] < 0 and letters <= self._all(list(argument[1])):
                return True
        return False

    def _side_by_side(self, tree: Tree) -> Iterator[str]:
        runs = [(place, run) for place, part in enumerate(tree) for run in self.runs([part])]
        for (place, one), (other_place, other) in combinations(runs, 2):
            if place == other_place or one.closed:
                continue
            shared = self._all(one.body) & self._all(other.body)
            between = [*one.behind, *tree[place + 1 : other_place], *other.before]
            if shared and all(self._can_be(part, shared) for part in (one.body, between, other.body)):
                yield f"both may take {''.join(sorted(shared))[:12]!r}"

    def runs(self, tree: Tree) -> Iterator[Run]:
        """Give the repeats without an end, also those inside other parts."""
        for place, (op, argument) in enumerate(tree):
            before, behind = tree[:place], tree[place + 1 :]
            if op in (*_REPEATS, sre.POSSESSIVE_REPEAT) and argument[1] >= _MANY:
                yield Run(list(argument[2]), before, behind, op is sre.POSSESSIVE_REPEAT)
            elif op not in (sre.ASSERT, sre.ASSERT_NOT):
                for inner in _rows(op, argument):
                    for run in self.runs(inner):
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


if __name__ == "__main__":
    here = Path(__file__).parents[2]
    rooms = [here / name for name in ("tarief", "workbooks", "api")]
    sought = looked_for_anywhere(rooms, here)
    for name, each in patterns_in(rooms, here).items():
        print(f"{name}\t{each.pattern!r}\t{proof(each, anywhere=name in sought)}")
