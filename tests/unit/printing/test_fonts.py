from __future__ import annotations

import re

import pytest
import reportlab
from reportlab.pdfbase import ttfonts

from desktop.layout.sheet import Face
from desktop.printing.fonts import HEI, SIGNS, SONG, to_unicode_map, typefaces
from tests.helpers.papers import METRICS, long_text

SAMPLE = "项目支出绩效自评表（2021年度）≥95.5%，“三公经费”①②③☑☐㎡℃…—Ⅳ𬱟䶮㛃 abcXYZ,.;+-"


def test_the_replaced_map_belongs_to_this_version_of_reportlab() -> None:
    """Another version may have put its map right or call it otherwise: look at it before raising the pin."""
    assert reportlab.__version__ == "5.1.0"
    typefaces()
    assert ttfonts.makeToUnicodeCMap is to_unicode_map


def test_characters_above_the_basic_plane_are_written_as_two_units() -> None:
    lines = to_unicode_map("Song", [0x20, ord("表"), ord("𬱟")]).splitlines()
    assert "<01> <8868>" in lines
    assert "<02> <D873DC5F>" in lines
    assert "<00> <02>" in lines


def test_a_section_of_the_map_has_at_most_a_hundred_entries() -> None:
    text = to_unicode_map("Song", list(range(0x4E00, 0x4E00 + 256)))
    assert re.findall(r"(\d+) beginbfchar", text) == ["100", "100", "56"]
    assert text.count("endbfchar") == 3
    assert len(re.findall(r"^<\w\w> <\w{4}>$", text, re.MULTILINE)) == 256


@pytest.mark.parametrize("face", Face)
@pytest.mark.parametrize("text", [SAMPLE, long_text(300), ""])
def test_paper_and_layout_measure_alike(face: Face, text: str) -> None:
    assert typefaces()[face].width(text, 10.5) == pytest.approx(METRICS.width(text, 10.5, face), abs=0.05)


@pytest.mark.parametrize("face", Face)
def test_paper_and_layout_choose_the_same_face_for_a_character(face: Face) -> None:
    chosen = [typefaces()[face].name_of(char).removeprefix("ziping-") for char in SAMPLE + "𠮷"]
    assert chosen == [METRICS.face_of(char, face) for char in SAMPLE + "𠮷"]


def test_a_tick_is_set_in_the_face_that_has_it() -> None:
    assert list(typefaces()[Face.SONG].runs("☑是☐否")) == [
        (SIGNS, "☑"),
        (SONG, "是"),
        (SIGNS, "☐"),
        (SONG, "否"),
    ]
    assert list(typefaces()[Face.HEI].runs("是")) == [(HEI, "是")]


def test_a_missing_character_is_set_as_a_geta_and_told() -> None:
    typeface = typefaces()[Face.SONG]
    assert list(typeface.runs("吉𠮷𠮷")) == [(SONG, "吉"), (SONG, "〓〓")]
    assert typeface.missing("吉𠮷𠀀𠮷") == "𠮷𠀀"


def test_fonts_are_loaded_once() -> None:
    assert typefaces() is typefaces()
