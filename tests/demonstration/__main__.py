"""`python -m tests.demonstration` makes the sheets of the demonstration region anew, .ods and .xls by LibreOffice."""

from tests.demonstration import FOLDER
from tests.demonstration.layouts import SHEETS
from tests.tools.libreoffice import stop

if __name__ == "__main__":
    try:
        for sheet in SHEETS:
            print(sheet.write(FOLDER))
    finally:
        stop()
