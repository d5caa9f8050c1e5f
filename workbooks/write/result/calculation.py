"""The sheet Berekening: every line of the plan in working order, each a live formula over the lines above it."""

from tarief.calculation import Breakdown
from tarief.core.dutch import shown
from tarief.core.expression.printing import formula, words
from tarief.model.declare import Given
from tarief.model.plan import Node, NodeKind
from workbooks.write.book.book import NewBook, NewSheet
from workbooks.write.book.look import FIGURE, FILL_IN, NOTE, TEXT, TOTAL, TOTAL_FIGURE
from workbooks.write.result.names import FIRST_LINE, VALUES, Names, Rounded, chosen_in_words

_WIDTHS = {"A": 1.5, "B": 40, "C": 14, "D": 19, "E": 48, "F": 14, "G": 40, "H": 24, "I": 40}
_COLUMNS = ("Omschrijving", "Waarde", "Eenheid", "Rekenregel", "Soort", "Bron", "Grondslag", "Toelichting")
_EXPLANATION = (
    "Elke regel is een formule over de regels erboven. Verander een waarde in een gele cel en alles rekent mee; "
    "klik op een cel om de formule te zien. Wat elders op hele centen staat, staat hier onafgerond met vier decimalen."
)
_HEADER = FIRST_LINE - 1
_VALUE = FIGURE.but(bold=True)
_INPUT = FILL_IN.but(across="right", indent=1)


def write_calculation(book: NewBook, sheet: NewSheet, breakdown: Breakdown, names: Names) -> None:
    """Write the lines and name each value cell after its key."""
    sheet.widths(_WIDTHS)
    sheet.top("Berekening", _EXPLANATION)
    sheet.heads(_HEADER, _COLUMNS)
    for row, node in enumerate(breakdown.plan.nodes.values(), FIRST_LINE):
        _write_node(sheet, row, node, breakdown, names)
    for row, rounded in enumerate(names.rounded, FIRST_LINE + len(breakdown.plan.nodes)):
        _write_rounded(sheet, row, rounded)
    for key, at in names.addresses.items():
        book.name(key, sheet, at, local=not names.alone)
    last = _write_choices(sheet, FIRST_LINE + len(names.addresses) + 1, breakdown)
    sheet.raw.freeze_panes = f"{VALUES}{FIRST_LINE}"
    sheet.printed(landscape=True, area=f"A1:I{last}", titles=f"{_HEADER}:{_HEADER}", footer=breakdown.model.label)


def _write_node(sheet: NewSheet, row: int, node: Node, breakdown: Breakdown, names: Names) -> None:
    _write_value(sheet, f"C{row}", node, breakdown, names.line_format(node))
    source = node.source or ("opgave, zonder bron" if node.kind is NodeKind.GIVEN else "")
    base, meaning = _base(node, breakdown), _meaning(node, breakdown)
    sheet.texts(row, TEXT, B=node.label, D=node.unit.label)
    sheet.texts(row, NOTE, E=_rule(node, breakdown), F=node.kind.value, G=source, H=base, I=meaning)


def _write_value(sheet: NewSheet, at: str, node: Node, breakdown: Breakdown, number_format: str) -> None:
    expression = node.expression
    if expression is not None:
        style = _VALUE.but(number_format=number_format)
        sheet.formula(at, formula(expression), breakdown.values[node.id], style)
    elif node.kind is NodeKind.ABSENT:
        sheet.style(at, _INPUT.but(number_format=number_format))
    else:
        sheet.number(at, breakdown.values[node.id], _INPUT.but(number_format=number_format))


def _write_rounded(sheet: NewSheet, row: int, rounded: Rounded) -> None:
    sheet.bar(row, "I", rounded.label)
    style = TOTAL_FIGURE.but(number_format=rounded.unit.cell_format)
    sheet.formula(f"C{row}", rounded.formula, rounded.value, style)
    sheet.text(f"D{row}", rounded.unit.label, TOTAL)
    sheet.text(f"E{row}", rounded.rule, TOTAL.but(bold=False, size=9, wrap=True))


def _write_choices(sheet: NewSheet, row: int, breakdown: Breakdown) -> int:
    """The choices that decided which formulas hold; they cannot be changed in this workbook."""
    sheet.heading(row, "I", "Keuzes waarmee gerekend is")
    for label, choice in chosen_in_words(breakdown).values():
        row += 1
        sheet.text(f"B{row}", label, TEXT)
        sheet.spread(f"C{row}:E{row}", choice, TEXT)
    return row


def _rule(node: Node, breakdown: Breakdown) -> str:
    expression = node.expression
    return "" if expression is None else words(expression, lambda key: breakdown.plan.nodes[key].label)


def _base(node: Node, breakdown: Breakdown) -> str:
    line = breakdown.by_key.get(node.id)
    base = node.quantity.base if line is None else line.base
    bases = node.quantity.bases
    return next((each.label for each in bases if each.key == base), base.replace("_", " "))


def _meaning(node: Node, breakdown: Breakdown) -> str:
    line = breakdown.by_key.get(node.id)
    if node.formula is not None:
        meaning = node.formula.meaning
    else:
        meaning = node.quantity.explanation if isinstance(node.quantity, Given) else node.quantity.meaning
    if line is not None and line.derived is not None:
        meaning += f" Uit de andere invoer volgde bij het maken van dit werkboek {shown(line.derived, node.unit)}."
    return meaning.strip()
