"""Rules for what is typed, each added once."""

from __future__ import annotations

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from desktop.templates.spec import Content
from desktop.workbook.entry_rules import EntryRules


def rules_of(*notes: tuple[str, Content | None, tuple[str, ...]]) -> list[tuple[str, str, str]]:
    sheet = Workbook().active
    assert isinstance(sheet, Worksheet)
    rules = EntryRules(sheet)
    for note in notes:
        rules.note(*note)
    rules.add()
    return [(rule.type, str(rule.sqref), rule.formula1) for rule in sheet.data_validations.dataValidation]


def test_cells_of_one_rule_share_it() -> None:
    made = rules_of(
        ("A1", Content.POINTS, ()),
        ("A3", Content.POINTS, ()),
        ("B1", Content.ACTUAL, ("达成", "未")),
        ("B2", Content.ACTUAL, ("达成", "未")),
        ("C1", Content.ACTUAL, ('带"引号"',)),
        ("D1", Content.TEXT, ()),
    )
    assert made == [
        ("decimal", "A1 A3", "0"),
        ("list", "B1 B2", '"达成,未"'),
        ("list", "C1", '"带""引号"""'),
    ]


def test_a_list_that_a_workbook_cannot_hold_is_left_out() -> None:
    assert rules_of(("A1", None, ("长" * 300,)), ("A2", None, ("甲,乙", "丙"))) == []


def test_a_choice_offers_its_line_with_each_option_ticked() -> None:
    assert rules_of(("A1", Content.CHOICE, ("常年性", "一次性"))) == [
        ("list", "A1", '"1、常年性☑\u30002、一次性☐,1、常年性☐\u30002、一次性☑"'),
    ]
