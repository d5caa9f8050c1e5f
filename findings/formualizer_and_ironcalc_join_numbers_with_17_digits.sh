#!/usr/bin/env bash
# formualizer and IronCalc join a number to a text with every digit of the double, spreadsheets with fifteen.
#
# Surprised: 2026-11-29, formualizer 0.13.0 and ironcalc 0.9.1. In Excel and LibreOffice "schaal "&(0.1+0.2) is
# "schaal 0.3", because a number becomes text with at most fifteen digits. Both engines give
# "schaal 0.30000000000000004". A tool that makes the key of its table of wages out of a scale and a step ("FWG"&step)
# then finds no row, or another one, as soon as the step was calculated.
#
# What of ours depends on it: a region's own tool that is made into a model joins with fifteen digits, and a formula
# that looks such a text up is not checked against these engines.
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
tried = (
    ('="schaal "&(0.1+0.2)', "schaal 0.3"),
    ('="schaal "&1/3', "schaal 0.333333333333333"),
    ('=MATCH("schaal "&(0.1+0.2),{"schaal 0.2","schaal 0.3"},0)', 2),
    ('="schaal "&0.3', "schaal 0.3"),
)
for row, (formula, spreadsheets) in enumerate(tried, 1):
    book.set_formula("S", row, 1, formula)
    other.set_user_input(0, row, 1, formula)
    other.evaluate()
    print(formula)
    print("   formualizer:", book.evaluate_cell("S", row, 1))
    print("   ironcalc:", other.get_cell_value(0, row, 1))
    print("   spreadsheets:", spreadsheets)
PROBE

if ! diff - printed <<'EXPECTED'; then
formualizer 0.13.0 ironcalc 0.9.1
="schaal "&(0.1+0.2)
   formualizer: schaal 0.30000000000000004
   ironcalc: schaal 0.30000000000000004
   spreadsheets: schaal 0.3
="schaal "&1/3
   formualizer: schaal 0.3333333333333333
   ironcalc: schaal 0.3333333333333333
   spreadsheets: schaal 0.333333333333333
=MATCH("schaal "&(0.1+0.2),{"schaal 0.2","schaal 0.3"},0)
   formualizer: {'type': 'Error', 'kind': 'Na'}
   ironcalc: #N/A
   spreadsheets: 2
="schaal "&0.3
   formualizer: schaal 0.3
   ironcalc: schaal 0.3
   spreadsheets: schaal 0.3
EXPECTED
  echo "This is not what was found; see what depends on it, and remove or rewrite this script."
  exit 1
fi
echo "As described."
