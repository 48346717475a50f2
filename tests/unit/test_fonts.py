"""The shipped faces and the table of widths that stands for them."""

from __future__ import annotations

import json
from typing import Any

import pytest
from fontTools.ttLib import TTFont
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF
from reportlab.pdfbase.ttfonts import TTFont as PdfFont

from desktop.paths import resources

FOLDER = resources() / "fonts"
FACES: dict[str, dict[str, Any]] = json.loads((FOLDER / "widths.json").read_text(encoding="utf-8"))
SAMPLE = "项目支出绩效自评表（2025年度）：预算 1,234.56 万元，执行率 98.7％；≥95%、①②③——“完成”…Ⅱ㎡℃￥×÷√"


def codes(run: str) -> range:
    first, _, last = run.partition("-")
    return range(int(first, 16), int(last or first, 16) + 1)


def coverage(role: str) -> set[int]:
    return {code for run in FACES[role]["coverage"] for code in codes(run)}


def advances(role: str) -> dict[int, int]:
    face = FACES[role]
    table = dict.fromkeys(coverage(role), face["default"])
    given = {code: width for run, width in face["widths"].items() for code in codes(run)}
    return {code: given.get(code, width) for code, width in table.items()}


@pytest.fixture(params=sorted(FACES))
def role(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_widths_are_those_of_the_face(role: str) -> None:
    with TTFont(FOLDER / FACES[role]["file"]) as font:
        scale = 1000 / font["head"].unitsPerEm
        real = {code: round(font["hmtx"][name][0] * scale) for code, name in font.getBestCmap().items()}
        assert advances(role) == real
        assert FACES[role]["ascent"] == round(font["hhea"].ascent * scale)
        assert FACES[role]["descent"] == round(font["hhea"].descent * scale)


def test_runs_of_widths_do_not_overlap(role: str) -> None:
    listed = [code for run in FACES[role]["widths"] for code in codes(run)]
    assert len(listed) == len(set(listed))


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("role", ["song", "hei"])
def test_window_and_paper_agree_on_the_width_of_a_line(role: str) -> None:
    path = FOLDER / FACES[role]["file"]
    expected = sum(advances(role)[ord(character)] for character in SAMPLE)
    assert PdfFont(role, str(path)).stringWidth(SAMPLE, 1000) == pytest.approx(expected, abs=1)
    identity = QFontDatabase.addApplicationFont(str(path))
    font = QFont(QFontDatabase.applicationFontFamilies(identity)[0])
    font.setPixelSize(1000)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    assert QFontMetricsF(font).horizontalAdvance(SAMPLE) == pytest.approx(expected, abs=1)
    QFontDatabase.removeApplicationFont(identity)


@pytest.mark.parametrize("role", ["song", "hei"])
def test_both_faces_hold_the_characters_of_the_field(role: str) -> None:
    held = coverage(role)
    gb2312 = {
        ord(bytes([row, cell]).decode("gb2312"))
        for row in range(0xB0, 0xF8)
        for cell in range(0xA1, 0xFF)
        if (row, cell) < (0xD7, 0xFA) or row > 0xD7
    }
    assert len(gb2312) == 6763
    unified = set(range(0x4E00, 0x9FA6))
    extension_a = set(range(0x3400, 0x4DB6))
    rare_names = {ord(character) for character in "㛃䶮𬱟㑇㙍㕫䴕𬣙𬬭𫟹𬴊𬍛𬒈"}
    assert not (gb2312 | unified | extension_a | rare_names | {ord(c) for c in SAMPLE}) - held


def test_ticks_have_a_face() -> None:
    assert {ord(character) for character in "☑☐☒√×✔"} <= coverage("signs")


def test_each_face_may_be_embedded_and_comes_with_its_licence(role: str) -> None:
    path = FOLDER / FACES[role]["file"]
    with TTFont(path) as font:
        assert font["OS/2"].fsType == 0
    licence = (FOLDER / f"LICENSE-{path.stem}.txt").read_text(encoding="utf-8")
    assert "Permission is hereby granted, free of charge" in " ".join(licence.split())
    assert "Copyright" in licence
