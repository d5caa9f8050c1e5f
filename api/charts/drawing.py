"""From a picture as data to a specification."""

from api.charts.bridge import bridge
from api.charts.bridge import described as bridge_in_words
from api.charts.forms import described as forms_in_words
from api.charts.forms import forms
from api.charts.style import Drawing
from tarief.core.pictures import BridgePicture, ReportPicture


def draw(drawing: ReportPicture, *, narrow: bool = False) -> Drawing:
    """Return the Vega-Lite specification; a bridge is drawn without steps of nothing."""
    if isinstance(drawing, BridgePicture):
        return bridge(drawing.start, [step for step in drawing.steps if step[1]], drawing.end, narrow=narrow)
    return forms(drawing.results, narrow=narrow)


def in_words(drawing: ReportPicture) -> str:
    """Say what the picture shows, for who cannot see it."""
    if isinstance(drawing, BridgePicture):
        return bridge_in_words(drawing.start, [step for step in drawing.steps if step[1]], drawing.end)
    return forms_in_words(drawing.results)
