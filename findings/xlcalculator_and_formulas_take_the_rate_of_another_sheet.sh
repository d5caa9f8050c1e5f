#!/usr/bin/env bash
# xlcalculator and formulas take the name of the workbook where the sheet has one of its own.
#
# Surprised: 2026-11-30, xlcalculator 0.5.0 and formulas 1.3.4. A name may hold for one sheet (localSheetId, ECMA-376 part 1,
# 18.2.5), and on that sheet it goes before the same name of the workbook ("Define and use names in formulas" of Microsoft). Who copies the
# sheet Jeugd to Wmo in Excel gets exactly that: "tarief" of the workbook stays on Jeugd, and Wmo has a "tarief" of its own.
# Both libraries work out the hours of Wmo at the rate of Jeugd: 750 and not 600, without an error. Where both names hold
# for a sheet only, xlcalculator comes to 0. formualizer 0.13.0, IronCalc 0.9.1 and LibreOffice 7.4.7 come to 600.
#
# What of ours depends on it: a name of its own sheet goes before one of the workbook where we work out a formula, and a
# region's own tool may have such sheets.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install -qq openpyxl==3.1.5 xlcalculator==0.5.0 formulas==1.3.4 formualizer==0.13.0 \
  ironcalc==0.9.1
cd "$folder"

venv/bin/python - 2>/dev/null <<'PROBE' | tee printed
from importlib.metadata import version

import formualizer
import formulas
import ironcalc
from openpyxl import Workbook
from openpyxl.workbook.defined_name import DefinedName
from xlcalculator import Evaluator, ModelCompiler


def save(name: str, *, of_the_workbook: bool) -> None:
    book = Workbook()
    jeugd, wmo = book.active, book.create_sheet("Wmo")
    jeugd.title = "Jeugd"
    for sheet, rate in ((jeugd, 75), (wmo, 60)):
        sheet.append([rate, "=tarief*10"])
    wmo.defined_names["tarief"] = DefinedName("tarief", attr_text="Wmo!$A$1")
    (book if of_the_workbook else jeugd).defined_names["tarief"] = DefinedName("tarief", attr_text="Jeugd!$A$1")
    book.save(name)


def outcomes(name: str):
    one, other = formualizer.Workbook.load_path(name), ironcalc.load_from_xlsx(name, "en", "UTC", "en")
    one.evaluate_all()
    other.evaluate()
    model = Evaluator(ModelCompiler().read_and_parse_archive(name))
    found = formulas.ExcelModel().loads(name).finish().calculate()
    yield "formualizer", one.get_value("Jeugd", 1, 2), one.get_value("Wmo", 1, 2)
    yield "ironcalc", other.get_cell_value(0, 1, 2), other.get_cell_value(1, 1, 2)
    yield "xlcalculator", model.evaluate("Jeugd!B1"), model.evaluate("Wmo!B1")
    yield "formulas", *(found[f"'[{name}]{sheet}'!B1"].value[0, 0] for sheet in ("JEUGD", "WMO"))


for name, of_the_workbook in (("copied.xlsx", True), ("both.xlsx", False)):
    save(name, of_the_workbook=of_the_workbook)
    print("the rate of Jeugd (75) is a name of the", "workbook" if of_the_workbook else "sheet", "- that of Wmo (60) of its sheet")
    for library, of_jeugd, of_wmo in outcomes(name):
        shown = [f"{float(value):.0f}" if str(value)[0] != "#" else str(value) for value in (of_jeugd, of_wmo)]
        print(" ", library, version(library), "10 hours of Jeugd:", shown[0], "of Wmo:", shown[1])
PROBE

if ! diff - printed <<'EXPECTED'; then
the rate of Jeugd (75) is a name of the workbook - that of Wmo (60) of its sheet
  formualizer 0.13.0 10 hours of Jeugd: 750 of Wmo: 600
  ironcalc 0.9.1 10 hours of Jeugd: 750 of Wmo: 600
  xlcalculator 0.5.0 10 hours of Jeugd: 750 of Wmo: 750
  formulas 1.3.4 10 hours of Jeugd: 750 of Wmo: 750
the rate of Jeugd (75) is a name of the sheet - that of Wmo (60) of its sheet
  formualizer 0.13.0 10 hours of Jeugd: 750 of Wmo: 600
  ironcalc 0.9.1 10 hours of Jeugd: 750 of Wmo: 600
  xlcalculator 0.5.0 10 hours of Jeugd: 0 of Wmo: 0
  formulas 1.3.4 10 hours of Jeugd: #REF! of Wmo: #REF!
EXPECTED
  echo "This is not what was found; see what depends on it, and remove or rewrite this script."
  exit 1
fi
echo "As described."
