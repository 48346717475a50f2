from __future__ import annotations

import pytest

from desktop.models.form import Form
from desktop.operations.forms import sample_form
from desktop.scoring.engine import score
from desktop.scoring.figures import figures
from desktop.scoring.review_standards import Reviewed, concerns, meets_form, meets_row
from desktop.templates.review_pack import Standard
from tests.helpers.forms import changed, form_of, sound_form
from tests.unit.scoring.test_review import ROW, single, standards


def standard(name: str) -> Standard:
    return next(one for one in standards().standards if one.id == name)


def met(form: Form, name: str, place: int = 1) -> bool:
    """Tell whether a row is reached by a standard: under its headings, and showing what it looks for."""
    reviewed = Reviewed(figures(form), score(form))
    row, one = reviewed.read.indicators[place - 1], standard(name)
    return concerns(one, row) and meets_row(reviewed, one, row)


@pytest.mark.parametrize(
    ("name", "form", "expected"),
    [
        ("target-empty", single("", "12人"), True),
        ("target-empty", single("≥万人", "12人"), True),
        ("target-empty", single("≥10人", "12人"), False),
        ("direction-only", single("进一步提升", "已提升", second="质量指标"), True),
        ("direction-only", single("计划标准", "已完成", second="质量指标"), True),
        ("direction-only", single("达成预期指标", "达成预期指标", second="质量指标"), True),
        ("direction-only", single("2025年12月底前", "12月完成", second="时效指标"), False),
        ("direction-only", single("全区90%人员发放完毕", "已发放", second="质量指标"), False),
        ("direction-only", single("≥10人", "12人", second="质量指标"), False),
        ("direction-only", single("进一步提升", "已提升"), False),
        ("quantity-in-words", single("进一步提升", "已提升"), True),
        ("benefit-in-words", single("进一步提升", "已提升", first="效益指标", second="社会效益指标"), True),
        ("benefit-in-words", single("进一步提升", "已提升"), False),
        ("no-data-source", single("≥90%", "95%"), True),
        ("no-data-source", single("90-95%", "95%"), True),
        ("no-data-source", single("≥90人", "95人"), False),
        ("no-data-source", single("≥90%", "95%", first="满意度指标"), False),
        ("over-target", single("≥100人", "131人"), True),
        ("over-target", single("≥100人", "130人"), False),
        ("over-target", single("≤100人", "131人"), False),
        ("over-target", single("≥0人", "131人"), False),
        ("over-target", single("提升", "131人"), False),
        ("over-target", single("≥100人", "提升"), False),
        ("no-formula", single("≥95%", "96%", first="效益指标", second="社会效益指标", name="社会效益"), True),
        ("no-formula", single("≥95%", "96%"), False),
        ("wrong-heading", single("≥95%", "96%", name="资金支付率"), True),
        ("cost-direction", single("≥10万元", "12万元", second="成本指标"), True),
        ("no-survey", single("≥90%", "95%", first="满意度指标", second="满意度"), True),
        ("no-survey", single("≥90%", "95%"), False),
        ("no-evidence", single("≥90%", "95%"), True),
        ("no-evidence", single("≥90%", "95%", first="满意度指标"), False),
    ],
)
def test_a_row_shows_what_a_standard_looks_for(name: str, form: Form, *, expected: bool) -> None:
    assert met(form, name) is expected


def test_of_two_alike_the_second_is_the_repetition() -> None:
    lines = [
        f"产出指标 | 数量指标 | 培训人次 | ≥10人 | {actual} | 10 | 10" for actual in ("12人", "12 人", "14人")
    ]
    form = form_of(ROW + "\n".join(lines))
    assert [met(form, "duplicate", place) for place in (1, 2, 3)] == [False, True, False]
    assert [met(form, "namesake", place) for place in (1, 2, 3)] == [False, False, True]


def test_nameless_rows_are_not_alike() -> None:
    lines = ["产出指标 | 数量指标 | | ≥10人 | 12人 | 10 | 10"] * 2
    assert not met(form_of(ROW + "\n".join(lines)), "duplicate", 2)


def of_form(form: Form, name: str) -> bool:
    return meets_form(Reviewed(figures(form), score(form)), standard(name))


def test_full_marks_everywhere_are_noticed() -> None:
    full = changed(sound_form(), {"年度资金总额/全年执行数": "100", "年度资金总额/得分": "10"})
    assert of_form(full, "all-full")
    assert not of_form(sound_form(), "all-full")
    assert not of_form(changed(full, {"indicators[1]/得分": "19"}), "all-full")
    without = full.with_document(full.document.with_rows("funds", ()))
    assert of_form(without, "all-full")
    assert not of_form(full.with_document(full.document.with_rows("indicators", ())), "all-full")


def test_full_marks_are_noticed_where_weights_stand_in_the_headings_alone() -> None:
    full = {f"indicators[{place}]/得分": "10" for place in range(1, 8)}
    form = changed(
        sample_form("hubei"), {**full, "indicators[7]/得分": "20", "年度财政资金总额/得分(20分*执行率)": "20"}
    )
    assert of_form(form, "all-full")
    assert not of_form(sample_form("hubei"), "all-full")


def test_a_low_rate_is_noticed_where_there_is_one() -> None:
    assert not of_form(sound_form(), "rate-low")
    assert of_form(changed(sound_form(), {"年度资金总额/全年执行数": "94.9"}), "rate-low")
    assert not of_form(changed(sound_form(), {"年度资金总额/全年执行数": ""}), "rate-low")


def test_a_finding_anywhere_speaks_for_the_form() -> None:
    from dataclasses import replace

    one = replace(standard("report"), findings=("heavy-row",))
    form = sound_form()
    assert not meets_form(Reviewed(figures(form), score(form)), one)
    heavy = changed(form, {"indicators[1]/分值": "40"})
    assert meets_form(Reviewed(figures(heavy), score(heavy)), one)
