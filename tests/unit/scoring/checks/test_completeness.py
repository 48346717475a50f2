"""What must be filled in, and what may be blank."""

from __future__ import annotations

import pytest

from tests.helpers.forms import changed, findings_of, form_of, sound_form

SOUND = sound_form()


@pytest.mark.parametrize("text", ["", "  ", "—", "/"])
def test_a_dash_fills_in_nothing(text: str) -> None:
    assert findings_of(changed(SOUND, {"header/项目名称": text})) == [
        ("missing-field", "must-fix", "header/项目名称")
    ]


def test_a_rate_that_can_not_be_computed_is_not_asked_for() -> None:
    cells = {"年度资金总额/执行率": "", "年度资金总额/得分": "", "年度资金总额/全年预算数": "0"}
    found = findings_of(changed(SOUND, cells), "missing-field")
    assert found == []


def test_rows_that_share_a_weight_need_none_of_their_own() -> None:
    form = form_of(
        """
        一级     | 二级     | 三级 | 指标值 | 完成值 | 分值 | 得分
        产出指标 | 数量指标 | 甲   | ≥10人  | 11人   | 10   | 10
                 |          | 乙   | ≥10人  | 11人   |      |
                 |          | 丙   | ≥10人  |        |      |
        """
    )
    places = [place for _, _, place in findings_of(form, "missing-field")]
    assert places == ["indicators[3]/实际完成值", "indicators[3]/分值", "indicators[3]/得分"]


@pytest.mark.parametrize(
    ("year", "filled", "found"),
    [
        ("2025", "2025-12-20", []),
        ("2025", "2026.1.15", []),
        ("2025", "2025年11月30日", ["wrong-year"]),
        ("2025", "12月", ["unclear-date"]),
        ("", "2024-01-01", ["missing-field"]),
        ("二〇二五", "2024-01-01", ["wrong-year"]),
    ],
)
def test_the_date_of_filling_in_fits_the_year(year: str, filled: str, found: list[str]) -> None:
    assert [
        code for code, _, _ in findings_of(changed(SOUND, {"year": year, "footer/填报日期": filled}))
    ] == found


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("2025年度项目支出绩效自评表", []),
        ("项目支出绩效自评表", []),
        ("2024年度项目支出绩效自评表", ["wrong-year"]),
    ],
)
def test_the_title_names_the_year_of_the_form(title: str, found: list[str]) -> None:
    assert [code for code, _, _ in findings_of(changed(SOUND, {"title": title}))] == found


@pytest.mark.parametrize(
    ("period", "found"), [("2025年全年", 0), ("2024-2025年", 0), ("12月底前", 0), ("2024年12月底前", 1)]
)
def test_a_period_lies_in_the_year_of_the_form(period: str, found: int) -> None:
    cells = {"indicators[3]/年度指标值": period, "indicators[3]/实际完成值": "2025年12月"}
    assert len(findings_of(changed(SOUND, cells), "wrong-year")) == found
