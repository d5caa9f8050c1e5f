"""A workbook behind a password (.xlsx, .xlsb or .xls): the same workbook without one.

It takes part in the limits of the process, for a file may ask for any amount of work before it opens.
"""

from __future__ import annotations

import io
import struct
import sys
from base64 import b64encode
from types import SimpleNamespace

from .result import PASSWORD, WRONG_PASSWORD, Data, Unreadable

#: What Excel itself encrypts a workbook with whose layout is protected; nobody ever typed it.
_OF_EXCEL = "VelvetSweatshop"
_LENGTH = struct.Struct(">H")
#: One more character than Excel allows: a longer password fits nothing.
_LONGEST = 256


def locked_request(content: bytes, password: str) -> bytes:
    """Return what this process is sent: the password in front of the file."""
    said = password[:_LONGEST].encode("utf-8", "surrogatepass")
    return _LENGTH.pack(len(said)) + said + content


def open_locked(request: bytes) -> Data:
    """Return the file as `opened`; raises `Unreadable` for a password that lacks or does not fit.

    The process that heard a password is not used again.
    """
    (length,) = _LENGTH.unpack_from(request)
    start = _LENGTH.size + length
    password = request[_LENGTH.size : start].decode("utf-8", "surrogatepass")
    plain = _opened(request[start:], password or _OF_EXCEL, WRONG_PASSWORD if password else PASSWORD)
    return {"opened": b64encode(plain).decode("ascii"), "memory": sys.maxsize}


def _opened(content: bytes, password: str, refusal: str) -> bytes:
    import msoffcrypto  # type: ignore[import-untyped]
    from msoffcrypto import exceptions
    from msoffcrypto.format import xls97  # type: ignore[import-untyped]

    xls97.tempfile = SimpleNamespace(TemporaryFile=io.BytesIO)  # nothing is written to a disk
    opened = io.BytesIO()
    try:
        file = msoffcrypto.OfficeFile(io.BytesIO(content))
        file.load_key(password=password, **({} if file.format == "xls97" else {"verify_password": True}))
        file.decrypt(opened)
    except exceptions.InvalidKeyError:
        raise Unreadable(refusal) from None
    except Exception:  # a way of encrypting that is not known, for which the library has no exception of its own
        raise Unreadable(PASSWORD) from None
    return opened.getvalue()
