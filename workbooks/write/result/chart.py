"""The ladder as a picture: a waterfall of bars that starts at zero and ends at the price."""

from openpyxl.chart import BarChart, Reference
from openpyxl.chart.axis import ChartLines
from openpyxl.chart.layout import Layout, ManualLayout
from openpyxl.chart.marker import DataPoint
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, TwoCellAnchor

from workbooks.write.book.book import NewSheet
from workbooks.write.book.look import ACCENT, LINE, with_minus
from workbooks.write.result.ladder import Ladder

_REST = "8FB4BE"
_EXTRA = "A9B4B9"


def draw_ladder(sheet: NewSheet, ladder: Ladder, first: int, last: int) -> None:
    """Draw the table of the ladder across these rows; the picture follows the live numbers."""
    chart = BarChart()
    chart.type, chart.grouping, chart.overlap, chart.gapWidth = "bar", "stacked", 100, 35
    chart.add_data(Reference(sheet.raw, min_col=15, min_row=ladder.first, max_row=ladder.last))
    chart.add_data(Reference(sheet.raw, min_col=16, min_row=ladder.first, max_row=ladder.last))
    chart.set_categories(Reference(sheet.raw, min_col=2, min_row=ladder.first, max_row=ladder.last))
    begin, amount = chart.series
    begin.graphicalProperties = GraphicalProperties(noFill=True)
    begin.graphicalProperties.line.noFill = True
    amount.graphicalProperties = GraphicalProperties(solidFill=_REST)
    amount.graphicalProperties.line.noFill = True
    totals = {row: ACCENT for row in (ladder.total_cost, ladder.last) if row is not None}
    coloured = totals | dict.fromkeys(ladder.extras, _EXTRA)
    amount.dPt = [_point(row - ladder.first, colour) for row, colour in coloured.items()]
    _lay_out(chart)
    corners = AnchorMarker(col=1, row=first - 1), AnchorMarker(col=7, row=last - 1)
    sheet.raw.add_chart(chart)
    # The stubs know an address only; openpyxl takes an anchor too.
    chart.anchor = TwoCellAnchor(_from=corners[0], to=corners[1])  # type: ignore[assignment]


def _point(index: int, colour: str) -> DataPoint:
    point = DataPoint(idx=index, invertIfNegative=False)
    point.graphicalProperties = GraphicalProperties(solidFill=colour)
    point.graphicalProperties.line.noFill = True
    return point


def _lay_out(chart: BarChart) -> None:
    chart.legend = None
    chart.visible_cells_only = False
    chart.x_axis.scaling.orientation = "maxMin"
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.y_axis.number_format = with_minus("#,##0")
    quiet = GraphicalProperties()
    quiet.line.solidFill = LINE
    chart.y_axis.majorGridlines = ChartLines(spPr=quiet)
    chart.x_axis.graphicalProperties = GraphicalProperties()
    chart.x_axis.graphicalProperties.line.solidFill = LINE
    chart.y_axis.crosses = "max"
    chart.layout = Layout(manualLayout=ManualLayout(x=0.28, y=0.03, w=0.69, h=0.86, xMode="edge", yMode="edge"))
