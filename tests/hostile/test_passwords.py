"""Workbooks behind a password: opened with it in the limited process, and the password stays nowhere."""

import io
import struct
from functools import cache
from hashlib import md5, sha512

import pytest
from msoffcrypto.method.ecma376_agile import ECMA376Agile
from msoffcrypto.method.rc4 import DocumentRC4

from tarief import Refused
from tests.hostile import workbooks as make
from tests.hostile.lowered import lowered
from tests.hostile.test_hostile import values
from workbooks.read.book import read_book, without_password
from workbooks.read.book.pool import POOL

OF_EXCEL = "VelvetSweatshop"
FILLING = b"".join(sha512(bytes([number])).digest() for number in range(100))
SALT, VERIFIER = bytes(range(16)), bytes(range(16, 32))


@cache
def locked(password: str) -> bytes:
    """An .xlsx behind a password, as Excel saves it since 2010."""
    plain = make.xlsx({"xl/media/a.png": FILLING})
    written: bytes = ECMA376Agile.encrypt(password, io.BytesIO(plain), spin_count=1000)
    return written


def rc4(password: str, content: bytes) -> bytes:
    """Encrypting is decrypting: a stream of bytes over the content, anew for every 1024."""
    return DocumentRC4.decrypt(password, SALT, io.BytesIO(content), blocksize=1024).read()


@cache
def locked_xls(password: str) -> bytes:
    """An .xls behind a password, as Excel 97 saved it: the insides of records are encrypted, their heads are not."""
    checked = rc4(password, VERIFIER + md5(VERIFIER).digest())
    filling = make.record(0x005C, bytes(4096))  # as long as a stream must be to lie in sectors of its own
    stream = make.biff(shared=make.record(0x002F, struct.pack("<3H", 1, 1, 1) + SALT + checked) + filling)
    secret = rc4(password, stream)
    written, position = bytearray(), 0
    while position + 4 <= len(stream):
        kind, length = struct.unpack_from("<2H", stream, position)
        plain = {0x0809: length, 0x002F: length, 0x0085: 4}.get(kind, 0)
        written += stream[position : position + 4 + plain]
        written += secret[position + 4 + plain : position + 4 + length]
        position += 4 + length
    return make.ole({"Workbook": bytes(written)})


def refusal(content: bytes, password: str = "") -> tuple[str, str]:
    with pytest.raises(Refused) as caught:
        without_password(content, "../opgave.xlsx", password)
    [finding] = caught.value.findings
    assert str(finding.place) == "opgave.xlsx"
    return finding.kind, finding.advice


@pytest.mark.parametrize("content", [locked(OF_EXCEL), locked_xls(OF_EXCEL)], ids=["xlsx", "xls"])
def test_a_workbook_with_the_password_of_excel_itself_is_read_as_any_other(content):
    assert values(read_book(content, name="a.xls"))["B1"] == "24,68"


@pytest.mark.parametrize("content", [locked("geheim"), locked_xls("geheim")], ids=["xlsx", "xls"])
def test_a_password_is_asked_for_and_one_that_fits_opens_the_workbook(content):
    assert refusal(content)[0] == "wachtwoord"
    assert refusal(content, "Geheim")[0] == "wachtwoord_onjuist"
    plain = without_password(content, "a.xls", "geheim")
    assert values(read_book(plain, name="a.xls"))["B1"] == "24,68"


def test_who_gives_no_password_hears_how_to_give_it():
    assert "--wachtwoord" in refusal(locked("geheim"))[1]


@pytest.mark.parametrize("content", [make.xlsx(), make.xls(), make.ods(), b"a;1"])
def test_a_password_for_a_file_that_has_none_is_not_used(content):
    assert without_password(content, "a.csv", "geheim") is content


def test_the_process_that_heard_a_password_ends():
    read_book(make.xlsx())
    [before] = POOL.processes()
    without_password(locked("geheim"), "a.xlsx", "geheim")
    assert before not in POOL.processes()


def test_what_comes_out_is_judged_as_every_file():
    with lowered(MAXIMUM_UNPACKED=1000), pytest.raises(Refused, match="uitgepakt veel te groot"):
        without_password(locked(OF_EXCEL), "a.xlsx")


def test_a_way_of_encrypting_that_is_not_known_asks_to_take_it_off():
    kind, advice = refusal(
        make.ole({"EncryptionInfo": struct.pack("<2HL", 9, 9, 0), "EncryptedPackage": b""}), "geheim"
    )
    assert kind == "wachtwoord"
    assert "haal het wachtwoord eraf" in advice
