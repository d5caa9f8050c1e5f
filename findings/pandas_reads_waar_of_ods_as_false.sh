#!/usr/bin/env bash
# pandas reads the truth in an .ods from the word that is shown: WAAR, WAHR and VRAI are False.
#
# Surprised: 2026-11-30, pandas 3.0.6 with odfpy 1.4.1. In an .ods a truth stands in office:boolean-value ("true" or
# "false": OpenDocument 1.3, part 3); the text beside it is what the reader of the sheet sees, in the language of the
# cell, and LibreOffice 7.4.7 writes WAAR there. pandas, in the way it reads an .ods when nothing else is asked,
# looks at that text alone and finds True only where it is TRUE. So a Dutch column "btw" that says yes is no in every
# row, without a warning, and 1400 hours of 75 euros cost 22,050 euros less. With engine="calamine" it is True.
#
# What of ours depends on it: a truth of an .ods is read from its value (workbooks/read/book/parsing/odfvalue.py); pandas
# is not used for it.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install -qq pandas==3.0.6 odfpy==1.4.1 python-calamine==0.9.1
cd "$folder"

venv/bin/python - <<'PROBE' | tee printed
from importlib.metadata import version

import pandas
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

book = OpenDocumentSpreadsheet()
table = Table(name="S")
for shown in ("TRUE", "WAAR", "WAHR", "VRAI"):
    row, cell = TableRow(), TableCell(valuetype="boolean", booleanvalue="true")
    cell.addElement(P(text=shown))
    row.addElement(cell)
    table.addElement(row)
book.spreadsheet.addElement(table)
book.save("btw.ods")

print("pandas", version("pandas"), "odfpy", version("odfpy"), "python-calamine", version("python-calamine"))
for engine in (None, "odf", "calamine"):
    read = pandas.read_excel("btw.ods", header=None, engine=engine)[0].tolist()
    amounts = [f"{1400 * 75 * (1.21 if btw else 1):.2f}" for btw in read]
    print(engine or "not asked", "|", *read, "|", *amounts)
PROBE

if ! diff - printed <<'EXPECTED'; then
pandas 3.0.6 odfpy 1.4.1 python-calamine 0.9.1
not asked | True False False False | 127050.00 105000.00 105000.00 105000.00
odf | True False False False | 127050.00 105000.00 105000.00 105000.00
calamine | True True True True | 127050.00 127050.00 127050.00 127050.00
EXPECTED
  echo "This is not what was found; see what depends on it, and remove or rewrite this script."
  exit 1
fi
echo "As described."
