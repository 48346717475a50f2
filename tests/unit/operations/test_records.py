"""The records that other programs read: their keys and shapes are a contract."""

from __future__ import annotations

from desktop.operations.forms import sample_form, scored_record
from desktop.operations.library import library
from desktop.operations.records import form_record, template_record

FORM_KEYS = {
    "template", "title", "year", "header", "choices", "fund_columns", "funds", "goals", "indicator_columns",
    "indicators", "total", "narrative", "footer", "notes", "tables",
}  # fmt: skip
FINDING_KEYS = {"code", "severity", "where", "printed", "expected", "message", "remedy"}


def test_a_form_has_the_keys_of_the_schema() -> None:
    record = form_record(sample_form("mof"))
    assert set(record) == FORM_KEYS
    assert record["header"]["项目名称"] == "农村饮水安全工程维修养护"
    assert record["funds"][0] == {
        "label": "年度资金总额",
        "cells": ["120", "115.6", "98.35", "10", "85.08%", "9"],
    }
    assert record["indicators"][1]["实际完成值"] == "11个"
    assert record["total"] == {"分值": "100", "得分": "95.86"}


def test_scores_and_findings_have_the_keys_of_the_contract() -> None:
    record = scored_record(sample_form("mof"))
    scores = record["scores"]
    assert {"execution_rate", "execution_score", "by_first_level", "total", "grade", "cells"} <= set(scores)
    assert scores["execution_rate"] == "0.850779"
    assert scores["execution_score"] == "8.51"
    totals = {"printed": "95.86", "sum_of_parts": "95.86", "computed": "94.7", "audit": ""}
    assert scores["total"] == totals
    assert scores["grade"] == "优"
    assert scores["by_first_level"][0] == {
        "name": "产出指标",
        "weight": "50",
        "typed": "49.36",
        "computed": "48.69",
    }
    cell = next(one for one in scores["cells"] if one["where"] == "年度资金总额/得分")
    assert (cell["typed"], cell["computed"], cell["difference"]) == ("9", "8.51", "0.49")
    assert "10 × 98.35 ÷ 115.6 = 8.51" in cell["derivation"]
    assert all(set(one) >= FINDING_KEYS for one in record["findings"])
    first = record["findings"][0]
    assert (first["severity"], first["severity_name"]) == ("must-fix", "须改正")


def test_a_form_without_figures_says_so_with_blanks() -> None:
    form = sample_form("mof")
    empty = form.with_document(form.document.with_rows("funds", ()).with_rows("indicators", ()))
    scores = scored_record(empty)["scores"]
    assert (scores["execution_rate"], scores["execution_score"], scores["grade"]) == ("", "", "")


def test_a_template_names_its_source() -> None:
    record = template_record(library().template("mof"))
    assert record["source"]["number"] == "财预〔2020〕10号"
    assert record["in_force_from"] == "2020-02-25"
