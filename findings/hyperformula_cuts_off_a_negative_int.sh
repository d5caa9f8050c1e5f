#!/usr/bin/env bash
# HyperFormula's INT cuts off the decimals of a number below zero instead of rounding it down.
#
# Surprised: 2026-11-29, HyperFormula 3.5.0. INT(-5.5) is -6 in every spreadsheet: it rounds down. Here it is -5, while
# FLOOR(-5.5,1) is -6 as it should be, and so is -5.5-MOD(-5.5,1). Nothing raises an error: amounts below zero that
# are settled on whole cents with INT come out a cent too high.
#
# What of ours depends on it: the ladder and the towns of our workbooks settle cents with INT; where an amount is
# below zero HyperFormula shows another cent (the limits in tests/programs/engines.py and docs/bestanden.md).
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --prefix "$folder" hyperformula@3.5.0 >/dev/null

cat > probe.js <<'PROBE'
const { HyperFormula } = require("hyperformula");
const tried = [["=INT(5.5)", 5], ["=INT(-5.5)", -6], ["=INT(-6)", -6], ["=FLOOR(-5.5,1)", -6], ["=-5.5-MOD(-5.5,1)", -6]];
const engine = HyperFormula.buildFromArray(tried.map(([formula]) => [formula]), { licenseKey: "gpl-v3" });
console.log("hyperformula", HyperFormula.version);
engine.getSheetValues(0).forEach(([value], row) => console.log(tried[row][0], "gives", value, "- spreadsheets:", tried[row][1]));
PROBE
node probe.js | tee printed

if ! diff - printed <<'EXPECTED'; then
hyperformula 3.5.0
=INT(5.5) gives 5 - spreadsheets: 5
=INT(-5.5) gives -5 - spreadsheets: -6
=INT(-6) gives -6 - spreadsheets: -6
=FLOOR(-5.5,1) gives -6 - spreadsheets: -6
=-5.5-MOD(-5.5,1) gives -6 - spreadsheets: -6
EXPECTED
  echo "This is not what was found; see what depends on it, and remove or rewrite this script."
  exit 1
fi
echo "As described."
