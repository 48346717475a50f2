from __future__ import annotations

import pytest

from desktop.layout.metrics import FontMetrics
from desktop.layout.sheet import Face
from tests.helpers.papers import METRICS

SMALL = FontMetrics.from_data(
    {
        "song": {
            "default": 1000,
            "widths": {"20-40": 500, "41": 700, "42-7E": 500},
            "coverage": ["20-7E", "4E00-9FA5"],
        },
        "hei": {"default": 1000, "widths": {"B0": 400}, "coverage": ["B0", "4E00-9FA5"]},
        "signs": {"default": 800, "widths": {"2611": 900}, "coverage": ["2610-2612"]},
    }
)


@pytest.mark.parametrize(
    ("text", "width"),
    [("", 0), ("指标", 20), ("ab", 10), ("A", 7), ("°", 4), ("☑", 9), ("☒", 8), ("A指☑", 26)],
)
def test_a_text_is_as_wide_as_its_characters(text: str, width: float) -> None:
    assert SMALL.width(text, 10) == pytest.approx(width)


def test_a_character_that_no_face_has_takes_the_first_faces_usual_width() -> None:
    assert SMALL.width("𠮷", 10) == 10


def test_widths_grow_with_the_size() -> None:
    assert SMALL.width("A指", 18) == pytest.approx(SMALL.width("A指", 9) * 2)


@pytest.mark.parametrize(
    ("char", "face", "name"),
    [
        ("指", Face.SONG, "song"),
        ("指", Face.HEI, "hei"),
        ("°", Face.SONG, "hei"),
        ("A", Face.HEI, "song"),
        ("☑", Face.HEI, "signs"),
        ("𠮷", Face.SONG, ""),
        ("\x01", Face.SONG, ""),
    ],
)
def test_each_character_is_set_in_the_first_face_that_has_it(char: str, face: Face, name: str) -> None:
    assert SMALL.face_of(char, face) == name


def test_a_text_is_split_where_the_face_changes() -> None:
    assert list(SMALL.runs("指A☑☒𠮷标")) == [("song", "指A"), ("signs", "☑☒"), ("", "𠮷"), ("song", "标")]


def test_missing_characters_are_listed_once_in_the_order_of_the_text() -> None:
    assert SMALL.missing("指𠮷\n标𠀀𠮷☑\t") == ["𠮷", "𠀀"]


def test_the_shipped_faces_have_what_forms_are_written_with() -> None:
    assert METRICS.missing("项目支出绩效自评表①②③≥≤％‰…—“”〔2020〕×÷√☑☐㎡℃𬱟䶮㛃") == []
    assert METRICS.missing("𠮷") == ["𠮷"]
    assert METRICS.face_of("☑") == "signs"


def test_a_chinese_character_is_as_wide_as_high() -> None:
    assert METRICS.width("绩效", 10.5) == pytest.approx(21)
    assert METRICS.width("绩效", 10.5, Face.HEI) == pytest.approx(21)
