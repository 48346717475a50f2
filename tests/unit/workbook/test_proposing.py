"""The nearest template is proposed with all headings; what has nothing of a form is not."""

from __future__ import annotations

from pathlib import Path

from desktop.operations.library import library
from desktop.workbook.proposals import Assignment, Proposal
from desktop.workbook.read import read_file
from desktop.workbook.reading import FileReading
from tests.helpers.dialects import Sketch, bureau, save


def read(tmp_path: Path, *sheets: Sketch) -> FileReading:
    known = library()
    return read_file(save(tmp_path / "form.xlsx", *sheets), known.templates(), known.vocabulary)


def headings(proposal: Proposal) -> dict[str, object]:
    return {"".join(heading.text.split()): heading.meaning for heading in proposal.headings}


def foreign() -> Sketch:
    sketch = bureau().put({"E12": "安排", "F12": "结果", "D12": "事项", "G12": "满额", "A4": "牵头处室"})
    # Another table by its title and its levels: it is not tried.
    sketch.put({"A1": "项目支出绩效目标申报表", "B13": "甲类", "C13": "乙类"})
    return sketch.put({"A18": "评议意见", "C18": "同意该项目的自评结果。", "F4": "经办处室"})


def test_known_headings_bear_their_meaning_and_others_none(tmp_path: Path) -> None:
    found = read(tmp_path, foreign())
    assert found.forms == ()
    assert found.sentence
    (proposal,) = found.proposals
    assert (proposal.template, proposal.sheet) == ("mof", "Sheet1")
    assert 0.5 < proposal.confidence < 0.75
    known = headings(proposal)
    assert known["项目名称"] == ("head", "project_name")
    assert known["全年执行数"] == ("funds", "full_year_spending")
    assert known["得分"] == ("indicators", "score")
    for strange in ("安排", "结果", "事项", "满额", "牵头处室", "经办处室", "评议意见"):
        assert known[strange] is None
    assert not {"培训经费", "人社局", "社保中心", "指标1", "绩效指标", "年度总体目标"} & known.keys()
    assert proposal.lacking == (
        ("head", "department"),
        ("head", "unit"),
        ("indicators", "third_level"),
        ("indicators", "target_value"),
        ("indicators", "actual_value"),
        ("indicators", "weight"),
    )
    places = [(heading.sheet, *heading.area[:2]) for heading in proposal.headings]
    assert places == sorted(places)


def test_labels_alone_come_near_too(tmp_path: Path) -> None:
    sketch = Sketch().put({"A1": "项目名称", "B1": "培训", "A2": "主管部门", "B2": "人社局"})
    sketch.put({"A3": "实施单位", "B3": "中心", "A4": "预期目标", "B4": "略", "A5": "备忘", "B5": "略"})
    (proposal,) = read(tmp_path, sketch).proposals
    assert headings(proposal)["实施单位"] == ("head", "unit")
    assert headings(proposal)["备忘"] is None


def test_short_entries_beside_their_labels_are_no_headings(tmp_path: Path) -> None:
    sketch = Sketch().put({"A1": "主管部门", "B1": "人社局", "C1": "实施单位", "D1": "社保中心"})
    sketch.put({"A2": "项目名称", "B2": "2023年培训", "C2": "备忘", "D2": "略"})
    (proposal,) = read(tmp_path, sketch).proposals
    meanings = headings(proposal)
    assert meanings["主管部门"] == ("head", "department")
    assert meanings["实施单位"] == ("head", "unit")
    assert not {"人社局", "社保中心"} & meanings.keys()


def test_what_has_nothing_of_a_form_is_not_proposed(tmp_path: Path) -> None:
    assert read(tmp_path, Sketch().put({"A1": "通知", "A2": "各单位："})).proposals == ()


def test_an_example_beside_a_form_is_not_proposed(tmp_path: Path) -> None:
    example = Sketch().row(4, "一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分")
    example.row(5, "产出指标", "数量指标", "培训", "≥1次", "2次", 10, 10)
    found = read(tmp_path, bureau(), example)
    assert len(found.forms) == 1
    assert found.proposals == ()


def test_another_layout_beside_a_form_is_proposed(tmp_path: Path) -> None:
    (proposal,) = read(tmp_path, bureau(), foreign()).proposals
    assert proposal.sheet == "Sheet2"


def test_the_parts_of_a_form_on_sheets_of_their_own_are_proposed_together(tmp_path: Path) -> None:
    whole = foreign()
    top, below = Sketch(merges=["A5:A9"]), Sketch()
    for address, value in whole.cells.items():
        number = int("".join(sign for sign in address if sign.isdigit()))
        (top if number < 10 else below).put({address: value})
    (proposal,) = read(tmp_path, top, below).proposals
    assert proposal.sheet == "Sheet1、Sheet2"
    assert {heading.sheet for heading in proposal.headings} == {"Sheet1", "Sheet2"}
    (plan,) = [heading for heading in proposal.headings if heading.text == "安排"]
    assert (plan.sheet, plan.area) == ("Sheet2", (11, 4, 11, 4))


def test_a_form_without_strangers_has_nothing_to_assign(tmp_path: Path) -> None:
    (reading,) = read(tmp_path, bureau()).forms
    assert reading.proposal is None
    (other,) = read(tmp_path, bureau().put({"K3": "2022年3月7日收到"})).forms
    assert [stray.text for stray in other.unread] == ["2022年3月7日收到"]
    assert other.proposal is None


def test_a_strange_heading_of_a_form_that_is_known_may_be_explained(tmp_path: Path) -> None:
    sketch = bureau().put({"J12": "评分标准", "J13": "按比例"})
    (reading,) = read(tmp_path, sketch).forms
    assert reading.proposal is not None
    assert headings(reading.proposal)["评分标准"] is None
    assert reading.proposal.template == "mof"


def test_of_two_tables_that_with_most_known_headings_is_proposed(tmp_path: Path) -> None:
    sketch = foreign().row(40, "项目", "年初预算数", "全年预算数", "全年执行数").row(41, "总额", 1, 1, 1)
    (proposal,) = read(tmp_path, sketch).proposals
    listed = [heading for heading in proposal.headings if heading.meaning == ("funds", "initial_budget")]
    assert [heading.area[0] for heading in listed] == [4]


def test_what_was_said_of_a_look_is_followed(tmp_path: Path) -> None:
    (proposal,) = read(tmp_path, foreign()).proposals
    meanings = {"安排": ("indicators", "target_value"), "结果": ("indicators", "actual_value")}
    known = library()
    said = Assignment(proposal.look, "mof", meanings)
    found = read_file(tmp_path / "form.xlsx", known.templates(), known.vocabulary, [said])
    (form,) = found.forms
    assert form.document.rows("indicators")[0].text("target_value") == "≥1次"
