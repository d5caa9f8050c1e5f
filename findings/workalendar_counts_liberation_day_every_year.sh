#!/usr/bin/env bash
# workalendar gives everybody in the Netherlands the fifth of May off, holidays only once in five years.
#
# Surprised: 2026-11-30, workalendar 17.0.0 and holidays 0.109. Both are asked for the public holidays of the
# Netherlands from Monday to Friday. In 2026 they come to 8 and to 7 days; over 2026-2030 workalendar counts 5 May
# every year, holidays only in 2030. Who fills in "feestdagen" from such a list moves 7.2 hours of every full-time
# employee, about half a percent of the productive hours and so of the tariff. Neither is wrong for everybody: it is
# the collective agreement that says whether 5 May is a day off.
#
# What of ours depends on it: no list of holidays fills in hours. The number is asked, and what a collective agreement
# says stands in its data: that of social work names 5 May every year.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install -qq workalendar==17.0.0 holidays==0.109
cd "$folder"

venv/bin/python - <<'PROBE' | tee printed
from importlib.metadata import version

import holidays
from workalendar.europe import Netherlands

print("workalendar", version("workalendar"), "holidays", version("holidays"))
for year in range(2026, 2031):
    one = {day for day, _ in Netherlands().holidays(year) if day.weekday() < 5}
    two = {day for day in holidays.country_holidays("NL", years=year) if day.weekday() < 5}
    both = ", ".join(str(day) for day in sorted(one ^ two)) or "none"
    print(year, "workalendar:", len(one), "holidays:", len(two), "differ in:", both)
PROBE

if ! diff - printed <<'EXPECTED'; then
workalendar 17.0.0 holidays 0.109
2026 workalendar: 8 holidays: 7 differ in: 2026-05-05
2027 workalendar: 7 holidays: 6 differ in: 2027-05-05
2028 workalendar: 8 holidays: 7 differ in: 2028-05-05
2029 workalendar: 8 holidays: 8 differ in: none
2030 workalendar: 7 holidays: 7 differ in: none
EXPECTED
EXPECTED
  echo "This is not what was found; see what depends on it, and remove or rewrite this script."
  exit 1
fi
echo "As described."
