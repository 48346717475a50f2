"""A form as the record that other programs read, and back."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from desktop.models.document import Cell, Document, Row
from desktop.models.form import fresh_document
from desktop.models.keys import CellKey
from desktop.models.transcript import document_from_record, plain_label, ticked, transcript, where
from desktop.operations.library import library
from desktop.templates.spec import FieldsBlock, Section, Template
from tests.helpers.documents import filled
from tests.helpers.every_kind import CATEGORY, EVERY_KIND
from tests.helpers.forms import sound_form

MOF = library().template("mof")
SOUND = sound_form()


def test_a_record_reads_as_the_paper_does() -> None:
    record = transcript(MOF, SOUND.document)
    assert (record["title"], record["year"]) == ("项目支出绩效自评表", "2025")
    assert record["header"]["实施单位"] == "社会保险服务中心"
    assert record["fund_columns"] == ["年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"]
    assert record["funds"][0] == {"label": "年度资金总额", "cells": ["100", "100", "95", "10", "95%", "9.5"]}
    assert record["indicators"][3]["年度指标值"] == "≤900元"
    assert record["indicators"][3]["偏差原因分析及改进措施"] == ""
    assert record["total"] == {"分值": "100", "得分": "99.5"}
    assert record["footer"]["填报日期"] == "2026-01-15"
    assert (record["narrative"], record["choices"], record["notes"]) == ({}, {}, "")


def test_rows_of_the_blank_form_are_placeholders() -> None:
    record = transcript(MOF, fresh_document(MOF))
    assert all(row["placeholder"] for row in record["indicators"])
    assert not any("placeholder" in row for row in transcript(MOF, SOUND.document)["indicators"])


@given(st.data())
def test_every_text_of_a_record_reads_back(data: st.DataObject) -> None:
    template = data.draw(st.sampled_from((MOF, EVERY_KIND)))
    document = data.draw(filled(template))
    back, unplaced = document_from_record(template, transcript(template, document))
    assert unplaced == []
    assert transcript(template, back) == transcript(template, document)


def test_labels_are_read_in_their_printed_variants() -> None:
    record = {
        "header": {"项目支出名称": "甲", "主 管\n部门": "乙"},
        "fund_columns": ["全年预算"],
        "funds": [{"label": "年度资金总额", "cells": ["5"]}, {"label": "其中：贷款", "cells": ["1"]}],
    }
    document, unplaced = document_from_record(MOF, record)
    assert unplaced == []
    assert document.text(CellKey("head", "", "project_name")) == "甲"
    assert document.text(CellKey("head", "", "department")) == "乙"
    assert document.text(CellKey("funds", "annual_total", "full_year_budget")) == "5"
    assert document.text(CellKey("funds", "r2", "full_year_budget")) == "1"


def test_what_finds_no_place_is_named() -> None:
    record = {
        "header": {"项目代码": "407", "空白": ""},
        "fund_columns": ["到位数", "备用"],
        "funds": [{"label": "年度资金总额", "cells": ["5", ""]}],
        "indicators": [{"三级指标": "甲", "权重占比": "25%", "备注": "", "placeholder": True}],
    }
    _, unplaced = document_from_record(MOF, record)
    assert unplaced == ["header/项目代码", "年度资金总额/到位数", "indicators[1]/权重占比"]


def test_a_template_without_tables_has_no_rows() -> None:
    bare = replace(MOF, blocks=tuple(block for block in MOF.blocks if block.id in ("title", "head")))
    document, unplaced = document_from_record(bare, transcript(MOF, SOUND.document))
    assert unplaced[0] == "year"
    assert unplaced[-2:] == ["funds", "indicators"]
    assert dict(document.tables) == {}
    assert set(transcript(bare, document)) >= {"title", "header"}
    assert "funds" not in transcript(bare, document)


def test_places_are_named_as_a_reader_finds_them() -> None:
    def named(block: str, row: str, column: str) -> str:
        return where(MOF, SOUND.document, CellKey(block, row, column))

    assert named("head", "", "unit") == "header/实施单位"
    assert named("title", "", "title") == "title"
    assert named("caption", "", "year") == "year"
    assert named("goals", "", "achieved") == "goals/实际完成情况"
    assert named("funds", "annual_total", "execution_rate") == "年度资金总额/执行率"
    assert named("indicators", "r3", "score") == "indicators[3]/得分"


def test_a_place_that_is_not_on_the_form_is_named_by_its_key() -> None:
    assert where(MOF, SOUND.document, CellKey("head", "", "gone")) == "head//gone"
    assert where(MOF, SOUND.document, CellKey("indicators", "gone", "score")) == "indicators/gone/score"
    assert where(MOF, SOUND.document, CellKey("indicators", "r3", "gone")) == "indicators[3]/gone"
    unnamed = SOUND.document.with_rows("funds", (Row("x"),))
    assert where(MOF, unnamed, CellKey("funds", "x", "score")) == "funds[1]/得分"
    assert where(MOF, Document("mof", {}, {"other": (Row("x"),)}), CellKey("other", "x", "y")) == "other[1]/y"


def test_line_breaks_of_labels_are_for_the_paper_alone() -> None:
    assert plain_label("年度\n指标值") == "年度指标值"


def test_choices_name_what_is_printed_and_what_is_ticked() -> None:
    key = CellKey("head", "", CATEGORY.id)
    document = fresh_document(EVERY_KIND).with_cell(key, Cell("省专项；其他"))
    record = transcript(EVERY_KIND, document)
    assert record["choices"] == {
        "项目类别": {"options": list(CATEGORY.options), "checked": ["省专项", "其他"]},
        "项目类型": {"options": ["常年性", "一次性"], "checked": []},
    }
    back, unplaced = document_from_record(EVERY_KIND, record)
    assert (back.text(key), unplaced) == ("省专项；其他", [])
    assert where(EVERY_KIND, document, key) == "choices/项目类别"
    assert ticked("") == []


def test_choices_are_read_by_variants_and_their_strange_options_named() -> None:
    record = {
        "choices": {
            "类型": {"options": ["一次性", "应急"], "checked": ["一次性"]},
            "项目等级": {"options": ["甲"], "checked": ["甲"]},
            "项目类别": {},
        }
    }
    document, unplaced = document_from_record(EVERY_KIND, record)
    assert document.text(CellKey("head", "", "project_kind")) == "一次性"
    assert document.text(CellKey("head", "", "project_category")) == ""
    assert unplaced == ["choices/类型/options", "choices/项目等级"]


def test_a_year_without_a_place_is_the_one_that_the_title_names() -> None:
    assert transcript(EVERY_KIND, fresh_document(EVERY_KIND))["year"] == ""
    titled, unplaced = document_from_record(EVERY_KIND, {"title": "2020年度培训自评表", "year": "2020"})
    assert (transcript(EVERY_KIND, titled)["year"], unplaced) == ("2020", [])
    _, unplaced = document_from_record(EVERY_KIND, {"title": "2020年度培训自评表", "year": "2021"})
    assert unplaced == ["year"]


def test_notes_stand_alone() -> None:
    notes = CellKey("notes", "", "notes")
    fresh = fresh_document(EVERY_KIND)
    assert where(EVERY_KIND, fresh, notes) == "notes"
    assert transcript(EVERY_KIND, fresh)["notes"] == "1.取整数。"
    assert document_from_record(EVERY_KIND, {"notes": ""})[0].text(notes) == ""
    assert document_from_record(EVERY_KIND, {})[0] == fresh
    assert document_from_record(MOF, {"notes": "另附"})[1] == ["notes"]


def test_columns_are_named_with_the_heading_over_them() -> None:
    record = transcript(EVERY_KIND, fresh_document(EVERY_KIND))
    assert record["indicator_columns"] == [
        "一级指标",
        "实施期/三级指标",
        "实施期/指标值",
        "年度/三级指标",
        "年度/指标值",
        "得分",
    ]
    row = {"一级指标": "产出指标", "实施期/指标值": "1", "年度/目标值": "2", "三级指标": "甲", "目标值": ""}
    document, unplaced = document_from_record(EVERY_KIND, {"indicators": [row]})
    (read,) = document.rows("indicators")
    assert (read.text("term_target"), read.text("target_value")) == ("1", "")
    assert unplaced == ["indicators[1]/三级指标"]
    assert (
        where(EVERY_KIND, document, CellKey("indicators", "r1", "target_value"))
        == "indicators[1]/年度/指标值"
    )


def test_the_total_of_the_funds_stands_first_however_it_is_called() -> None:
    record = {
        "fund_columns": ["实施期资金", "年度资金"],
        "funds": [
            {"label": "资金总额", "cells": ["8", "5"]},
            {"label": "其中：中央财政资金:", "cells": ["3", "2"]},
            {"label": "其中：中央财政资金", "cells": ["1", "1"]},
            {"label": "", "cells": ["", "1"]},
        ],
    }
    document, unplaced = document_from_record(EVERY_KIND, record)
    total, central, other, bare = document.rows("funds")
    assert [row.id for row in (total, central, other, bare)] == ["annual_total", "central", "r3", "r4"]
    assert total.text("annual_source") == "年度资金总额："
    assert other.text("annual_source") == "其中：中央财政资金"
    assert (central.text("annual_amount"), bare.text("annual_source")) == ("2", "")
    assert unplaced == []


def test_a_part_of_the_funds_is_not_taken_for_the_total() -> None:
    record = {"funds": [{"label": "其他资金", "cells": []}, {"label": "年度资金总额", "cells": []}]}
    document, _ = document_from_record(MOF, record)
    assert [row.id for row in document.rows("funds")] == ["other_funds", "annual_total"]
    assert document.text(CellKey("funds", "annual_total", "weight")) == "10"


def test_rows_of_other_tables_find_their_place_by_wording_then_by_order() -> None:
    table = {
        "columns": ["指标", "自评分", "备注"],
        "rows": [["公务用车（5分）", "4", ""], ["在职 人员", "3", "甲"], ["培训", "", ""], ["会议", "1", ""]],
    }
    document, unplaced = document_from_record(EVERY_KIND, {"tables": {"framework": table}})
    rows = document.rows("framework")
    assert [row.id for row in rows] == ["cars", "r2", "spare", "r4"]
    assert rows[0].text("criteria") == "每超1辆扣1分"
    assert rows[1].text("criteria") == ""
    assert unplaced == ["framework[2]/备注"]
    assert document.rows("inputs") == fresh_document(EVERY_KIND).rows("inputs")
    assert where(EVERY_KIND, document, CellKey("framework", "cars", "score")) == "framework[1]/自评分"


def test_rewritten_rows_of_a_fixed_table_keep_their_place() -> None:
    table = {"columns": ["指标"], "rows": [["在职人员"], ["公务用车（5分）"]]}
    document, _ = document_from_record(EVERY_KIND, {"tables": {"framework": table}})
    assert [row.id for row in document.rows("framework")] == ["staff", "cars"]


def test_added_rows_never_take_the_id_of_another() -> None:
    (table,) = (table for table in MOF.tables() if table.id == "funds")
    fourth = replace(table.rows[3], id="r2")
    funds = replace(table, rows=(*table.rows[:3], fourth))
    template = replace(MOF, blocks=tuple(funds if block.id == "funds" else block for block in MOF.blocks))
    record = {"funds": [{"label": label, "cells": []} for label in ("年度资金总额", "贷款", "其他资金")]}
    document, _ = document_from_record(template, record)
    assert [row.id for row in document.rows("funds")] == ["annual_total", "r2x", "r2"]


def test_a_table_that_the_form_has_not_is_named_where_it_holds_something() -> None:
    tables = {"staff": {"columns": ["人数"], "rows": [["3"]]}, "empty": {"columns": ["人数"], "rows": [[""]]}}
    assert document_from_record(MOF, {"tables": tables})[1] == ["staff"]


def test_a_label_counts_in_its_own_section_alone() -> None:
    def sectioned(template: Template) -> Template:
        blocks = tuple(
            replace(block, fields=tuple(replace(spec, section=Section.NARRATIVE) for spec in block.fields))
            if isinstance(block, FieldsBlock) and block.id == "goals"
            else block
            for block in template.blocks
        )
        return replace(template, blocks=blocks)

    record = {"goals": {"预期目标": "甲"}, "narrative": {"实际完成情况": "乙"}}
    assert document_from_record(sectioned(MOF), record)[1] == ["goals/预期目标"]
