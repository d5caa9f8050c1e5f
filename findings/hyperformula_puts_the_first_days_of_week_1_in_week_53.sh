#!/usr/bin/env bash
# HyperFormula puts 29, 30 and 31 December in week 53, also where week 1 has begun by then.
#
# Surprised: 2026-11-30, HyperFormula 3.5.0. In ISO 8601 week 1 is the one with the first Thursday of the year, so that
# Monday 30 December 2024 is a day of week 1 of 2025; 2024 has no week 53. ISOWEEKNUM and WEEKNUM with 21 say that they
# count so, and do at the other end (1 January 2027 is week 53 of 2026). At the end of December they go on counting: of the
# days from 2020 to 2035 twelve are in a week that their year does not have. Hours per week added with SUMIF miss two days
# in week 1 of 2025 and have a row too many. LibreOffice 7.4.7, formualizer 0.13.0 and IronCalc 0.9.1 say 1.
#
# What of ours depends on it: our workbooks count no weeks; users who work a sheet of their own out in HyperFormula are
# told (docs/bestanden.md, and the limits in tests/programs/engines.py).
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --prefix "$folder" hyperformula@3.5.0 >/dev/null

cat > probe.cjs <<'PROBE'
const { HyperFormula } = require("hyperformula");
const days = JSON.parse(process.argv[2]);
const asked = days.map(([year, month, day]) => [`=ISOWEEKNUM(DATE(${year},${month},${day}))`, `=WEEKNUM(DATE(${year},${month},${day}),21)`]);
const engine = HyperFormula.buildFromArray(asked, { licenseKey: "gpl-v3" });
console.log(JSON.stringify([HyperFormula.version, engine.getSheetValues(0)]));
PROBE

python3 - <<'PROBE' | tee printed
import json
import subprocess
from datetime import date, timedelta

days = [date(2020, 1, 1) + timedelta(n) for n in range((date(2036, 1, 1) - date(2020, 1, 1)).days)]
sent = json.dumps([[day.year, day.month, day.day] for day in days])
version, weeks = json.loads(subprocess.check_output(["node", "probe.cjs", sent], text=True))
print("hyperformula", version)
for day, both in zip(days, weeks, strict=True):
    if set(both) != {day.isocalendar().week} or day == date(2027, 1, 1):
        print(f"{day:%a} {day}: ISOWEEKNUM {both[0]}, WEEKNUM with 21 {both[1]}, ISO 8601 {day.isocalendar().week}")
PROBE

if ! diff - printed <<'EXPECTED'; then
hyperformula 3.5.0
Mon 2024-12-30: ISOWEEKNUM 53, WEEKNUM with 21 53, ISO 8601 1
Tue 2024-12-31: ISOWEEKNUM 53, WEEKNUM with 21 53, ISO 8601 1
Mon 2025-12-29: ISOWEEKNUM 53, WEEKNUM with 21 53, ISO 8601 1
Tue 2025-12-30: ISOWEEKNUM 53, WEEKNUM with 21 53, ISO 8601 1
Wed 2025-12-31: ISOWEEKNUM 53, WEEKNUM with 21 53, ISO 8601 1
Fri 2027-01-01: ISOWEEKNUM 53, WEEKNUM with 21 53, ISO 8601 53
Mon 2029-12-31: ISOWEEKNUM 53, WEEKNUM with 21 53, ISO 8601 1
Mon 2030-12-30: ISOWEEKNUM 53, WEEKNUM with 21 53, ISO 8601 1
Tue 2030-12-31: ISOWEEKNUM 53, WEEKNUM with 21 53, ISO 8601 1
Mon 2031-12-29: ISOWEEKNUM 53, WEEKNUM with 21 53, ISO 8601 1
Tue 2031-12-30: ISOWEEKNUM 53, WEEKNUM with 21 53, ISO 8601 1
Wed 2031-12-31: ISOWEEKNUM 53, WEEKNUM with 21 53, ISO 8601 1
Mon 2035-12-31: ISOWEEKNUM 53, WEEKNUM with 21 53, ISO 8601 1
EXPECTED
  echo "This is not what was found; see what depends on it, and remove or rewrite this script."
  exit 1
fi
echo "As described."
