#!/usr/bin/env bash
# formualizer's interest in a payment in advance is that of a payment afterwards, and the loan is not repaid with it.
#
# Surprised: 2026-11-30, formualizer 0.13.0. Of a loan of 1000 at 3% in ten payments at the start of each period, 886.18
# is owed after the first, so that 26.59 of the second is interest: IPMT(0.03,2,10,-1000,0,1) in LibreOffice
# 7.4.7 and numpy-financial 1.0.0. Here it is 27.38, which is the interest of a loan that is paid afterwards; and so in
# every later period, with that much less repaid (PPMT). Its own CUMIPMT over that one period has 26.59, and its
# CUMPRINC repays the whole loan, where the ten outcomes of PPMT add up to 995.86.
#
# What of ours depends on it: a cell with IPMT or PPMT keeps the outcome that the file holds, and without one is not
# worked out. A region's own tool that is made into a model reckons the interest itself; at the random inputs at which it
# is compared with this engine, such a cell holds our outcome.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install -qq formualizer==0.13.0 numpy-financial==1.0.0 numpy==2.4.6
cd "$folder"

venv/bin/python - <<'PROBE' | tee printed
from importlib.metadata import version

import formualizer
import numpy_financial

book = formualizer.Workbook()
book.add_sheet("S")


def outcome(formula: str) -> float:
    book.set_formula("S", 1, 1, formula)
    return book.evaluate_cell("S", 1, 1)


print("formualizer", version("formualizer"), "numpy-financial", version("numpy-financial"))
for name, other in (("IPMT", numpy_financial.ipmt), ("PPMT", numpy_financial.ppmt)):
    ours = [outcome(f"={name}(0.03,{period},10,-1000,0,1)") for period in range(1, 11)]
    theirs = [float(other(0.03, period, 10, -1000, 0, "begin")) for period in range(1, 11)]
    for period in (1, 2, 3, 10):
        print(f"{name} of payment {period}: {ours[period - 1]:.4f}, numpy-financial {theirs[period - 1]:.4f}")
    print(f"{name} of all ten: {sum(ours):.4f}, numpy-financial {sum(theirs):.4f}")
print(f"CUMIPMT of payment 2: {outcome('=CUMIPMT(0.03,10,1000,2,2,1)'):.4f}")
print(f"CUMPRINC of all ten: {outcome('=CUMPRINC(0.03,10,1000,1,10,1)'):.4f}")
PROBE

if ! diff - printed <<'EXPECTED'; then
formualizer 0.13.0 numpy-financial 1.0.0
IPMT of payment 1: 0.0000, numpy-financial 0.0000
IPMT of payment 2: 27.3831, numpy-financial 26.5855
IPMT of payment 3: 24.6877, numpy-financial 23.9686
IPMT of payment 10: 3.4145, numpy-financial 3.3150
IPMT of all ten: 142.3051, numpy-financial 138.1603
PPMT of payment 1: 113.8160, numpy-financial 113.8160
PPMT of payment 2: 86.4329, numpy-financial 87.2305
PPMT of payment 3: 89.1284, numpy-financial 89.8474
PPMT of payment 10: 110.4015, numpy-financial 110.5010
PPMT of all ten: 995.8552, numpy-financial 1000.0000
CUMIPMT of payment 2: -26.5855
CUMPRINC of all ten: -1000.0000
EXPECTED
  echo "This is not what was found; see what depends on it, and remove or rewrite this script."
  exit 1
fi
echo "As described."
