#!/usr/bin/env bash
# LibreOffice calculates an .xlsx with the numbers as shown, as the file asks, and saves it without saying so.
#
# Surprised: 2026-11-30, LibreOffice 7.4.7. "Set precision as displayed" stands in an .xlsx as fullPrecision="0"
# (ECMA-376 part 1, 18.2.2). LibreOffice reads it and keeps it in .ods (precision-as-shown), but an .xlsx that it saves
# has no such word, and then the format says: full precision. So a rate of 24.685/0.7, shown and counted as 35.26, times
# 1400 hours is stored as 49,364 and becomes 49,370 at the first calculation afterwards, in any program, LibreOffice
# itself included. Opening and saving, without a change, moves the amount.
#
# What of ours depends on it: of a workbook that calculates with what it shows we believe what is stored, and work out
# nothing; once the word is lost, the reader tells both amounts with the cell.
#
# It needs `soffice` (LibreOffice Calc) on this machine; a profile of its own is made in the temporary folder.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install -qq openpyxl==3.1.5
cd "$folder"

venv/bin/python - <<'PROBE' | tee printed
import re
import subprocess
import zipfile
from pathlib import Path

from openpyxl import Workbook, load_workbook


def office(source: str, kind: str) -> str:
    made = Path("made", kind)
    profile = f"-env:UserInstallation=file://{Path('profile').resolve()}"
    asked = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", made, source]
    subprocess.run(asked, check=True, capture_output=True)
    return str(made / Path(source).with_suffix(f".{kind}").name)


def part(file: str, name: str, words: str) -> str:
    return ", ".join(re.findall(words, zipfile.ZipFile(file).read(name).decode())) or "nothing"


book = Workbook()
book.calculation.fullPrecision = False
book.active.append(["=24.685/0.7", "=A1*1400"])
for cell in book.active[1]:
    cell.number_format = "0.00"
book.save("rate.xlsx")

print("rate.xlsx says", part("rate.xlsx", "xl/workbook.xml", 'fullPrecision="[^"]*"'))
print("saved as .ods:", part(office("rate.xlsx", "ods"), "content.xml", 'precision-as-shown="[^"]*"'))
saved = office("rate.xlsx", "xlsx")
stored = load_workbook(saved, data_only=True).active["B1"].value
print("saved as .xlsx:", part(saved, "xl/workbook.xml", 'fullPrecision="[^"]*"'), "- stored", stored)
load_workbook(saved).save("again.xlsx")  # the formulas without what is stored, so that they are worked out again
print("worked out again:", load_workbook(office("again.xlsx", "xlsx"), data_only=True).active["B1"].value)
PROBE
soffice --version | cut -d' ' -f1-2

if ! diff - printed <<'EXPECTED'; then
rate.xlsx says fullPrecision="0"
saved as .ods: precision-as-shown="true"
saved as .xlsx: nothing - stored 49364
worked out again: 49370
EXPECTED
  echo "This is not what was found; see what depends on it, and remove or rewrite this script."
  exit 1
fi
echo "As described."
