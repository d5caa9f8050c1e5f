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
        steps = [step for step in drawing.steps if step[1]]
        return bridge(drawing.start, steps, drawing.end, narrow=narrow, unit=drawing.unit)
    return forms(drawing.results, narrow=narrow)


def in_words(drawing: ReportPicture) -> str:
    """Say what the picture shows, for who cannot see it."""
    if isinstance(drawing, BridgePicture):
        steps = [step for step in drawing.steps if step[1]]
        return bridge_in_words(drawing.start, steps, drawing.end, drawing.unit)
    return forms_in_words(drawing.results)
