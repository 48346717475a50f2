"""A form as the record that other programs read, and back."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given

from desktop.models.document import Document, Row
from desktop.models.form import fresh_document
from desktop.models.keys import CellKey
from desktop.models.transcript import document_from_record, plain_label, transcript, where
from desktop.operations.library import library
from tests.helpers.documents import filled
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


@given(filled(MOF))
def test_every_text_of_a_record_reads_back(document: Document) -> None:
    back, unplaced = document_from_record(MOF, transcript(MOF, document))
    assert unplaced == []
    assert transcript(MOF, back) == transcript(MOF, document)


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
    document, _ = document_from_record(bare, transcript(MOF, SOUND.document))
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
