import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.values.wording import (
    clean,
    fold,
    halve,
    is_blank,
    is_example,
    is_nothing,
    is_placeholder_name,
    narrow,
)

REALISTIC = st.text(alphabet="预算数（）()：: \u3000\n—-－~～０1２3.．%％≥≧《ＡbÅ…\u200b指标")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (None, ""),
        ("", ""),
        (194, "194"),
        ("　全年 预算数 ", "　全年 预算数 "),
        ("８.８９", "８.８９"),
        ("a\r\nb\rc\x0bd\x0ce\x85f\u2028g\u2029h", "a\nb\nc\nd\ne\nf\ng\nh"),
        ("a\tb\t\tc", "a b c"),
        ("\ufeff一\x00二\x1f三\x7f四\x9f", "一二三四"),
        ("半\ud800\ufffe\uffff", "半"),
        ("零\u200b宽", "零\u200b宽"),
    ],
)
def test_clean_changes_line_ends_and_control_characters_alone(typed: object, kept: str) -> None:
    assert clean(typed) == kept


@given(st.text())
def test_clean_twice_is_clean_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(
    st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp", "Cn", "Cf"]))
)
def test_clean_leaves_ordinary_text_as_it_is(text: str) -> None:
    assert clean(text) == text


@given(st.text())
def test_halve_keeps_every_character_in_its_place(text: str) -> None:
    assert len(halve(text)) == len(text)


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("一级\n指标 （6分）", "一级指标(6分)"),
        ("预算数（A）", "预算数(a)"),
        ("≧ ９８％", "≥98%"),
        ("﹦﹪⩽≦⩾", "=%≤≤≥"),
        ("《65万", "《65万"),
        ("当年——拨款－", "当年-拨款-"),
        ("其中：\u200b财政", "其中:财政"),
        ("……", "......"),
        ("㎡", "m2"),
    ],
)
def test_fold_takes_off_what_does_not_tell_words_apart(typed: str, folded: str) -> None:
    assert fold(typed) == folded


@given(REALISTIC)
def test_fold_twice_is_fold_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("typed", "narrowed"),
    [
        (" 10148 人 ", "10148人"),
        ("10 20", "10 20"),
        ("10  20", "10 20"),
        ("10\n20", "10\n20"),
        ("10\u200b148", "10148"),
        ("１４，２５６", "14,256"),
        ("2021. 4. 14", "2021.4.14"),
        ("1\u3000068", "1 068"),
        ("1 人 2", "1人2"),
    ],
)
def test_narrow_keeps_a_gap_between_digits_alone(typed: str, narrowed: str) -> None:
    assert narrow(typed) == narrowed


@pytest.mark.parametrize(
    "text", ["", "  ", "\n\u3000", "-", "—", "— —", "—————", "－", "--", "/", "／", " / ", "\u200b"]
)
def test_dashes_slashes_and_white_space_are_blank(text: str) -> None:
    assert is_blank(text)
    assert is_nothing(text)


@pytest.mark.parametrize("text", ["0", "无", "……", "一", "-1", "1/2", "."])
def test_what_says_something_is_not_blank(text: str) -> None:
    assert not is_blank(text)


@pytest.mark.parametrize("text", ["无", "暂无", "没有", "无。", " 无 ", "……", "…", "...", ".....", "。。。"])
def test_words_and_dots_for_nothing(text: str) -> None:
    assert is_nothing(text)


@pytest.mark.parametrize("text", ["0", "无偏差", "及时", ".", "无法完成"])
def test_what_says_something_is_not_nothing(text: str) -> None:
    assert not is_nothing(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "指标1：",
        "指标 2:",
        "指标２：",
        "指标 1",
        "指标",
        "指标一：",
        "指标1、",
        "指标1：……",
        "指标2: —",
        "……",
        ".....",
        "...",
        "—",
        "- -",
        "/",
        "1.",
        "2、",
        "3）",
        "1",
    ],
)
def test_printed_names_of_empty_rows_are_placeholders(text: str) -> None:
    assert is_placeholder_name(text)


@pytest.mark.parametrize("text", ["指标1：满意度", "指标1日常工作的完成率", "100", "培训人次", "1.培训"])
def test_names_of_indicators_are_no_placeholders(text: str) -> None:
    assert not is_placeholder_name(text)


@pytest.mark.parametrize(
    "text",
    ["例：培训人数", "（例）培训人数", "示例1、培训人数", "【示例】\n培训", "培训人数（示例）", "例如:人数"],
)
def test_examples_of_a_blank_form_are_marked_as_such(text: str) -> None:
    assert is_example(text)


@pytest.mark.parametrize("text", ["", "例会次数", "病例数（例）数", "示例学校数量", "指标1：", "案例：12"])
def test_names_of_indicators_are_no_examples(text: str) -> None:
    assert not is_example(text)
