"""Formulas of plain arithmetic come out as a spreadsheet has them, or not at all."""

from __future__ import annotations

from decimal import Decimal

import pytest

from desktop.workbook.arithmetic import Unknown, Value, work_out

CELLS: dict[tuple[int, int], Value] = {
    (0, 0): Decimal(10),
    (1, 0): Decimal(20),
    (2, 0): "文",
    (3, 0): None,
    (5, 0): "40 家",
    (0, 1): Decimal("0.1"),
    (1, 1): Decimal("0.2"),
    (2, 1): Decimal(0),
}


def look(row: int, column: int) -> Value:
    """Look into a sheet on which A5 is not known."""
    if (row, column) == (4, 0):
        raise Unknown
    return CELLS.get((row, column))


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("A1/A2", "0.5"),
        ("1/3", "0.333333333333333"),
        ("(1/3)*3", "1"),
        ("A1*A2-5", "195"),
        ("2+3*4", "14"),
        ("(2+3)*4", "20"),
        ("-A1", "-10"),
        ("--A1", "10"),
        ("+A1-+A2", "-10"),
        ("50%", "0.5"),
        ("1" + "+1" * 450, "451"),
        ("8/2/2*3", "6"),
        ("A1*50%", "5"),
        ("A4", "0"),
        ("A4+1.5", "1.5"),
        ("$A$1", "10"),
        ("SUM(A1:A4)", "30"),
        ("SUM(A1,A2,B1:B2)+1", "31.3"),
        ("sum( a1 , 5 )", "15"),
        ("SUM(A1*2,-A2)", "0"),
        ("MIN(A1:A2)", "10"),
        ("MAX(A1:A2,25)", "25"),
        ("MIN(A3)", "0"),
        ("MAX(A3:A4)", "0"),
        ("MIN(MAX(A1/A2,0),1)*10", "5"),
        ("ROUND(39.25%*10,1)", "3.9"),
        ("ROUND(2.5,0)", "3"),
        ("ROUND(-2.5,0)", "-3"),
        ("ROUND(1/3,2)", "0.33"),
        ("IF(A1=10,1,2)", "1"),
        ("IF(A1<>10,1,2)", "2"),
        ("IF(A1<A2,1,2)", "1"),
        ("IF(A1>A2,1,2)", "2"),
        ("IF(A1<=10,1,2)", "1"),
        ("IF(A1>=A2,1,2)", "2"),
        ("IF(A4=0,1,2)", "1"),
        ("IF(0=A4,1,2)", "1"),
        ('IF(A4="",1,2)', "1"),
        ('IF(A3="",1,2)', "2"),
        ("IF(A3>A1,1,2)", "1"),
        ("IF(A1>A3,1,2)", "2"),
        ('IF("a"="A",1,2)', "1"),
        ("IF(A1,1,2)", "1"),
        ("IF(B3,1,2)", "2"),
        ("IF(B3=0,7,A1/B3)", "7"),
        ("IF(A1=1,,5)", "5"),
        ("IF(A1=10,,5)", "0"),
        ("IFERROR(A1/B3,0)", "0"),
        ("IFERROR(A1/A2,0)", "0.5"),
        ("IFERROR(A3+1,9)", "9"),
    ],
)
def test_numbers(formula: str, value: str) -> None:
    assert work_out(formula, look) == Decimal(value)


@pytest.mark.parametrize(
    ("formula", "text"),
    [("A3", "文"), ('"a""b"', 'a"b'), ('IF(A4="","",A1)', ""), ('IFERROR(A1/B3,"/")', "/")],
)
def test_texts(formula: str, text: str) -> None:
    assert work_out(formula, look) == text


@pytest.mark.parametrize(
    "formula",
    [
        *("", "A1+", "A1 A2", "1E5", "A1^2", "A1&A2", "#REF!", "SUM(A1", "SUM(A2:A1)", "SUM(A1:A3000)"),
        *("Sheet1!A1", "表!A1", "MEDIAN(A1)", "A1:A2", "(A1", "ROUND(A1)", "ROUND(A1,0.5)", "ROUND(A1,-1)"),
        *("ROUND(A1,A5)", "SUM(A1:A5)", "1+A5", "A1/B3", "1+A3", "1+A6", "A1=10", "IF(A1=1,5)", "IF(A1)"),
        *("IF(A1:A2,1,2)", "IF((A1=1)=(A2=1),1,2)", "(A1=1)+1", "A1,A2", ")", "IFERROR(A1,2,3)", "SUM(,)("),
        *("(" * 30 + "1" + ")" * 30, "1" + "+1" * 600, "1234567890123456", "IF(,1,2)+Q"),
    ],
)
def test_what_is_not_worked_out_is_left_alone(formula: str) -> None:
    assert work_out(formula, look) is None
