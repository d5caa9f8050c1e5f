"""`python -m workbooks.voorbeelden` writes the shipped example sheets anew."""

from workbooks.voorbeelden import rebuild

for written in rebuild():
    print(written)
