#!/usr/bin/env bash
# OpenFisca keeps every amount as a float32, so that a budget above some 130 thousand euros has no cents any more.
#
# Surprised: 2026-11-30, OpenFisca-Core 46.0.1. A variable with value_type float is an array of float32: seven digits.
# 1,234,567.89 goes in and 1,234,567.875 comes out, before anything is worked out; 45,678,901.23 comes out as
# 45,678,900.00. Nothing is told. For benefits of one person this hardly shows; for the budget of a region it does.
#
# What of ours depends on it: the comparison of speed with OpenFisca says "in float32", and is not held against our
# cents. Our own batches work in float64 and are held against exact fractions.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install -qq OpenFisca-Core==46.0.1
cd "$folder"

venv/bin/python - <<'PROBE' | tee printed
from importlib.metadata import version

from openfisca_core import entities, periods, taxbenefitsystems, variables
from openfisca_core.simulation_builder import SimulationBuilder

region = entities.build_entity(key="regio", plural="regios", label="", is_person=True)


class budget(variables.Variable):
    value_type = float
    entity = region
    definition_period = periods.YEAR


class double(variables.Variable):
    value_type = float
    entity = region
    definition_period = periods.YEAR

    def formula(regio, period):
        return 2 * regio("budget", period)


system = taxbenefitsystems.TaxBenefitSystem([region])
system.add_variables(budget, double)
print("OpenFisca-Core", version("OpenFisca-Core"))
for amount in (1234.56, 1234567.89, 45678901.23):
    given = {"regios": {"waterrijk": {"budget": {"2026": amount}}}}
    built = SimulationBuilder().build_from_dict(system, given)
    kept, twice = (built.calculate(name, "2026") for name in ("budget", "double"))
    print(f"{amount:.2f}: kept as {float(kept[0]):.3f} ({kept.dtype}), doubled {float(twice[0]):.2f}, exact {2 * amount:.2f}")
PROBE

if ! diff - printed <<'EXPECTED'; then
OpenFisca-Core 46.0.1
1234.56: kept as 1234.560 (float32), doubled 2469.12, exact 2469.12
1234567.89: kept as 1234567.875 (float32), doubled 2469135.75, exact 2469135.78
45678901.23: kept as 45678900.000 (float32), doubled 91357800.00, exact 91357802.46
EXPECTED
EXPECTED
  echo "This is not what was found; see what depends on it, and remove or rewrite this script."
  exit 1
fi
echo "As described."
