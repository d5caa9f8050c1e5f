"""`tarief vergelijk`: the gap between two prices, per input, rung of the ladder or element of the law."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Annotated

from api.comparison.outcome import LETTERS, MOST_MORE, of_comparison
from api.files.calculate import calculate_file
from api.files.calculated import Calculated
from api.files.request import other_model
from api.show.deliver import deliver
from api.terminal.exits import RefusedFiles, Unanswered, WrongCall
from api.terminal.options import argument, option
from api.terminal.setting import AsJson, Book, OwnModel, OwnParameters, Password, Setting, picture_option
from api.terminal.target import check_targets
from tarief import Refused
from tarief.comparison import compare, repeated
from tarief.comparison.checks import check_bases, check_subcontractor
from tarief.core.findings import every
from tarief.core.place import Place
from tarief.report.comparison import Per, side_labels

_FILE = "De {} opgave: alles wat `tarief bereken` leest."
_MORE = f"Nog hoogstens {MOST_MORE} opgaven: hun prijzen komen naast die van A en B te staan."
_ANSWERS = "Antwoorden op vragen over {}, zoals welk product."
First = Annotated[Path, argument(metavar="A", told=_FILE.format("eerste"))]
Second = Annotated[Path, argument(metavar="B", told=_FILE.format("tweede"))]
By = Annotated[str, option("--per", metavar="|".join(Per), told="Waarnaar het verschil wordt verdeeld.")]
Order = Annotated[str, option("--volgorde", metavar="K1,K2,…", told="Neem de verschillen in deze volgorde weg.")]
OfSubcontractor = Annotated[bool, option("--onderaannemer", told="B werkt voor A: krijgt B wat A zelf kwijt zou zijn?")]
OfPicture = Annotated[Path | None, picture_option("BRUG.svg", "Teken de brug.")]
More = Annotated[list[Path] | None, argument(metavar="C", told=_MORE)]
AnswersA = Annotated[Path | None, option("--antwoorden-a", metavar="A.toml", told=_ANSWERS.format("A"))]
AnswersB = Annotated[Path | None, option("--antwoorden-b", metavar="B.toml", told=_ANSWERS.format("B"))]
AnswersMore = Annotated[
    list[str] | None,
    option("--antwoorden-naast", metavar="C=C.toml", told="Antwoorden op vragen over een opgave naast A en B."),
]
#: A file, and the file with the answers to the questions about it.
_File = tuple[Path, Path | None]


def vergelijk(
    a: First,
    b: Second,
    meer: More = None,
    als_json: AsJson = False,
    naar: By = Per.INPUT.value,
    volgorde: Order = "",
    onderaannemer: OfSubcontractor = False,
    uit: Book = None,
    beeld: OfPicture = None,
    eigen_model: OwnModel = None,
    eigen_parameters: OwnParameters = None,
    antwoorden_a: AnswersA = None,
    antwoorden_b: AnswersB = None,
    antwoorden_naast: AnswersMore = None,
    wachtwoord: Password = "",
) -> None:
    """Verklaart het verschil tussen twee tarieven."""
    per, order = per_named(naar), [key.strip() for key in volgorde.split(",")] if volgorde else None
    beside = _beside(meer or [], antwoorden_naast or [])
    check_targets(uit, beeld, a, b, *(meer or []))
    setting = replace(Setting.of(eigen_model, eigen_parameters), password=wachtwoord, mixes=True)
    files = ((a, antwoorden_a), (b, antwoorden_b), *beside)
    one, other, *more = sides = _sides(setting, files, order)
    _refuse_unused(setting, sides)
    comparison = compare(one.breakdown, other.breakdown, checks=check_subcontractor if onderaannemer else check_bases)
    if order is not None:
        comparison.in_order(order)  # what is wrong with it is told before anything is shown or written
    labels = side_labels([path.name for path, _ in files], [side.product for side in sides])
    outcome = of_comparison(comparison, labels, per, order, [side.breakdown for side in more])
    deliver(outcome, book=uit, picture=beeld, as_json=als_json)


def _refuse_unused(setting: Setting, sides: Sequence[Calculated]) -> None:
    """Refuse a model that was given along and that no side is calculated with; beside one that is, another may be."""
    keys = [side.breakdown.model.key for side in sides]
    if (own := setting.own) is not None and own.key not in keys:
        named = zip(LETTERS.upper(), keys, strict=False)
        raise Refused(tuple(other_model(key, own).at(Place.of(f"{letter}, /model")) for letter, key in named))


def per_named(text: str) -> Per:
    """Return what the difference is told by, or say what there is to choose from."""
    if text not in list(Per):
        raise WrongCall(f"--per {text} kan niet. Kies uit: {', '.join(Per)}.")
    return Per(text)


def _beside(paths: Sequence[Path], answered: Sequence[str]) -> tuple[_File, ...]:
    """The files beside the first two with their answers, which are given by the letter of the file."""
    if len(paths) > MOST_MORE:
        raise WrongCall(f"Te veel opgegeven: naast A en B kunnen hoogstens {MOST_MORE} opgaven staan.")
    letters = LETTERS[2 : 2 + len(paths)].upper()
    answers = dict(text.partition("=")[::2] for text in answered)
    for letter, path in answers.items():
        if not path or letter.upper() not in letters:
            fitting = f"Kies uit: {', '.join(letters)}." if letters else "Er zijn geen opgaven naast A en B."
            raise WrongCall(f"--antwoorden-naast {letter} kan niet. Schrijf het als C=C.toml. {fitting}")
    named = {letter.upper(): Path(path) for letter, path in answers.items()}
    return tuple((path, named.get(letter)) for letter, path in zip(letters, paths, strict=True))


def _sides(setting: Setting, files: Sequence[_File], order: list[str] | None) -> list[Calculated]:
    """Calculate all sides; what is wrong with any is told together, with how its questions are answered."""
    refusals: dict[str, Refused] = {}

    def side(letter: str, path: Path, answers: Path | None) -> Calculated:
        try:  # who must repair one side first is not asked about the other
            return _side(letter, path, replace(setting, answers=answers, may_ask=not refusals))
        except Refused as refused:
            refusals[letter] = refused
            raise

    try:
        named = zip(LETTERS.upper(), files, strict=False)
        return every(*(partial(side, letter, *file) for letter, file in named), also=repeated(order or ()))
    except Refused as refused:
        answers = tuple((_option(letter), side.questions) for letter, side in refusals.items())
        raise RefusedFiles(refused.findings, refused.questions, _understood(refusals), answers) from None


def _understood(refusals: Mapping[str, Refused]) -> Callable[[], object] | None:
    """What is known of each side with questions; nothing where a side is refused for something else."""
    documents = {letter.lower(): side.document for letter, side in refusals.items() if isinstance(side, Unanswered)}
    if len(documents) < len(refusals) or not all(side.questions for side in refusals.values()):
        return None
    return lambda: {letter: document() for letter, document in documents.items() if document}


def _option(letter: str) -> str:
    """How the answers about a side are given along."""
    small = letter.lower()
    return f"--antwoorden-{small} {small}.toml" if letter in "AB" else f"--antwoorden-naast {letter}={small}.toml"


def _side(letter: str, path: Path, setting: Setting) -> Calculated:
    """Calculate one side; what is wrong with it is told with the letter of that side."""
    try:
        return calculate_file(path, setting)
    except Refused as refused:
        raise refused.relocated(lambda place: (place or Place.of(path.name)).after(f"{letter}, ")) from None
