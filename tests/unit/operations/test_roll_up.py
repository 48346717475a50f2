from __future__ import annotations

import pytest

from desktop import paths
from desktop.operations.forms import sample_form
from desktop.operations.roll_up import different_projects, roll_up, roll_up_record, roll_up_text
from tests.helpers.forms import changed
from tests.unit.scoring.test_roll_up import unit

FORMS = [
    unit("甲", "65", "合格率 | ≥90% | 82% | 90 | 80", "影响 | 提升 | 提升 | | 9", spending="30"),
    unit("乙", "20", "合格率 | ≥90% | 95% | 90 | 90", "影响 | 提升 | 提升 | | 8", spending="10"),
]


def test_a_roll_up_is_plain_text_with_its_working() -> None:
    said = roll_up_text(roll_up(FORMS)).splitlines()
    assert said[0] == "汇总2张表（甲、乙），比率和定性得分以全年预算数为权重"
    assert said[1] == "  全年预算数：85　绝对值累加：65 + 20 = 85"
    assert "产出指标 数量指标 合格率（2个单位）" in said
    assert "  指标值：90%　各单位相同，都是90%" in said
    assert any(line.endswith("(65 × 82% + 20 × 95%) ÷ 85 = 85.06%") for line in said)
    assert said[-1].startswith("  总分：98.53　")
    place = said.index("产出指标 数量指标 影响（2个单位）")
    assert said[place + 1] == "  实际完成值：—　定性指标，只汇总得分"


def test_the_weights_are_chosen() -> None:
    said = roll_up_text(roll_up(FORMS, "spending"))
    assert "以全年执行数为权重" in said.splitlines()[0]
    assert "(30 × 82% + 10 × 95%) ÷ 40 = 85.25%" in said


def test_a_roll_up_is_a_record() -> None:
    record = roll_up_record(roll_up(FORMS))
    assert (record["units"], record["weigh_by"]) == (["甲", "乙"], "full_year_budget")
    first, second = record["indicators"]
    assert (first["kind"], first["weight"], first["actual_value"]["text"]) == ("relative", "90", "85.06%")
    assert (second["kind"], second["weight"], second["score"]["text"]) == ("qualitative", "", "8.76")
    assert record["total"]["text"] == "98.53"


@pytest.mark.parametrize("name", sorted(path.stem for path in (paths.resources() / "samples").glob("*.json")))
def test_every_sample_can_be_rolled_up_with_itself(name: str) -> None:
    form = sample_form(name)
    assert roll_up_text(roll_up([form, form])).startswith("汇总2张表")


def test_forms_of_different_projects_are_said_to_be() -> None:
    form = sample_form("mof")
    other = changed(form, {"header/项目名称": "另一个项目"})
    assert different_projects([form, form]) == ()
    named = different_projects([form, other])
    assert named[1] == "另一个项目"
    rolled = roll_up([form, other])
    assert "不是同一个项目" in roll_up_text(rolled, named)
    assert "不是同一个项目" not in roll_up_text(rolled)
    assert roll_up_record(rolled, named)["different_projects"] == list(named)
