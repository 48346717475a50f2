"""Labels are known in all their spellings, and no word is taken for another."""

from __future__ import annotations

import pytest

from desktop.workbook import labels
from desktop.workbook.labels import Found, Lexicon, forms_of


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("项 目\n名 称：", ("项目名称",)),
        ("＊得分 （20分*执行率）", ("得分(20分*执行率)", "得分")),
        ("填列单位（公章）：", ("填列单位(公章)", "填列单位")),
        ("填列单位（公章）：（2021年度）", ("填列单位(公章):(2021年度)",)),
        ("产出指标 50 分", ("产出指标50分", "产出指标")),
        ("", ()),
        ("：", ()),
        ("（万元）", ("(万元)",)),
        ("很" * 41, ()),
        ("二级指标 Level 2", ("二级指标level2", "二级指标")),
        ("得 分 نەتىجە", ("得分نەتىجە", "得分")),
        ("执行率④", ("执行率",)),
        ("A", ("a",)),
    ],
)
def test_forms(text: str, forms: tuple[str, ...]) -> None:
    assert forms_of(text) == forms


@pytest.fixture
def lexicon() -> Lexicon[str]:
    known = Lexicon[str]()
    known.add(["年度指标值", "目标值"], "target")
    known.add(["得分"], "score")
    known.add(["分值"], "weight")
    known.add(["实际完成情况"], "achieved")
    known.add(["偏差原因分析及改进措施"], "reason")
    known.add(["一级指标"], "first")
    known.add(["二级指标"], "second")
    return known


def test_wordings_are_found_as_they_are_spelled(lexicon: Lexicon[str]) -> None:
    assert lexicon.find("年度\n指标值") == Found("target", "年度指标值")
    assert lexicon.find("得　分（20分）") == Found("score", "得分")
    assert "目标值：" in lexicon
    assert "指标" not in lexicon
    assert lexicon.find("说" * 50) is None


def test_the_first_to_claim_a_wording_keeps_it(lexicon: Lexicon[str]) -> None:
    lexicon.add(["得分"], "other")
    assert lexicon.find("得分") == Found("score", "得分")


def test_what_was_looked_up_is_remembered_for_a_while(
    lexicon: Lexicon[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(labels, "_MOST_REMEMBERED", 2)
    assert [lexicon.find(text) is None for text in ("得分", "甲", "乙", "得分", "丙")] == [
        *(False, True, True, False, True),
    ]
    lexicon.add(["丙"], "third")
    assert lexicon.find("丙") == Found("third", "丙")


def test_what_was_guessed_is_remembered_for_a_while(
    lexicon: Lexicon[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(labels, "_MOST_REMEMBERED", 2)
    near = "偏差的原因分析和改进措施"
    guessed = [lexicon.guess(text) for text in (near, near, "甲", "乙", near)]
    assert [found and found.meaning for found in guessed] == ["reason", "reason", None, None, "reason"]
    lexicon.add([near], "own")
    assert lexicon.guess(near) == Found("own", near)


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("偏差原因分析和改进措施", "reason"),
        ("偏差原因分析改进措施", "reason"),
        ("偏差的原因分析和改进措施", "reason"),
        ("实际完成情况说明", None),
        ("实际完成的情况", "achieved"),
        ("年度指标", "target"),
        ("得分", "score"),
        ("年初指标值", None),
        ("得份", None),
        ("三级指标", None),
        ("原因分析", None),
        ("完全不同的几个字", None),
        ("", None),
    ],
)
def test_a_slip_is_forgiven_where_it_makes_no_other_word(
    lexicon: Lexicon[str], text: str, meaning: str | None
) -> None:
    found = lexicon.guess(text)
    assert (found.meaning if found else None) == meaning
    if found:
        assert found.spelled == (text not in lexicon)


def test_what_could_be_either_is_neither() -> None:
    known = Lexicon[str]()
    known.add(["产出情况及分析说"], "output")
    known.add(["效出情况及分析说"], "benefit")
    assert known.guess("满出情况及分析说") is None


def test_a_wording_that_is_not_listed_is_known_by_how_it_is_made(lexicon: Lexicon[str]) -> None:
    lexicon.describe("(?!.*率).{0,4}(?:完成|达成).{0,2}", "实际完成情况", "achieved")
    lexicon.describe("全部.{0,4}达成.{0,2}", "得分", "score")
    found = lexicon.guess("年末达成结果（B）：")
    assert found == Found("achieved", "实际完成情况", spelled=True)
    assert found is not None
    assert found.rank == labels.OF_KIND
    assert lexicon.copy().guess("年末达成结果") == found
    assert lexicon.find("年末达成结果") is None
    # Of two kinds, a rate, a sentence, a label with an entry behind it.
    for text in ("全部达成", "达成率", "已达成，好", "达成：是的"):
        assert lexicon.guess(text) is None


def test_what_is_worked_out_of_two_columns_is_a_rate(lexicon: Lexicon[str]) -> None:
    lexicon.describe(".{0,4}执行率", "执行率", "rate")
    found = Found("rate", "执行率", spelled=True)
    assert lexicon.guess("预算执行（E/C×100%）") == lexicon.guess("预算执行率（B/A）") == found
    assert lexicon.guess("预算执行（E）") is None


def test_a_wording_less_its_modifiers_is_that_wording(lexicon: Lexicon[str]) -> None:
    lexicon.add(["完成情况"], "completion")
    lexicon.add(["年度完成情况"], "actual")
    assert lexicon.guess("单项指标完成情况") == Found("completion", "完成情况", spelled=True)


@pytest.mark.parametrize("text", ["上年目标值", "一季度目标值", "上半年目标值"])
def test_a_wording_of_another_time_is_no_slip_and_of_no_kind(lexicon: Lexicon[str], text: str) -> None:
    lexicon.add(["全年目标值", "全年实际目标值"], "target")
    lexicon.describe(".*目标值", "目标值", "target")
    assert lexicon.guess(text) is None
    lexicon.add(["上年实际目标值"], "last")
    assert lexicon.guess("上年实际目标直") == Found("last", "上年实际目标值", spelled=True)
