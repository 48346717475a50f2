"""What a clerk says of headings is added to what they mean; what contradicts itself is said and left out."""

from __future__ import annotations

import pytest

from desktop.operations.library import library
from desktop.workbook.assigning import assigned, label_of, meanings_of, sound
from desktop.workbook.blueprint import Blueprint, blueprint
from desktop.workbook.proposals import Assignment, Meaning


@pytest.fixture(scope="module")
def mof() -> Blueprint:
    return blueprint(library().template("mof"), library().vocabulary)


def said(meanings: dict[str, Meaning], template: str = "mof") -> Assignment:
    return Assignment("look", template, meanings)


def test_an_assigned_heading_means_what_was_said(mof: Blueprint) -> None:
    plain = mof.tables["indicators"].headings
    both = assigned(mof, {"计划数": ("indicators", "target_value"), "主办科室": ("head", "unit")})
    found = both.tables["indicators"].headings.find("计划数")
    assert found is not None
    assert found.meaning == "target_value"
    assert plain.find("计划数") is None
    assert both.tables["funds"].headings.find("计划数") is None
    for lexicon in (both.all_labels, both.own_labels):
        label = lexicon.find("主办科室")
        assert label is not None
        assert label.meaning == ("head", "unit")
    assert both.begins_with_label("主办科室：甲")
    assert not mof.begins_with_label("主办科室：甲")
    assert all(shape.consented and not shape.musts for shape in both.tables.values())


def test_what_was_said_counts_more_than_what_is_known(mof: Blueprint) -> None:
    other = assigned(mof, {"得分": ("indicators", "weight")}).tables["indicators"].headings.find("得分")
    assert other is not None
    assert other.meaning == "weight"


def test_headings_under_others_are_assigned_too() -> None:
    shanxi = blueprint(library().template("shanxi"), library().vocabulary)
    lexicon = assigned(shanxi, {"批复": ("funds", "initial_budget")}).tables["funds"].under["年初预算数"]
    found = lexicon.find("批复")
    assert found is not None
    assert found.meaning == "initial_budget"


def test_a_sound_assignment_holds_without_what_is_known_anyway(mof: Blueprint) -> None:
    meanings: dict[str, Meaning] = {
        "年度指标值": ("indicators", "target_value"),
        "项目名称": ("head", "project_name"),
        "计划数": ("indicators", "target_value"),
    }
    assert sound(said(meanings), [mof]) == ({"计划数": ("indicators", "target_value")}, [])


def test_two_headings_for_one_column_are_said_and_the_second_left_out(mof: Blueprint) -> None:
    twice: dict[str, Meaning] = {"甲": ("indicators", "weight"), "甲栏": ("indicators", "weight")}
    holding, faults = sound(said(twice), [mof])
    assert holding == {"甲": ("indicators", "weight")}
    assert faults == ["标题“甲”和“甲栏”都指定为“分值”，一栏只能对应一个标题，后一个没有照用，请只保留一个。"]


def test_what_is_no_longer_there_is_said(mof: Blueprint) -> None:
    holding, faults = sound(said({"甲栏": ("indicators", "nothing"), "x" * 60: ("head", "unit")}), [mof])
    assert holding == {}
    assert [fault[:4] for fault in faults] == ["标题“甲", "标题“x"]
    assert "没有这一栏" in faults[0]
    assert sound(said({}, "gone"), [mof]) == (
        {},
        ["记住的标题对应关系指向表样“gone”，这个表样已不在本程序里，没有照用，请重新指定标题。"],
    )


def test_every_meaning_has_a_label(mof: Blueprint) -> None:
    labels = {meaning: label_of(mof.template, meaning) for meaning in meanings_of(mof.template)}
    assert labels["indicators", "operator"] == "计算符号"
    assert labels["indicators", "actual_value"] == "实际完成值"
    assert labels["head", "unit"] == "实施单位"
    assert ("funds", "operator") not in labels
    assert all(labels.values())
    assert label_of(mof.template, ("nowhere", "nothing")) == "nothing"
