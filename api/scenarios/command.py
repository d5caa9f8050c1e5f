"""`tarief scenario`: named sets of changes on a calculation, side by side."""

from pathlib import Path
from typing import Annotated

from api.files.calculate import calculate_file
from api.scenarios.outcome import of_analysis
from api.scenarios.request import analyse_request
from api.show.deliver import deliver
from api.terminal.document import load_document
from api.terminal.options import argument
from api.terminal.printing import counted
from api.terminal.setting import AsJson, Book, OwnModel, OwnParameters, Setting, picture_option
from api.terminal.target import check_targets
from tarief.scenarios.analysis import Analysis, analyse


def scenario(
    bestand: Annotated[Path, argument(metavar="BESTAND", told="De basis met de scenario's (.toml of .json).")],
    als_json: AsJson = False,
    uit: Book = None,
    beeld: Annotated[Path | None, picture_option("TORNADO.svg", "Teken wat elke invoer alleen doet.")] = None,
    eigen_model: OwnModel = None,
    eigen_parameters: OwnParameters = None,
) -> None:
    """Rekent scenario's door en zet ze naast elkaar."""
    check_targets(uit, beeld, bestand)
    analysis = _analysis(bestand, Setting.of(eigen_model, eigen_parameters))
    deliver(of_analysis(analysis), book=uit, picture=beeld, as_json=als_json)


def _analysis(path: Path, setting: Setting) -> Analysis:
    """Work out the file. Its base is what it says itself, or the cost sheet that its `basis` names."""
    document = load_document(path)
    with counted("Trekken") as progress:
        if not (isinstance(document, dict) and "basis" in document):
            return analyse_request(document, setting.models, setting.library, progress, setting.own)

        base = calculate_file(path.parent / str(document["basis"]), setting).breakdown
        return analyse(base, {key: value for key, value in document.items() if key != "basis"}, progress)
