"""What a cell, a key or a box may come to hold instead: by seed, so that a run can be done again."""

from random import Random

_ODD = (
    "| |-|0|-1|1|0,5|8%|100%|-20%|1.760|12.345,67|€ 24,68|24,68 per uur|1e3|1e400|NaN|inf|#REF!|#DEEL/0!|ja|ONWAAR|"
    "31-12-9999|30-2-2026|2026-01-01|1900-02-29|<b>|&amp;|a;b|'=1+1|\u202e12|\U0001f9fe|\u0661\u0662|e\u0301|None|../a|"
    "%s|{{ 7 }}|Bruto uurloon|Overhead|Productiviteit|Tarief per uur|Kostprijs|Werkgeverslasten|OH|totaal|uurtarief|"
    "maatregel|kostprijs|vvt|2025|36 uur|per maand|Begeleiding individueel (45A04)"
)
_WORKED = (
    'A1|B2|SUM(B1:B9)|SUM(B:B)|B2*(1+B3)|B2/B3|1/0|B4*1.02|IF(B1>0,B2,B3)|B1&B2|Blad2!A1|ROUND(B2,2)|INDIRECT("B2")|'
    'VLOOKUP(B1,A1:C9,2,FALSE)|OFFSET(B2,1,0)|TODAY()|B2^B3|-B2|B2%|SUMIF(A1:A9,"a",B1:B9)|AVERAGE(B1:B9)|1E308*10|'
    "XFD1048576|B2*(1+||#REF!|NAAM|B2,B3|SUMPRODUCT(B1:B9,C1:C9)|IFERROR(B2/B3,0)|MAX(B1:B9)|DATE(2026,1,1)|"
    "COUNTIF(A1:A9,A1)"
)
_TEXTS, FORMULAS = _ODD.split("|"), _WORKED.split("|")
_LONG = ("9", " ", "0", "1 ", "1.", "a", "a ", ",", "-", "(", "%", "€ ", "\u00e9", "12 uur ")


def other_text(random: Random, text: str) -> str:
    """Another text for this one: a known odd one, a long one, or this one bent."""
    match random.randrange(8):
        case 0 | 1 | 2:
            return random.choice(_TEXTS)
        case 3:
            return random.choice(_LONG) * random.choice((2, 30, 60, 300, 3000))
        case 4:
            return text * random.choice((2, 3, 20))
        case 5:
            return text[::-1]
        case 6:
            cut = random.randrange(len(text) + 1)
            return text[:cut] + random.choice((*_LONG, *_TEXTS)) + text[cut:]
        case _:
            number = random.randrange(10 ** random.randrange(1, 30))
            return f"{random.choice('+- ')}{number}{random.choice(('', ',5', '%'))}"


def other_number(random: Random, text: str) -> str:
    """Another number as a spreadsheet stores one."""
    numbers = ("0", "-0", "1", "-1", "0.08", "1E+300", "1E-300", "-5E-324", "45658", "2958466", "0.30000000000000004")
    if random.randrange(3):
        return random.choice(numbers)
    return f"{text}{random.randrange(10**6)}" if text.isdigit() else repr(random.gauss(0, 10 ** random.randrange(12)))
