"""LibreOffice as an independent oracle: it recalculates workbooks with code that is not ours."""

import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

# Recalculate always (0) on load; by default LibreOffice shows the values stored in the file.
PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop>
<prop oor:name="ODFRecalcMode" oor:op="fuse"><value>0</value></prop>
</item>
</oor:items>
"""


def recalculate(paths: list[Path], out: Path, timeout: float = 120) -> list[Path]:
    """Convert .xlsx workbooks to .xlsx in `out` with every formula recalculated, in one LibreOffice run.

    Each call has a profile of its own, so calls may run side by side. The results keep the names and
    the order of `paths`. Raises ValueError when two names are the same or `out` holds an original,
    RuntimeError when LibreOffice is absent or leaves a workbook unconverted.
    """
    targets = [out / path.name for path in paths]
    check_names(paths, targets)
    out.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix="libreoffice-") as profile:
        answer = subprocess.run(
            command(Path(profile), paths, out), capture_output=True, text=True, timeout=timeout, check=False
        )
    missing = [target.name for target in targets if not target.exists()]
    if missing:
        raise RuntimeError(f"LibreOffice left out {missing}: {answer.stdout}{answer.stderr}")
    return targets


def check_names(paths: list[Path], targets: list[Path]) -> None:
    """Refuse what would overwrite: equal names, an original, an older result."""
    if len(set(targets)) < len(targets):
        raise ValueError(f"Names must differ: {sorted(path.name for path in paths)}")
    if present := [target for target in targets if target.exists()]:
        raise ValueError(f"Already present: {present}")


def command(profile: Path, paths: list[Path], out: Path) -> list[str]:
    """The command line, after writing the settings into the profile."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise RuntimeError("LibreOffice is absent; use the fixture `libreoffice`")
    (profile / "user").mkdir()
    (profile / "user" / "registrymodifications.xcu").write_text(PROFILE, encoding="utf-8")
    options = [f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
    conversion = ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(out)]
    return [program, *options, *conversion, *map(str, paths)]
