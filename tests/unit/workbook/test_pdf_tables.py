"""A table that the end of a page has cut is one again."""

from __future__ import annotations

from desktop.workbook.pdf_rules import Box
from desktop.workbook.pdf_tables import PdfCell, PdfTable, continued


def table(*rows: str, xs: tuple[float, ...] = (0, 50, 100, 150)) -> PdfTable:
    """Make a table from rows of names, one a column; ^ goes on with the cell above."""
    cells: list[PdfCell] = []
    for number, row in enumerate(rows):
        for column, name in enumerate(row.split("|")):
            if name != "^":
                below = number + 1
                while below < len(rows) and rows[below].split("|")[column] == "^":
                    below += 1
                cells.append(PdfCell(Box(number, column, below, column + 1), name))
    return PdfTable(xs, len(rows), tuple(cells))


def told(found: PdfTable | None) -> dict[str, tuple[int, int, int]]:
    assert found is not None
    return {cell.text: (cell.box.top, cell.box.left, cell.box.bottom) for cell in found.cells if cell.text}


def test_tables_of_other_widths_are_two() -> None:
    assert continued(table("甲|乙|丙"), table("丁|戊|己", xs=(0, 50, 100, 200))) is None
    assert continued(table("甲|乙|丙"), table("丁|戊|己", xs=(9, 50, 100, 150))) is None


def test_rows_go_on_under_each_other() -> None:
    assert told(continued(table("甲|乙|丙"), table("丁|戊|己"))) == {
        "甲": (0, 0, 1),
        "乙": (0, 1, 1),
        "丙": (0, 2, 1),
        "丁": (1, 0, 2),
        "戊": (1, 1, 2),
        "己": (1, 2, 2),
    }


def test_a_name_that_is_not_said_again_goes_on() -> None:
    found = told(continued(table("产出|数量|次数"), table("|质量|合格", "^|时效|及时")))
    assert found["产出"] == (0, 0, 3)
    assert found["质量"] == (1, 1, 2)


def test_a_blank_behind_a_text_goes_on_only_where_a_cell_has_several_rows() -> None:
    low = continued(table("产出|数量|10"), table("|质量|"))
    assert told(low)["10"] == (0, 2, 1)
    tall = continued(table("产出|数量|10", "^|个数|^"), table("|质量|"))
    assert told(tall)["10"] == (0, 2, 3)


def test_nothing_goes_on_into_a_blank_row() -> None:
    assert told(continued(table("产出|数量|10"), table("||", "效益|社会|5")))["产出"] == (0, 0, 1)


def test_a_text_that_stands_on_the_second_page_is_that_of_the_whole_cell() -> None:
    found = told(continued(table("|数量|次数", "^|个数|8"), table("产出|质量|合格")))
    assert found["产出"] == (0, 0, 3)


def test_a_name_cut_in_two_is_one() -> None:
    found = told(continued(table("效益指|经济|甲"), table("标|社会|乙", "^|生态|丙")))
    assert found["效益指标"] == (0, 0, 3)
    other = told(continued(table("产出|数量|甲"), table("效益|社会|乙", "^|生态|丙")))
    assert other["产出"] == (0, 0, 1)
    assert other["效益"] == (1, 0, 3)


def test_headings_printed_again_count_for_nothing() -> None:
    first = table("指标|目标|实际", "产出|9|9", "^|8|8")
    second = table("指标|目标|实际", "|7|6", "^|5|4")
    found = told(continued(first, second))
    assert found["产出"] == (1, 0, 5)
    assert found["7"] == (3, 1, 4)
    assert continued(first, second).rows == 5  # type: ignore[union-attr]  # it is one, as told above


def test_a_label_beside_repeated_headings_stays() -> None:
    first = table("绩效|级|标|值", "^|甲|乙|丙", xs=(0, 10, 50, 100, 150))
    second = table("绩效|级|标|值", "^|丁|戊|己", xs=(0, 10, 50, 100, 150))
    assert told(continued(first, second))["绩效"] == (0, 0, 3)


def test_a_page_of_headings_alone_keeps_its_last_row() -> None:
    heading = table("指标|目标|实际")
    found = continued(heading, heading)
    assert found is not None
    assert found.rows == 2


def test_columns_of_both_pages_count() -> None:
    found = continued(table("甲|乙|丙"), table("丁|戊", xs=(1, 100, 149)))
    assert found is not None
    assert found.xs == (0, 50, 100, 150)
    wide = next(cell for cell in found.cells if cell.text == "丁")
    assert (wide.box.left, wide.box.right) == (0, 2)
    narrow = continued(table("甲|乙", xs=(0, 100, 150)), table("丙|丁|戊"))
    assert narrow is not None
    assert narrow.xs == (0, 50, 100, 150)
