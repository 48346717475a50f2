"""A heading that names a year is understood by the latest year beside it."""

from __future__ import annotations

from desktop.workbook.heading_years import by_this_year, with_years
from tests.accuracy import layouts, measuring
from tests.helpers.readings import doubts
from tests.unit.workbook.conftest import Read

YEARS = {"上年决算数": "2023年\n决算数", "本年预算数": "2024 年预算数", "本年决算数": "2024年决算数"}


def test_the_latest_year_of_a_row_is_this_year() -> None:
    assert by_this_year(["2023年决算数", "２０２４年 预算数", "2022年决算数", "备注"]) == {
        "2023年决算数": "上年决算数",
        "２０２４年 预算数": "本年预算数",
    }
    assert by_this_year(["备注", "2024年"]) == {}


def test_labels_of_this_year_may_name_it() -> None:
    labels = list(with_years(["本年\n决算数", "上年决算数"]))
    assert "2024年决算数" in labels
    assert "2010年决算数" in labels
    assert all(label.endswith("年决算数") for label in labels)


def test_base_data_of_any_year_are_read(read: Read) -> None:
    form = measuring.samples()["department-base-data"]
    sketch = layouts.bureau(form)
    (plain,) = read(sketch)
    for address, text in list(sketch.cells.items()):
        if isinstance(text, str) and text in YEARS:
            sketch.cells[address] = YEARS[text]
    (reading,) = read(sketch)
    assert list(reading.document.texts()) == list(plain.document.texts())
    assert doubts(reading) == doubts(plain)
    assert reading.unread == ()
