#!/usr/bin/env bash
# formualizer swaps CEILING and FLOOR where the number and the step are both below zero.
#
# Surprised: 2026-11-29, formualizer 0.13.0. Excel's own pages say that CEILING(-2.1,-0.5) rounds away from zero (-2.5)
# and FLOOR(-2.1,-0.5) towards it (-2); LibreOffice, IronCalc and HyperFormula do the same. Here the two are exchanged.
# With a step above zero all agree. A correction or a discount that is rounded so is a step off, without a sign.
#
# What of ours depends on it: workbooks/read/recalculate/differences.py lists it; the outcome that a sheet stores is
# believed before a recalculated one that rests on it.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install -qq formualizer==0.13.0 ironcalc==0.9.1
cd "$folder"

venv/bin/python - <<'PROBE' | tee printed
from importlib.metadata import version

import formualizer
import ironcalc

print("formualizer", version("formualizer"), "ironcalc", version("ironcalc"))
other = ironcalc.create("S", "en", "UTC", "en")
book = formualizer.Workbook()
book.add_sheet("S")
for row, formula in enumerate(("=CEILING(-2.1,-0.5)", "=FLOOR(-2.1,-0.5)", "=CEILING(-2.1,0.5)", "=CEILING(2.1,0.5)"), 1):
    book.set_formula("S", row, 1, formula)
    other.set_user_input(0, row, 1, formula)
    other.evaluate()
    print(formula, "gives", book.evaluate_cell("S", row, 1), "- ironcalc, as in spreadsheets:", other.get_cell_value(0, row, 1))
PROBE

if ! diff - printed <<'EXPECTED'; then
formualizer 0.13.0 ironcalc 0.9.1
=CEILING(-2.1,-0.5) gives -2.0 - ironcalc, as in spreadsheets: -2.5
=FLOOR(-2.1,-0.5) gives -2.5 - ironcalc, as in spreadsheets: -2.0
=CEILING(-2.1,0.5) gives -2.0 - ironcalc, as in spreadsheets: -2.0
=CEILING(2.1,0.5) gives 2.5 - ironcalc, as in spreadsheets: 2.5
EXPECTED
  echo "This is not what was found; see what depends on it, and remove or rewrite this script."
  exit 1
fi
echo "As described."
