"""Several forms of one unit: figures that follow the base data, and the forms checked against each other."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.models.document import Origin
from desktop.models.keys import CellKey
from desktop.views.unit_check_window import UnitCheckWindow
from tests.helpers.window import Clerk, open_window

IN_POST, QUOTA = CellKey("staff", "staff", "in_post"), CellKey("staff", "staff", "quota")
STAFF = CellKey("inputs", "staff_in_post", "value")
SUMMARY = CellKey("goals", "", "achieved")
SAME = "全年组织技能培训十二期，培训学员一千余人次，考试合格率达到百分之九十六，学员反映良好。"


def test_a_framework_follows_the_base_data_of_its_unit_and_year(clerk: Clerk) -> None:
    base = clerk.begin("基础数据表", "department-base-data")
    clerk.bench.drafting.write({IN_POST: "96", QUOTA: "100"})
    framework = clerk.begin("框架", "department-framework")
    cell = clerk.draft.workspace.document.cell(STAFF)
    assert (cell.text, cell.origin) == ("96", Origin.COMPUTED)
    assert clerk.said() == (
        "2处数字取自本单位同年度的《部门整体支出绩效评价基础数据表》，随它更新；自己填写的不变。"
    )
    before = clerk.totals()
    clerk.bench.desk_commands.open(base)
    clerk.bench.drafting.write({IN_POST: "118"})
    clerk.bench.desk_commands.open(framework)
    assert clerk.text(STAFF) == "118"
    assert clerk.on_paper(STAFF) == "118"
    assert clerk.totals() != before
    clerk.wait_until_saved()
    clerk.window.close()
    with open_window(clerk.qtbot) as again:
        assert again.text(STAFF) == "118"


def test_a_figure_that_was_typed_stays_and_the_check_says_so(clerk: Clerk) -> None:
    clerk.begin("基础数据表", "department-base-data")
    clerk.bench.drafting.write({IN_POST: "96"})
    clerk.begin("框架", "department-framework")
    clerk.bench.drafting.write({STAFF: "90"})
    window = check(clerk)
    texts = [window.list.model().index(row, 3).data() for row in range(window.list.rowCount())]
    assert any("90" in text and "96" in text for text in texts), texts


def check(clerk: Clerk) -> UnitCheckWindow:
    """Check the forms of the unit, and find the window that says what was found."""
    clerk.act("check_unit")

    def shown() -> list[UnitCheckWindow]:
        return [one for one in clerk.window.findChildren(UnitCheckWindow) if one.isVisible()]

    clerk.qtbot.waitUntil(lambda: bool(shown()))
    return shown()[0]


def test_the_forms_of_a_unit_are_checked_against_each_other(clerk: Clerk) -> None:
    ids = [clerk.begin(name) for name in ("技能培训", "就业见习", "创业补助")]
    for draft in ids:
        clerk.bench.desk_commands.open(draft)
        clerk.bench.drafting.write({SUMMARY: SAME})
    window = check(clerk)
    name, problem = (window.list.model().index(0, column).data() for column in (1, 3))
    assert name in {"技能培训", "就业见习", "创业补助"}
    assert "几乎一样" in problem
    QTest.keyClick(window.list, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert clerk.bench.drafting.workspace is not None
    assert clerk.window.windowTitle().startswith(name)
    assert clerk.here() == SUMMARY
    assert window.isVisible()
    window.close()


def test_forms_that_agree_are_said_to(clerk: Clerk) -> None:
    clerk.begin("技能培训")
    clerk.act("check_unit")
    clerk.qtbot.waitUntil(lambda: clerk.said() == "县人社局2024年度的1张表互相对照，没有发现问题。")
    assert not clerk.window.findChildren(UnitCheckWindow)
