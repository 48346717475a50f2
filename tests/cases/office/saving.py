"""Let LibreOffice save a file in another format."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path

WAYS = (("xlsx", "xlsx"), ("xlsx", "xls"), ("xlsx", "ods"), ("xlsx", "fods"), ("docx", "docx"))
"""What is written here, and as what LibreOffice saves it."""


def convert(profile: Path, sources: Sequence[Path], kind: str) -> list[Path]:
    """Save the files of a folder again, by a LibreOffice with a profile of its own."""
    folder = sources[0].parent / kind
    subprocess.run(
        [
            *("soffice", "--headless", f"-env:UserInstallation=file://{profile}"),
            *("--convert-to", kind, "--outdir", str(folder), *map(str, sources)),
        ],
        check=True,
        capture_output=True,
        timeout=300,
    )
    return [folder / f"{source.stem}.{kind}" for source in sources]
