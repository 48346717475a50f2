"""Forms whose weights stand in the headings."""

from __future__ import annotations

from desktop.scoring.checks.headings import full_marks, weighted_headings
from desktop.scoring.figures import figures
from tests.cases.sound import SOUND
from tests.helpers.forms import changed, findings_of, sound_form
from tests.helpers.packs import written

REASON = "narrative/偏差大或目标未完成原因分析"


def test_scores_are_added_up_under_each_heading() -> None:
    headings = weighted_headings(figures(SOUND["@hubei"]()))
    assert [(one.name, one.weight, one.score, len(one.rows)) for one in headings] == [
        ("产出指标", 40, 39, 4),
        ("效益指标", 40, 40, 2),
    ]


def test_a_form_with_weights_in_its_rows_has_none_in_its_headings() -> None:
    assert weighted_headings(figures(sound_form())) == []


def test_a_heading_without_a_weight_or_without_scores_is_left_out() -> None:
    blank = {f"indicators[{place}]/得分": "" for place in (5, 6)}
    form = changed(SOUND["@hubei"](), blank)
    assert [one.name for one in weighted_headings(figures(form))] == ["产出指标"]
    bare = {f"indicators[{place}]/一级指标": "效益指标" for place in (5, 6)}
    form = changed(SOUND["@hubei"](), bare)
    assert [one.name for one in weighted_headings(figures(form))] == ["产出指标"]
    assert findings_of(form, "weight-sum") == []


def test_full_marks_are_those_of_every_heading_or_of_enough_rows() -> None:
    assert full_marks(figures(sound_form()))
    assert not full_marks(figures(SOUND["@hubei"]()))
    assert not full_marks(figures(changed(sound_form(), {"indicators[2]/得分": "9"})))
    form = sound_form()
    for count, full in ((2, False), (3, True)):
        rows = form.document.rows("indicators")[:count]
        held = form.with_document(form.document.with_rows("indicators", rows))
        assert full_marks(figures(held)) is full


def test_one_row_that_tells_why_explains_its_heading() -> None:
    form = SOUND["@hubei"]()
    form = written(form, "deviation_reason", "", "", "两期并入下年")
    assert findings_of(changed(form, {REASON: "无"}), "missing-reason") == []


def test_points_lost_are_explained_in_the_cell_for_it() -> None:
    assert findings_of(changed(SOUND["@hubei"](), {REASON: "目标完成"}), "missing-reason") == [
        ("missing-reason", "must-explain", REASON)
    ]
