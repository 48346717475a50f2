"""Blocks from and to other programs, well meant and hostile."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QGuiApplication

from desktop.models.keys import CellKey
from desktop.views.clipboard import MOST_COLUMNS, MOST_ROWS, Copied, for_columns, read_html, read_text
from tests.helpers.window import Clerk

ROWS = (("培训人数", "≥100人", "98人", "20"), ("合格率", "≥95%", "96%", "30"))
EXCEL = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset=utf-8>
<style>td {mso-number-format:General;}</style></head><body>
<!--StartFragment--><table border=0><col width=72>
 <tr height=19><td rowspan=2 class=xl65>产出指标</td><td rowspan=2>数量
  指标</td><td>培训<br>人数</td><td x:num>100</td></tr>
 <tr height=19><td>A &amp; B</td><td>&nbsp;</td></tr>
</table><!--EndFragment--></body></html>"""


def texts(rows: Sequence[Sequence[Copied]]) -> list[list[str]]:
    return [[cell.text for cell in row] for row in rows]


def test_an_excel_table_is_read_with_its_merged_cells() -> None:
    rows = read_html(EXCEL)
    assert texts(rows) == [
        ["产出指标", "数量 指标", "培训\n人数", "100"],
        ["产出指标", "数量 指标", "A & B", ""],
    ]
    assert [cell.repeated for cell in rows[1]] == [True, True, False, False]


def test_the_text_of_a_merged_cell_belongs_to_all_rows_only_where_the_form_merges() -> None:
    rows = read_html("<table><tr><td rowspan=2>a<td rowspan=2>10</tr><tr></tr></table>")
    assert for_columns(rows, [True, False]) == [["a", "10"], ["a", ""]]
    assert for_columns(rows, []) == [["a", "10"], ["", ""]]


def test_a_cell_over_several_columns_counts_once() -> None:
    rows = read_html("<table><tr><td colspan=3>总额</td><td>194</td></tr></table>")
    assert texts(rows) == [["总额", "194"]]


def test_text_with_tabs_quotes_and_line_breaks() -> None:
    assert texts(read_text('a\t"b ""x""\nc"\r\nd\t\r\n')) == [["a", 'b "x"\nc'], ["d", ""]]
    assert texts(read_text('5" pipe\t3\n')) == [['5" pipe', "3"]]
    assert texts(read_text('"open\tand never closed')) == [['"open', "and never closed"]]
    assert texts(read_text("one\ntwo\n")) == [["one"], ["two"]]
    assert read_text("\r\n") == []


@pytest.mark.parametrize(
    "html",
    [
        "<table><tr><td rowspan=999999999 colspan=999999999>x</td></tr></table>",
        "<table><tr><td rowspan='-5' colspan='a'>x</td></tr></table>",
        "<table><tr><td rowspan='１２' colspan=''>x</td></tr></table>",
        "<table>" * 5000 + "<tr><td>x",
        "<tr><td>x</td></tr>",
        "<script><table><tr><td>y</td></tr></table></script><table><tr><td>x</td></tr></table>",
        "<table><tr><td>x<script>alert(1)</script><style>p{}</style></td></tr></table>",
    ],
)
def test_hostile_html_gives_at_most_its_text(html: str) -> None:
    rows = read_html(html)
    assert len(rows) <= MOST_ROWS
    assert {cell.text for row in rows for cell in row} <= {"x", ""}
    assert all(len(row) <= MOST_COLUMNS for row in rows)


def test_a_huge_table_is_cut() -> None:
    rows = read_html("<table>" + "<tr>" + "<td>1</td>" * 300 + "</tr>" * 1 + "<tr><td>1</td></tr>" * 5000)
    assert len(rows) == MOST_ROWS
    assert len(rows[0]) == MOST_COLUMNS


@given(st.text(alphabet=st.sampled_from("<>/=\"' \n\ttdrablesp&;1"), max_size=400))
def test_any_html_is_read_without_a_fault(html: str) -> None:
    for row in read_html(html):
        assert len(row) <= MOST_COLUMNS


@given(
    st.lists(
        st.lists(st.text(alphabet='ab"\t\n,\u3000', max_size=6), min_size=2, max_size=4),
        min_size=1,
        max_size=4,
    )
)
def test_any_text_is_read_without_a_fault(rows: list[list[str]]) -> None:
    read_text("\n".join("\t".join(row) for row in rows))


def test_a_copied_block_is_offered_as_html_and_text(clerk: Clerk) -> None:
    clerk.begin_with_indicators(*ROWS)
    clerk.go_to(clerk.row_key(0, "second_level"))
    clerk.press("Shift+Right", "Shift+Right", "Ctrl+C")
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == "数量指标\t培训人数\t≥100人\r\n\t合格率\t≥95%\r\n"
    assert '<td rowspan="2"' in data.html()
    assert texts(read_html(data.html())) == [
        ["数量指标", "培训人数", "≥100人"],
        ["数量指标", "合格率", "≥95%"],
    ]
    assert clerk.said() == "已复制5格，可以粘贴到WPS、Excel。"


def test_a_block_goes_round_through_the_clipboard(clerk: Clerk) -> None:
    clerk.begin_with_indicators(*ROWS)
    clerk.go_to(clerk.row_key(0, "second_level"))
    clerk.press("Shift+Right", "Shift+Right", "Ctrl+C")
    clerk.go_to(clerk.row_key(4, "second_level"))
    clerk.press("Ctrl+V")
    assert clerk.column("second_level")[4:6] == ["数量指标", "数量指标"]
    assert clerk.column("third_level")[4:6] == ["培训人数", "合格率"]
    clerk.press("Ctrl+Z")
    assert clerk.column("second_level")[4:6] == ["时效指标", "时效指标"]


def test_html_is_taken_before_text(clerk: Clerk) -> None:
    clerk.begin()
    clerk.clipboard(text="plain", html="<table><tr><td>from html</td></tr></table>")
    clerk.go_to(clerk.row_key(0, "third_level"))
    clerk.press("Ctrl+V")
    assert clerk.column("third_level")[0] == "from html"


def test_a_pasted_block_grows_the_table_and_is_undone_at_once(clerk: Clerk) -> None:
    clerk.begin()
    before = clerk.column("third_level")
    clerk.clipboard(text="\n".join(f"指标{n}\t≥{n}\t{n}\t2" for n in range(30)))
    clerk.go_to(clerk.row_key(0, "third_level"))
    clerk.press("Ctrl+V")
    assert clerk.column("third_level") == [f"指标{n}" for n in range(30)]
    assert clerk.column("actual_value") == [str(n) for n in range(30)]
    assert clerk.said() == "已粘贴30行4列。"
    clerk.press("Ctrl+Z")
    assert clerk.column("third_level") == before


def test_what_does_not_fit_is_said(clerk: Clerk) -> None:
    clerk.begin()
    clerk.clipboard(text="\n".join(["1\t2\t3"] * 6))
    clerk.go_to(CellKey("funds", "carried_over", "score"))
    clerk.press("Ctrl+V")
    assert clerk.said() == "请先把光标放在可以填写的格子上，再粘贴。"
    clerk.go_to(CellKey("funds", "carried_over", "execution_rate"))
    clerk.press("Ctrl+V")
    assert (
        clerk.said()
        == "已粘贴；放不下的4行、1列没有粘贴，请从更靠上、靠左的格子开始。表样印好的、不填的2格没有改。"
    )


def test_only_what_did_not_fit_is_said(clerk: Clerk) -> None:
    clerk.begin()
    clerk.clipboard(text="1\t2\t3\t4\t5\t6\t7")
    clerk.go_to(clerk.row_key(0, "weight"))
    clerk.press("Ctrl+V")
    assert "0行" not in clerk.said()
    assert clerk.said().endswith("请从更靠左的格子开始。")


def funds(clerk: Clerk, row: str) -> list[str]:
    columns = ("source", "term_amount", "annual_source", "annual_amount")
    return [clerk.text(CellKey("funds", row, column)) for column in columns]


def test_figures_go_round_the_printed_labels(clerk: Clerk) -> None:
    clerk.begin(template="shanxi-term")
    clerk.clipboard(text="100\t50\n60\t30\n40\t20")
    clerk.go_to(CellKey("funds", "annual_total", "term_amount"))
    clerk.press("Ctrl+V")
    assert funds(clerk, "annual_total") == ["实施期资金总额：", "100", "年度资金总额：", "50"]
    assert funds(clerk, "central_funds") == ["其中：中央财政资金", "60", "其中：中央财政资金", "30"]
    assert funds(clerk, "province_funds") == ["省级财政资金", "40", "省级财政资金", "20"]
    assert clerk.said() == "已粘贴3行2列。"


def test_labels_that_come_with_the_figures_leave_the_printed_ones(clerk: Clerk) -> None:
    clerk.begin(template="shanxi-term")
    clerk.clipboard(text="100\t年度资金\t50\n60\t其中：中央\t30")
    clerk.go_to(CellKey("funds", "annual_total", "term_amount"))
    clerk.press("Ctrl+V")
    assert funds(clerk, "annual_total") == ["实施期资金总额：", "100", "年度资金总额：", "50"]
    assert funds(clerk, "central_funds") == ["其中：中央财政资金", "60", "其中：中央财政资金", "30"]
    assert clerk.said() == "已粘贴2行3列。表样印好的、不填的2格没有改。"


def test_rows_under_a_merged_heading_stay_under_it(clerk: Clerk) -> None:
    clerk.begin()
    clerk.clipboard(
        text="产出指标\t数量指标\t甲\t≥1\n\t\t乙\t≥2\n\t质量指标\t丙\t≥3\n效益指标\t经济效益指标\t丁\t≥4"
    )
    clerk.go_to(clerk.row_key(0, "first_level"))
    clerk.press("Ctrl+V")
    assert clerk.column("first_level")[:4] == ["产出指标"] * 3 + ["效益指标"]
    assert clerk.column("second_level")[:3] == ["数量指标", "数量指标", "质量指标"]
    clerk.clipboard(text="\t\t戊\t≥5")
    clerk.go_to(clerk.row_key(3, "first_level"))
    clerk.press("Ctrl+V")
    assert clerk.column("first_level")[3] == "产出指标"
    assert clerk.column("second_level")[3] == "质量指标"


def test_a_heading_keeps_its_points(clerk: Clerk) -> None:
    clerk.begin(template="hubei")
    printed = clerk.column("first_level")
    assert "分" in printed[0]
    bare = printed[0].replace("\n", "").partition("（")[0].partition("(")[0]
    clerk.clipboard(text=f"{bare}\t数量指标\t甲\n\t\t乙")
    clerk.go_to(clerk.row_key(0, "first_level"))
    clerk.press("Ctrl+V")
    assert clerk.column("first_level")[:2] == [printed[0]] * 2


def test_a_field_takes_lines_as_one_text(clerk: Clerk) -> None:
    clerk.begin()
    clerk.clipboard(text="第一段\n第二段\n")
    clerk.go_to(CellKey("goals", "", "intended"))
    clerk.press("Ctrl+V")
    assert clerk.text(CellKey("goals", "", "intended")) == "第一段\n第二段"


def test_one_text_fills_the_selected_rows(clerk: Clerk) -> None:
    clerk.begin()
    clerk.clipboard(text="2")
    clerk.go_to(clerk.row_key(0, "weight"))
    clerk.press("Shift+Down", "Shift+Down", "Ctrl+V")
    assert clerk.column("weight")[:4] == ["2", "2", "2", ""]


def test_cut_copies_and_clears(clerk: Clerk) -> None:
    clerk.begin_with_indicators(*ROWS)
    clerk.go_to(clerk.row_key(0, "third_level"))
    clerk.press("Ctrl+X")
    assert clerk.column("third_level")[0] == ""
    assert QGuiApplication.clipboard().text() == "培训人数\r\n"


def test_a_picture_on_the_clipboard_is_nothing_to_paste(clerk: Clerk) -> None:
    clerk.begin()
    clerk.clipboard()
    clerk.go_to(clerk.row_key(0, "third_level"))
    clerk.press("Ctrl+V")
    assert clerk.said() == "剪贴板里没有可以粘贴的文字。"


def test_control_characters_and_endless_text_do_no_harm(clerk: Clerk) -> None:
    clerk.begin()
    clerk.clipboard(text="a\x00\x07b\u2028c\ufeff" + "长" * 100_000)
    key = clerk.row_key(0, "third_level")
    clerk.go_to(key)
    clerk.press("Ctrl+V")
    assert clerk.text(key).startswith("ab\nc长")
    assert len(clerk.text(key)) <= 32_767
    assert clerk.said().startswith("文字超过32767个字")
    clerk.press("F2", "End", "Ctrl+V", "Return")
    assert clerk.said().startswith("文字超过32767个字")


def test_pasting_into_an_open_cell_puts_plain_text_there(clerk: Clerk) -> None:
    clerk.begin()
    clerk.clipboard(html="<b>bold</b>", text="bold")
    key = clerk.row_key(0, "third_level")
    clerk.go_to(key)
    clerk.press("F2", "End", "Ctrl+V", "Return")
    assert clerk.text(key) == "指标1：bold"
