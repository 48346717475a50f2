"""Texts that are nearly the same are gathered, and none is missed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.scoring.likeness import LIKE, PIECE, alike

TEXT = (
    "一是加强组织领导，成立由单位负责人任组长的评价小组；二是加强财务管理，严格执行财务制度；三是强化监督。"
)


def test_the_same_text_and_one_with_a_word_changed_are_alike() -> None:
    texts = {
        "甲": TEXT,
        "乙": "全年培训经办人员一千人次，合格率百分之九十七。",
        "丙": TEXT,
        "丁": TEXT[:-1] + "！",
    }
    assert alike(texts) == [["甲", "丙", "丁"]]


def test_width_and_spaces_make_no_difference() -> None:
    assert alike({"甲": TEXT, "乙": TEXT.replace("，", ", ").replace("；", ";")}) == [["甲", "乙"]]


def test_a_text_that_only_begins_the_same_is_another() -> None:
    assert alike({"甲": TEXT, "乙": TEXT[:25] + "其余的工作安排在下一年度，由各科室分别落实到人。"}) == []


def test_short_texts_are_compared_whole() -> None:
    assert alike({"甲": "无", "乙": "无", "丙": "有"}) == [["甲", "乙"]]
    assert alike({}) == []


def dice(first: str, second: str) -> float:
    one, two = (
        {text[at : at + PIECE] for at in range(max(1, len(text) - PIECE + 1))} for text in (first, second)
    )
    return 2 * len(one & two) / (len(one) + len(two))


@given(st.text("abcd", min_size=1, max_size=40), st.text("abcd", min_size=1, max_size=40))
def test_two_texts_are_gathered_exactly_when_they_are_alike(first: str, second: str) -> None:
    assert (alike({"first": first, "second": second}) != []) is (dice(first, second) >= LIKE)
