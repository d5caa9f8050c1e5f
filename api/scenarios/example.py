"""A file to start from: scenarios about the made-up research of the example, with comments."""

from __future__ import annotations

from typing import Final

from api.files.examples import request_of

_HEAD: Final = """# Scenario's voor tarief. De getallen zijn verzonnen; vervang ze door uw eigen.
model = "{model}"
peildatum = {peildatum}
volume = 166000            # eenheden per jaar: dan ziet u ook het budget. Mag weg.

# De basis: alles wat een berekening nodig heeft.
[invoer]
"""
_REST: Final = """
# Een scenario is een naam met wijzigingen: een nieuwe waarde, {maal = ...} of {plus = ...}.
[[scenarios]]
naam = "Minder overhead"
wijzigingen = {overhead = "34%"}

[[scenarios]]
naam = "Meer productieve uren"
wijzigingen = {productieve_uren = {plus = 40}}

# Jaren gaan op elkaar verder.
[[scenarios]]
naam = "Cao"
jaren = [
  {jaar = 2027, wijzigingen = {bruto_jaarloon = {maal = "1,03"}}},
  {jaar = 2028, wijzigingen = {bruto_jaarloon = {maal = "1,025"}}},
]

# Het tarief bij elke combinatie van twee invoerwaarden. Mag weg.
[raster.rijen]
sleutel = "overhead"
waarden = ["30%", "34%", "38%"]
[raster.kolommen]
sleutel = "productieve_uren"
waarden = [1290, 1330, 1400]

# Tussen welke waarden een invoer kan liggen, met de bron. Zonder bron rekent tarief met een tiende naar beide kanten.
[bandbreedtes]
productieve_uren = {laag = 1250, hoog = 1400, bron = "benchmark"}

# Hoe onzeker een invoer is. Dan ziet u de kans dat de kostprijs boven het tarief uitkomt. Mag weg.
[onzekerheid]
overhead = {verdeling = "driehoek", laag = "30%", midden = "38%", hoog = "42%"}
productieve_uren = {verdeling = "uniform", laag = 1250, hoog = 1400}
"""


def as_toml() -> str:
    """Return the document."""
    request = request_of("onderzoek")
    inputs = "".join(f'{key} = "{value}"\n' for key, value in request["invoer"].items())
    head = _HEAD.replace("{model}", request["model"]).replace("{peildatum}", request["peildatum"])
    return head + inputs + _REST
