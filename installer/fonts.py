"""Make resources/fonts from the packages that carry the faces: python -m installer.fonts.

Needs npm, apt-get and dpkg-deb, and the project's test dependencies (fontTools). The same packages give the
same files, byte for byte.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from fontTools import subset
from fontTools.ttLib import TTFont

TARGET = Path(__file__).resolve().parent.parent / "resources" / "fonts"

# Layout tables for vertical writing, ligatures and kerning: reportlab reads none of them, and Qt, which
# would, then gives each character the same width as the paper does.
UNUSED_TABLES = ["BASE", "GDEF", "GPOS", "GSUB", "STAT", "vhea", "vmtx"]


@dataclass(frozen=True)
class Source:
    """One face: the package that carries it, and where in it the face and its licence stand."""

    role: str
    npm: str
    debian: str
    face: str
    licence: str
    sha256: str
    output: str
    modified: bool


SOURCES = (
    Source(
        role="song",
        npm="@expo-google-fonts/noto-serif-sc@0.4.3",
        debian="",
        face="package/400Regular/NotoSerifSC_400Regular.ttf",
        licence="package/LICENSE_FONT",
        sha256="c358a69de3df5f423a8946a7b03e3126fb6ba116f1130a463455b4e39e1f0742",
        output="NotoSerifSC-Regular.ttf",
        modified=True,
    ),
    Source(
        role="hei",
        npm="@expo-google-fonts/noto-sans-sc@0.4.3",
        debian="",
        face="package/500Medium/NotoSansSC_500Medium.ttf",
        licence="package/LICENSE_FONT",
        sha256="b30853d205f3ecdde938b1488c735ee15a2e870d31331b992fdc53971e23ec4a",
        output="NotoSansSC-Medium.ttf",
        modified=True,
    ),
    Source(
        role="signs",
        npm="",
        debian="fonts-dejavu-core",
        face="usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
        licence="",
        sha256="abdc775b21b1bc470d50c97e790d276f2054b7504e56e5bd3e64f48d68582322",
        output="DejaVuSans.ttf",
        modified=False,
    ),
)


def unpack(source: Source, folder: Path) -> None:
    """Fetch the package of a source with its own client and unpack it into a folder."""
    if source.npm:
        subprocess.run(
            ["npm", "pack", "--silent", source.npm], cwd=folder, check=True, stdout=subprocess.DEVNULL
        )
        (archive,) = folder.glob("*.tgz")
        with tarfile.open(archive) as package:
            package.extractall(
                folder, [package.getmember(source.face), package.getmember(source.licence)], filter="data"
            )
    else:
        subprocess.run(["apt-get", "download", "-qq", source.debian], cwd=folder, check=True)
        (archive,) = folder.glob("*.deb")
        subprocess.run(["dpkg-deb", "-x", str(archive), str(folder)], check=True)


def reduce(face: Path, output: Path) -> None:
    """Write a face without hinting and layout tables, with every character that it holds."""
    options = subset.Options()
    options.hinting = False
    options.layout_features = []
    options.drop_tables += UNUSED_TABLES
    options.notdef_outline = True
    options.name_IDs = ["*"]
    options.recalc_timestamp = False
    font = subset.load_font(str(face), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=font.getBestCmap().keys())
    subsetter.subset(font)
    subset.save_font(font, str(output), options)
    font.close()


def licence_text(font: TTFont, licence: Path | None) -> str:
    """Give the licence that goes with a face: its own copyright line, then the words of the licence.

    A face without a licence file beside it carries the whole text in its name table.
    """
    names = font["name"]
    if licence is None:
        return f"{names.getDebugName(13).strip()}\n"
    return f"{names.getDebugName(0).strip()}\n\n{licence.read_text(encoding='utf-8').strip()}\n"


def runs(codes: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Join code points, given in order, into runs without a gap."""
    first = last = -1
    for code in codes:
        if code != last + 1:
            if first >= 0:
                yield first, last
            first = code
        last = code
    if first >= 0:
        yield first, last


def span(first: int, last: int) -> str:
    """Write a run of code points as it stands in widths.json: 4E00-9FA5, or 20 for one alone."""
    return f"{first:X}" if first == last else f"{first:X}-{last:X}"


def measure(font: TTFont) -> dict[str, Any]:
    """Measure a face in thousandths of its em: rise and fall, advances and coverage.

    Advances are written as runs of neighbours that share one which is not the default; a run may pass over
    characters that the face does not hold, and coverage tells which these are.
    """
    scale = 1000 / font["head"].unitsPerEm
    advances = {
        code: round(font["hmtx"][name][0] * scale) for code, name in sorted(font.getBestCmap().items())
    }
    default = Counter(advances.values()).most_common(1)[0][0]
    widths: dict[str, int] = {}
    for width, same in groupby(advances, key=advances.__getitem__):
        codes = list(same)
        if width != default:
            widths[span(codes[0], codes[-1])] = width
    return {
        "ascent": round(font["hhea"].ascent * scale),
        "descent": round(font["hhea"].descent * scale),
        "em_ascent": round(font["OS/2"].sTypoAscender * scale),
        "em_descent": round(font["OS/2"].sTypoDescender * scale),
        "default": default,
        "widths": widths,
        "coverage": [span(first, last) for first, last in runs(advances)],
    }


def make(source: Source, target: Path) -> dict[str, Any]:
    """Make the face and the licence of one source in the target folder and measure the face."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        unpack(source, folder)
        face = folder / source.face
        digest = hashlib.sha256(face.read_bytes()).hexdigest()
        if digest != source.sha256:
            sys.exit(f"{source.face}: sha256 {digest}, not the one that this recipe was written for")
        output = target / source.output
        if source.modified:
            reduce(face, output)
        else:
            shutil.copyfile(face, output)
        with TTFont(output) as font:
            licence = licence_text(font, folder / source.licence if source.licence else None)
            (target / f"LICENSE-{output.stem}.txt").write_text(licence, encoding="utf-8")
            return {"file": source.output, **measure(font)}


def main(target: Path = TARGET) -> None:
    """Make all faces, their licences and widths.json."""
    target.mkdir(parents=True, exist_ok=True)
    faces = {source.role: make(source, target) for source in SOURCES}
    lines = [f"{json.dumps(role)}: {json.dumps(face, separators=(',', ':'))}" for role, face in faces.items()]
    (target / "widths.json").write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    for source in SOURCES:
        print(f"{source.output}: {(target / source.output).stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
