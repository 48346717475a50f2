"""What has no label of its own is told by what has one."""

from __future__ import annotations

from tests.helpers.dialects import Sketch, bureau
from tests.helpers.readings import doubts, field, strays
from tests.unit.workbook.conftest import Read

ROW = ["A10:A11", "B10:E10", "F10:I10", "B11:E11", "F11:I11"]


def with_goals(*texts: str) -> Sketch:
    """Lay out the paper form with the goals beside the label at the side, and no headings over them."""
    sketch = bureau().put({"A10": "年度总体目标", "B10": "", "F10": "", "B11": "", "F11": ""})
    sketch.merges = [area for area in sketch.merges if area not in ROW] + ["B10:E10"]
    return sketch.row(10, texts[0], "", "", "", *texts[1:], at="B")


def test_two_goals_beside_one_label_are_the_intended_and_the_achieved(read: Read) -> None:
    (reading,) = read(with_goals("培训千人。", "培训了九百人。"))
    assert (field(reading, "goals/intended"), field(reading, "goals/achieved")) == (
        "培训千人。",
        "培训了九百人。",
    )
    assert strays(reading) == {}
    assert "goals//achieved" in doubts(reading)


def test_one_goal_and_three_are_no_pair(read: Read) -> None:
    (one,) = read(with_goals("培训千人。"))
    assert field(one, "goals/achieved") == ""
    (three,) = read(with_goals("培训千人。", "培训了九百人。", "另有一百人。"))
    assert field(three, "goals/achieved") == ""
    assert set(strays(three).values()) == {"培训了九百人。", "另有一百人。"}


def test_goals_with_labels_of_their_own_are_no_pair(read: Read) -> None:
    (reading,) = read(bureau())
    assert "goals//achieved" not in doubts(reading)
