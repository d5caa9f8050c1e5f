"""The input sheet from top to bottom: title, date, the headings with their fields, and what may be given instead."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import groupby

from openpyxl.worksheet.properties import Outline

from tarief.core.days import DAY
from tarief.core.dutch import with_small_letter
from tarief.model.declare import InputTable, Step
from tarief.model.form import Field, Level
from workbooks.read.template.names import TEXTS, list_name, source_name, text_name, units_name
from workbooks.write.book.look import COLUMNS, FILL_IN, NOTE, SUBTITLE, TEXT, TITLE, Style
from workbooks.write.template.form import Form, amount, part
from workbooks.write.template.lists import Salaries
from workbooks.write.template.table import write_table


def write_field(form: Form, each: Field, salaries: Salaries | None = None) -> None:
    """Write the row of one field and name its cells."""
    row = form.next()
    form.sheet.text(f"B{row}", each.label, TEXT)
    if each.unit is None:
        _write_choice(form, each, row, salaries)
    else:
        _write_quantity(form, each, row)
    form.sheet.text(f"G{row}", _explanation(each), NOTE)


def _write_choice(form: Form, each: Field, row: int, salaries: Salaries | None) -> None:
    form.sheet.merge(f"C{row}:E{row}", FILL_IN)
    form.sheet.text(f"F{row}", "", TEXT)
    form.cell(each.key, f"C{row}", form.chosen(each.key))
    if each.choices:
        form.rules.pick(f"C{row}", list_name(each.key), each.label)
    elif salaries is not None and each.key == salaries.scale:
        form.rules.pick(f"C{row}", salaries.scale_list(salaries.cao), each.label, "Kies eerst de cao.")
    elif salaries is not None and each.key == salaries.step:
        steps = salaries.step_list(salaries.cao, salaries.scale)
        form.rules.pick(f"C{row}", steps, each.label, "Kies eerst de schaal.")


def _write_quantity(form: Form, each: Field, row: int) -> None:
    raw, mixed, unit = form.values.get(each.key), each.base in form.units, form.unit(each)
    form.cell(each.key, f"C{row}", amount(each, raw, unit), unit, mixed=mixed)
    form.rules.number(f"C{row}", each, mixed=mixed)
    _write_unit(form, each, row, mixed)
    _write_base(form, each, row)
    form.cell(source_name(each.key), f"F{row}", part(raw, "bron"))


def _write_unit(form: Form, each: Field, row: int, mixed: bool) -> None:
    assert each.unit is not None
    unit = form.unit(each) or each.unit
    if not mixed:
        form.sheet.text(f"D{row}", unit.label, TEXT)
        return
    found = f"INDEX({units_name(each.base)},MATCH({each.base},{list_name(each.base)},0))"
    form.sheet.formula(f"D{row}", f'IFERROR({found},"{each.unit.label}")', unit.label, TEXT)


def _write_base(form: Form, each: Field, row: int) -> None:
    if not each.base:
        form.sheet.text(f"E{row}", each.fixed_base.replace("_", " "), TEXT)
        return
    of, base = form.fields[each.base], form.base(each)
    form.cell(each.base, f"E{row}", dict(of.choices).get(base, base))
    form.rules.pick(f"E{row}", list_name(each.base), of.label, _explanation(of))


def _explanation(each: Field) -> str:
    default = dict(each.choices).get(each.default, "")
    empty = f"Leeg is: {default}." if default else ""
    return f"{each.explanation} {empty}".strip()


_WIDTHS = {"A": 1.5, "B": 38, "C": 15, "D": 19, "E": 36, "F": 30, "G": 50}
_COLUMNS = ("Omschrijving", "Waarde", "Eenheid", "Grondslag (waarvan?)", "Bron", "Toelichting")
_INSTRUCTION = (
    "Vul de gele cellen in. Laat leeg wat u niet hebt: leeg is niet nul. Zet onder Bron waar een waarde vandaan komt "
    "(jaarrekening, loonadministratie, cao). Wat u niet invult, zoekt het programma op in de cao en de premietabellen, "
    "of het vraagt ernaar."
)
_INSTEAD = "In plaats van opzoeken of berekenen"
_INSTEAD_HINT = (
    "Deze waarden zoekt of berekent het programma zelf. Vul er alleen een in als u een betere waarde hebt; "
    "die gaat dan voor. Noem de bron erbij."
)
_HINT = Style(size=10, wrap=True, down="top")
_HINT_HEIGHT = 30


def write_page(form: Form, on: date, texts: Mapping[str, str], salaries: Salaries | None) -> None:
    """Write everything on the input sheet."""
    form.sheet.widths(_WIDTHS)
    _write_title(form, on, texts, salaries)
    header = form.next()
    form.sheet.heads(header, _COLUMNS)
    own, instead = _split(form)
    _write_groups(form, own, salaries)
    _write_instead(form, instead, salaries)
    _lay_out(form, header)


def _write_title(form: Form, on: date, texts: Mapping[str, str], salaries: Salaries | None) -> None:
    sheet = form.sheet
    row = form.next()
    sheet.text(f"B{row}", f"Kostenopgave {with_small_letter(form.model.label)}", TITLE)
    sheet.raw.row_dimensions[row].height = 32
    _merged(form, form.next(), form.model.explanation, SUBTITLE)
    row = form.next(2)
    _merged(form, row, _INSTRUCTION, _HINT)
    sheet.raw.row_dimensions[row].height = _HINT_HEIGHT
    for name, label in TEXTS.items():
        row = form.next()
        sheet.text(f"B{row}", label)
        sheet.merge(f"C{row}:E{row}", FILL_IN)
        form.cell(text_name(name, form.taken), f"C{row}", texts.get(name, ""))
    row = form.next(2)
    sheet.text(f"B{row}", "Peildatum")
    sheet.day(f"C{row}", on, FILL_IN.but(across="right"))
    form.book.name(text_name(DAY, form.taken), sheet, f"C{row}")
    hint = "De dag waarvoor het tarief geldt; cao's en premies worden op die dag opgezocht."
    form.rules.day(f"C{row}", "Peildatum", hint)
    lists = f" De keuzelijsten voor {salaries.scale} en {salaries.step} gelden op {on:%d-%m-%Y}." if salaries else ""
    sheet.text(f"D{row}", hint + lists, SUBTITLE.but(size=9, indent=1))


def _split(form: Form) -> tuple[list[Field | InputTable], list[Field]]:
    """Part what only the user can know from what may be given instead; a table stands where its first column would."""
    own: list[Field | InputTable] = []
    instead: list[Field] = []
    tables = dict(form.model.tables)
    for each in form.fields.values():
        if each.row:
            own += [tables.pop(each.row)] if each.row in tables else []
        elif not any(other.base == each.key for other in form.fields.values()):  # a base stands behind its percentage
            derivable = each.level is Level.QUICK and isinstance(form.model.quantities.get(each.key), Step)
            (instead if derivable or each.level is Level.INSTEAD else own).append(each)
    return own, instead


def _heading_of(form: Form, each: Field | InputTable) -> str:
    return each.heading if isinstance(each, Field) else form.columns[each.key][0].field.heading


def _write_groups(form: Form, own: Sequence[Field | InputTable], salaries: Salaries | None) -> None:
    for heading, group in groupby(own, key=lambda each: _heading_of(form, each)):
        form.sheet.heading(form.next(), "G", heading)
        for each in group:
            if isinstance(each, InputTable):
                write_table(form, each, salaries)
            else:
                write_field(form, each, salaries)
        form.next()


def _write_instead(form: Form, instead: Iterable[Field], salaries: Salaries | None) -> None:
    row = form.next()
    form.sheet.band(f"B{row}:G{row}", COLUMNS)
    form.sheet.text(f"B{row}", _INSTEAD, COLUMNS.but(size=12, wrap=False))
    form.sheet.raw.row_dimensions[row].height = 22
    row = form.next()
    _merged(form, row, _INSTEAD_HINT, _HINT.but(down="center"))
    form.sheet.raw.row_dimensions[row].height = 20
    first = form.row
    for heading, group in groupby(instead, key=lambda each: each.heading):
        form.sheet.heading(form.next(), "G", heading)
        for each in group:
            write_field(form, each, salaries)
    form.sheet.raw.row_dimensions.group(first, form.row - 1)


def _merged(form: Form, row: int, text: str, style: Style) -> None:
    form.sheet.spread(f"B{row}:G{row}", text, style)


def _lay_out(form: Form, header: int) -> None:
    raw = form.sheet.raw
    raw.freeze_panes = f"C{header + 1}"
    title = f"Kostenopgave {with_small_letter(form.model.label)}"
    form.sheet.printed(landscape=True, area=f"A1:G{form.row - 1}", titles=f"{header}:{header}", footer=title)
    raw.sheet_properties.outlinePr = Outline(summaryBelow=False)
    form.sheet.protect()
