"""Westerveld 2023: the minute is the unit; a percentage is taken of the minute and rounded, then 60 minutes."""

from tarief import Aandeel, CostModel, EuroPerMinuut, EuroPerUur, rounded

westerveld = CostModel(
    "westerveld_tarieven",
    label="Tarieven Wmo 2023",
    unit="uur",
    results=(
        "begeleiding_basis", "begeleiding_basis_pgb_informeel", "begeleiding_plus",
        "hbh", "hbh_pgb_zzp", "hbh_pgb_informeel",
    ),
)  # fmt: skip
westerveld.given("minuut_begeleiding_basis", "Begeleiding basis", EuroPerMinuut)
westerveld.given("minuut_begeleiding_basis_pgb_informeel", "Begeleiding basis, pgb informeel", EuroPerMinuut)
westerveld.given("minuut_begeleiding_plus", "Begeleiding plus", EuroPerMinuut)
westerveld.given("minuut_hbh", "Hulp bij het huishouden", EuroPerMinuut)
westerveld.given("pgb_zzp", "Pgb voor een zzp'er", Aandeel, base="minuut_hbh")
westerveld.given("pgb_informeel", "Pgb voor informele hulp", Aandeel, base="minuut_hbh")


@westerveld.step("Hulp bij het huishouden, pgb zzp, per minuut")
def minuut_hbh_pgb_zzp(minuut_hbh: EuroPerMinuut, pgb_zzp: Aandeel) -> EuroPerMinuut:
    return rounded(minuut_hbh * pgb_zzp)


@westerveld.step("Hulp bij het huishouden, pgb informeel, per minuut")
def minuut_hbh_pgb_informeel(minuut_hbh: EuroPerMinuut, pgb_informeel: Aandeel) -> EuroPerMinuut:
    return rounded(minuut_hbh * pgb_informeel)


@westerveld.step("Begeleiding basis")
def begeleiding_basis(minuut_begeleiding_basis: EuroPerMinuut) -> EuroPerUur:
    return minuut_begeleiding_basis * 60


@westerveld.step("Begeleiding basis, pgb informeel")
def begeleiding_basis_pgb_informeel(minuut_begeleiding_basis_pgb_informeel: EuroPerMinuut) -> EuroPerUur:
    return minuut_begeleiding_basis_pgb_informeel * 60


@westerveld.step("Begeleiding plus")
def begeleiding_plus(minuut_begeleiding_plus: EuroPerMinuut) -> EuroPerUur:
    return minuut_begeleiding_plus * 60


@westerveld.step("Hulp bij het huishouden")
def hbh(minuut_hbh: EuroPerMinuut) -> EuroPerUur:
    return minuut_hbh * 60


@westerveld.step("Hulp bij het huishouden, pgb zzp")
def hbh_pgb_zzp(minuut_hbh_pgb_zzp: EuroPerMinuut) -> EuroPerUur:
    return minuut_hbh_pgb_zzp * 60


@westerveld.step("Hulp bij het huishouden, pgb informeel")
def hbh_pgb_informeel(minuut_hbh_pgb_informeel: EuroPerMinuut) -> EuroPerUur:
    return minuut_hbh_pgb_informeel * 60


@westerveld.step("Hulp bij het huishouden, pgb zzp, als het percentage over het uur ging", aside=True)
def hbh_pgb_zzp_over_het_uur(hbh: EuroPerUur, pgb_zzp: Aandeel) -> EuroPerUur:
    return rounded(hbh * pgb_zzp)
