"""Rules for what is typed into the cells of a sheet: points within limits, and lists to choose from."""

from __future__ import annotations

from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from desktop.layout.ticks import print_ticks
from desktop.templates.spec import Content
from desktop.text import workbook as wording

MOST_POINTS = 100
_LONGEST_LIST = 255


class EntryRules:
    """The rules of one sheet; each is added once, for all the cells that it holds for."""

    def __init__(self, worksheet: Worksheet) -> None:
        self._worksheet = worksheet
        self._points: list[str] = []
        self._choices: dict[tuple[str, ...], list[str]] = {}

    def note(self, address: str, content: Content | None, choices: tuple[str, ...]) -> None:
        """Note what a cell takes."""
        if content is Content.CHOICE:
            # The list offers the printed line with each option ticked alone; several are ticked by typing.
            choices = tuple(print_ticks(choices, option) for option in choices)
        if content is Content.POINTS:
            self._points.append(address)
        elif choices:
            self._choices.setdefault(choices, []).append(address)

    def add(self) -> None:
        """Add the rules to the sheet."""
        if self._points:
            self._add(_points_rule(), self._points)
        for choices, addresses in self._choices.items():
            listed = ",".join(choices)
            if len(listed) <= _LONGEST_LIST and not any("," in choice for choice in choices):
                self._add(_list_rule(listed), addresses)

    def _add(self, rule: DataValidation, addresses: list[str]) -> None:
        for address in addresses:
            rule.add(address)
        self._worksheet.add_data_validation(rule)


def _points_rule() -> DataValidation:
    # A warning, not a refusal: "10 分" is what some counties print.
    return DataValidation(
        type="decimal",
        operator="between",
        formula1="0",
        formula2=str(MOST_POINTS),
        allow_blank=True,
        showErrorMessage=True,
        errorStyle="warning",
        errorTitle=wording.POINTS_TITLE,
        error=wording.POINTS_PROMPT.format(limit=MOST_POINTS),
    )


def _list_rule(listed: str) -> DataValidation:
    escaped = listed.replace('"', '""')
    # Other words may be typed.
    return DataValidation(type="list", formula1=f'"{escaped}"', allow_blank=True, showErrorMessage=False)
