"""The blanks that forms of other provinces were filled into: their labels without any entries.

blank_of(form)     a form before somebody filled it in; its indicators named as a bureau prints them, or not
shortened(form)    one indicator under each second level
"""

from __future__ import annotations

import copy

from tests.helpers.foreign_forms import LEVELS, Form


def blank_of(form: Form, *, named: bool) -> Form:
    """Take out of a form what was filled in.

    Args:
        form: The form.
        named: Leave a name that keeps the place of one, as in 指标1：, to each indicator.
    """
    blank = copy.deepcopy(form)
    for pair in (*(pair for line in blank["head"] for pair in line), *blank["below"], *blank["foot"]):
        pair[2] = ""
    blank["goals"]["texts"] = [""] * len(blank["goals"]["texts"])
    for row in blank["funds"]["rows"]:
        row[1:] = [""] * (len(row) - 1)
    names = _names(blank)
    for number, row in enumerate(blank["indicators"]["rows"], 1):
        for place, name in enumerate(names):
            if name not in LEVELS:
                row[place] = f"指标{number}：" if named and name == "third_level" else ""
    if blank["total"]:
        blank["total"]["cells"] = dict.fromkeys(blank["total"]["cells"], "")
    return blank


def shortened(form: Form) -> Form:
    """Leave one indicator under each second level."""
    levels = [place for place, name in enumerate(_names(form)) if name in LEVELS]
    rows: dict[tuple[str, ...], list[str]] = {}
    for row in form["indicators"]["rows"]:
        rows.setdefault(tuple(row[place] for place in levels), row)
    return {**form, "indicators": {**form["indicators"], "rows": list(rows.values())}}


def _names(form: Form) -> list[str]:
    return [name for _, name in form["indicators"]["columns"]]
