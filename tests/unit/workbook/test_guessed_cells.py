"""Where hardly any heading is known as it stands, forms are found by how their headings are worded."""

from __future__ import annotations

import pytest

from desktop.errors import FileRefused
from tests.helpers.dialects import Sketch, bureau
from tests.helpers.readings import doubts, strays, table
from tests.unit.workbook.conftest import Read


def reworded() -> Sketch:
    """Lay out a form whose headings nobody else words like this."""
    sketch = bureau().put({"A4": "归口单位", "F4": "承办单位", "A3": "支出事项"})
    sketch.row(5, "预算批复", "预算调整后", "实际列支", "配分", "列支率", "自评", at="D")
    sketch.row(12, "一级", "二级", "三级", "年度预期", "年度实绩", "配分", "自评", "偏差整改措施", at="B")
    return sketch


def test_a_form_is_found_by_headings_of_which_none_is_known(read: Read) -> None:
    (reading,) = read(reworded())
    assert reading.template.id == "mof"
    assert table(reading, "funds", "initial_budget", "full_year_budget", "full_year_spending")[0] == (
        *("194.5", "194.5", "135"),
    )
    assert table(reading, "indicators", "target_value", "actual_value", "weight")[1] == ("≥2次", "2次", "30")
    assert {"funds/annual_total/initial_budget", "indicators/r1/target_value"} <= doubts(reading).keys()
    assert strays(reading) == {}


def test_words_that_mean_nothing_known_make_no_form(read: Read) -> None:
    sketch = reworded().row(12, "甲", "乙", "丙丁", "戊己", "庚辛", "壬癸", "子丑", "寅卯", at="B")
    with pytest.raises(FileRefused):
        read(sketch)


def test_a_list_is_looked_at_in_its_first_rows_only(read: Read) -> None:
    listed = Sketch()
    for row in range(1, 80):
        listed.row(row, "某某单位", "某某项目", "某某事项")
    listed.with_other(reworded().moved(80, 0))
    with pytest.raises(FileRefused):
        read(listed.put({"A1": "项目名称"}))
