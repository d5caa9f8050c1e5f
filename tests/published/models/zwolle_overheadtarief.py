"""Zwolle, budget 2017: the municipality's own overhead as an amount per declarable hour."""

from tarief import CostModel, Euro, EuroPerFte, EuroPerUur, Fte, Uren, rounded

zwolle = CostModel("zwolle_overheadtarief", label="Overheadtarief per uur", unit="uur", result="overhead_per_uur")
zwolle.given("saldo_bedrijfsvoering", "Saldo programma Bedrijfsvoering", Euro)
zwolle.given("begrote_dekking", "Correctie begrote dekking", Euro)
zwolle.given("contributiemarge", "Contributiemarge", Euro, negative=True)
zwolle.given("aanvulling_contributiemarge", "Aanvulling contributiemarge", Euro, negative=True)
zwolle.given("afwijkende_tarieven", "Afwijkende tarieven", Euro, negative=True)
zwolle.given("directe_formatie", "Directe formatie", Fte)
zwolle.given("verwachte_inhuur", "Verwachte inhuur", Fte)
zwolle.given("declarabele_uren_per_fte", "Declarabele uren per fte", Uren)


@zwolle.step("Totale kosten min directe inkomsten")
def totale_kosten(saldo_bedrijfsvoering: Euro, begrote_dekking: Euro) -> Euro:
    return saldo_bedrijfsvoering + begrote_dekking


@zwolle.step("Basisbedrag voor de overheadtoeslag")
def basisbedrag(
    totale_kosten: Euro, contributiemarge: Euro, aanvulling_contributiemarge: Euro, afwijkende_tarieven: Euro
) -> Euro:
    """De totale kosten, met de contributiemarge als negatieve regels."""
    return totale_kosten + contributiemarge + aanvulling_contributiemarge + afwijkende_tarieven


@zwolle.step("Formatie en inhuur")
def formatie(directe_formatie: Fte, verwachte_inhuur: Fte) -> Fte:
    return directe_formatie + verwachte_inhuur


@zwolle.step("Toeslag per fte")
def toeslag_per_fte(basisbedrag: Euro, formatie: Fte) -> EuroPerFte:
    return basisbedrag / formatie


@zwolle.step("Toeslag per fte, in hele euro's", aside=True)
def toeslag_per_fte_afgerond(toeslag_per_fte: EuroPerFte) -> EuroPerFte:
    """Zoals gedrukt; het uurtarief is uit het onafgeronde bedrag berekend."""
    return rounded(toeslag_per_fte, 0)


@zwolle.step("Overhead per uur")
def overhead_per_uur(toeslag_per_fte: EuroPerFte, declarabele_uren_per_fte: Uren) -> EuroPerUur:
    return toeslag_per_fte / declarabele_uren_per_fte


@zwolle.step("Declarabele uren")
def declarabele_uren(formatie: Fte, declarabele_uren_per_fte: Uren) -> Uren:
    return formatie * declarabele_uren_per_fte


@zwolle.step("Bedrijfsvoering per uur", opbouw=True)
def bedrijfsvoering_per_uur(totale_kosten: Euro, declarabele_uren: Uren) -> EuroPerUur:
    return totale_kosten / declarabele_uren


@zwolle.step("Contributiemarge per uur", opbouw=True)
def contributiemarge_per_uur(
    contributiemarge: Euro, aanvulling_contributiemarge: Euro, declarabele_uren: Uren
) -> EuroPerUur:
    return (contributiemarge + aanvulling_contributiemarge) / declarabele_uren


@zwolle.step("Afwijkende tarieven per uur", opbouw=True)
def afwijkende_tarieven_per_uur(afwijkende_tarieven: Euro, declarabele_uren: Uren) -> EuroPerUur:
    return afwijkende_tarieven / declarabele_uren
