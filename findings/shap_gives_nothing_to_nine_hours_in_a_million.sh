#!/usr/bin/env bash
# shap gives nothing to an input that changed by less than a hundred-thousandth, and then its parts are not the difference.
#
# Surprised: 2026-11-30, shap 0.51.0. Two budgets of a region: a million hours of 45 euros, and nine hours more; the
# difference is 405 euros. The exact explainer, which is also what shap.Explainer chooses, and the one with permutations
# give 0 to both inputs: the masker compares with numpy's isclose, and takes 1,000,009 for 1,000,000. With a rate that rises by ten
# cents as well, the parts add up to 100,000.00 and the difference is 100,405.90; the kernel explainer puts all of it on the
# rate. Nothing warns. The documentation says of the values that they sum up to the difference between the outcome and its
# base. Shapley's parts by hand, over both orders, are 405.45 for the hours and 100,000.45 for the rate.
#
# What of ours depends on it: nothing. A difference of two prices is taken apart by fractions of our own, and a test holds
# that nine hours in a million have their part.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install -qq shap==0.51.0 numpy==2.3.5
cd "$folder"

venv/bin/python - 2>/dev/null <<'PROBE' | tee printed
from importlib.metadata import version

import numpy
import shap


def budget(inputs: numpy.ndarray) -> numpy.ndarray:
    return inputs[:, 0] * inputs[:, 1]


before = numpy.array([[1_000_000, 45.0]])
masker = shap.maskers.Independent(before)
print("shap", version("shap"), "- Explainer chooses", type(shap.Explainer(budget, before)).__name__)
for hours, rate in ((1_000_009, 45.0), (1_000_009, 45.1), (1_000_011, 45.1)):
    after = numpy.array([[hours, rate]])
    print(f"{hours:,} hours of {rate} euros: the difference is {(budget(after) - budget(before))[0]:,.2f}")
    parts = {
        "exact": shap.explainers.Exact(budget, masker)(after).values[0],
        "permutation": shap.explainers.Permutation(budget, masker)(after).values[0],
        "kernel": shap.KernelExplainer(budget, before).shap_values(after, silent=True)[0],
    }
    for name, (of_hours, of_rate) in parts.items():
        print(f"  {name}: hours {of_hours:,.2f}, rate {of_rate:,.2f}")
PROBE

if ! diff - printed <<'EXPECTED'; then
shap 0.51.0 - Explainer chooses ExactExplainer
1,000,009 hours of 45.0 euros: the difference is 405.00
  exact: hours 0.00, rate 0.00
  permutation: hours 0.00, rate 0.00
  kernel: hours 0.00, rate 0.00
1,000,009 hours of 45.1 euros: the difference is 100,405.90
  exact: hours 0.00, rate 100,000.00
  permutation: hours 0.00, rate 100,000.00
  kernel: hours 0.00, rate 100,405.90
1,000,011 hours of 45.1 euros: the difference is 100,496.10
  exact: hours 495.55, rate 100,000.55
  permutation: hours 495.55, rate 100,000.55
  kernel: hours 495.55, rate 100,000.55
EXPECTED
  echo "This is not what was found; see what depends on it, and remove or rewrite this script."
  exit 1
fi
echo "As described."
