"""LibreOffice as an independent oracle: it recalculates workbooks with code that is not ours.

One stays for all who ask in this process, since its start takes longer than most of its work. A document that it
holds open keeps it there; a call then only hands it its files. Should it have ended, a call does its work alone.
"""

import os
import shutil
import signal
import subprocess
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock

# Recalculate always (0) on load; by default LibreOffice shows the values stored in the file. The rest is off because
# it takes a sixth of the time: thumbnails of what is saved, calculating on a graphics card or in threads, spelling.
PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop>
<prop oor:name="ODFRecalcMode" oor:op="fuse"><value>0</value></prop>
</item>
<item oor:path="/org.openoffice.Office.Common/Save/Document">
<prop oor:name="GenerateThumbnail" oor:op="fuse"><value>false</value></prop>
</item>
<item oor:path="/org.openoffice.Office.Common/Misc">
<prop oor:name="UseOpenCL" oor:op="fuse"><value>false</value></prop>
</item>
<item oor:path="/org.openoffice.Office.Calc/Formula/Calculation">
<prop oor:name="UseThreadedCalculationForFormulaGroups" oor:op="fuse"><value>false</value></prop>
</item>
<item oor:path="/org.openoffice.Office.Linguistic/SpellChecking">
<prop oor:name="IsSpellAuto" oor:op="fuse"><value>false</value></prop>
</item>
</oor:items>
"""
DOCUMENT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:version="1.2"
 office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body><office:spreadsheet/></office:body>
</office:document>
"""
XLSX = "xlsx:Calc MS Excel 2007 XML"
#: Written in half the time of the other, with the same numbers; our reader misses some texts that a formula gives.
VALUES = "xls"
START = 60


class Office:
    """A LibreOffice that stays, in a profile of its own."""

    def __init__(self) -> None:
        program = shutil.which("soffice") or shutil.which("libreoffice")
        if program is None:
            raise RuntimeError("LibreOffice is absent; use the fixture `libreoffice`")
        self.folder = TemporaryDirectory(prefix="libreoffice-", ignore_cleanup_errors=True)
        home = Path(self.folder.name)
        (home / "user").mkdir()
        (home / "user" / "registrymodifications.xcu").write_text(PROFILE, encoding="utf-8")
        self.command = [program, f"-env:UserInstallation={home.as_uri()}", "--headless", "--norestore"]
        (home / "open.fods").write_text(DOCUMENT, encoding="utf-8")
        self.process = subprocess.Popen(
            [*self.command, str(home / "open.fods")],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        until = time.monotonic() + START
        while not (home / ".~lock.open.fods#").exists() and self.process.poll() is None and time.monotonic() < until:
            time.sleep(0.02)

    def stop(self) -> None:
        """End it, with what it started."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.folder.cleanup()


_offices: list[Office] = []
_one_at_a_time = Lock()


def stop() -> None:
    """End the LibreOffice of this process, if there is one."""
    while _offices:
        _offices.pop().stop()


def convert(paths: list[Path], out: Path, kind: str = XLSX, timeout: float = 180) -> str:
    """Save workbooks in another format, each with every formula recalculated; what was said about it."""
    out.mkdir(parents=True, exist_ok=True)
    with _one_at_a_time:
        if not _offices:
            _offices.append(Office())
        command = [*_offices[0].command, "--convert-to", kind, "--outdir", str(out), *map(str, paths)]
        try:
            answer = subprocess.run(command, capture_output=True, text=True, timeout=timeout, check=False)
        except subprocess.TimeoutExpired:
            stop()
            raise
    return answer.stdout + answer.stderr


def recalculate(paths: list[Path], out: Path, kind: str = XLSX) -> list[Path]:
    """Convert .xlsx workbooks in `out` with every formula recalculated, all in one call.

    The results keep the names and the order of `paths`; as `VALUES` they take half the time, for who only reads the
    numbers. Raises ValueError when two names are the same or `out` holds an original, RuntimeError when
    LibreOffice is absent or leaves a workbook unconverted.
    """
    targets = [out / f"{path.stem}.{kind.partition(':')[0]}" for path in paths]
    check_names(paths, targets)
    answer = convert(paths, out, kind)
    if missing := [target.name for target in targets if not target.exists()]:
        raise RuntimeError(f"LibreOffice left out {missing}: {answer}")
    return targets


def check_names(paths: list[Path], targets: list[Path]) -> None:
    """Refuse what would overwrite: equal names, an original, an older result."""
    if len(set(targets)) < len(targets):
        raise ValueError(f"Names must differ: {sorted(path.name for path in paths)}")
    if present := [target for target in targets if target.exists()]:
        raise ValueError(f"Already present: {present}")
