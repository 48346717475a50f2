"""The findings of the open form as a table that changes as little as possible."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont, QIcon

from desktop.models.keys import CellKey
from desktop.scoring.score_sheet import Finding, Severity
from desktop.text import window as wording
from desktop.text.findings import SEVERITIES, Wording
from desktop.views import colours

LEVEL, PLACE, PROBLEM, FIGURES, REMEDY, ANSWER = range(6)

SEVERITY_COLOURS: dict[Severity, QColor] = {
    Severity.MUST_FIX: colours.FIX_SIGN,
    Severity.MUST_EXPLAIN: colours.EXPLAIN_SIGN,
    Severity.HINT: colours.HINT_SIGN,
}
ANSWERED = "answered"
"""Level of what must be explained once it is."""
_ORDER = list(Severity)
_ROOT = QModelIndex()

Index = QModelIndex | QPersistentModelIndex
AnswerKey = tuple[str, CellKey]


@dataclass(frozen=True, slots=True)
class Shown:
    """A finding with the words it is shown in."""

    finding: Finding
    place: str
    said: Wording
    answer: str

    @property
    def key(self) -> AnswerKey:
        """Name the finding as answers are kept by."""
        return self.finding.name, self.finding.where

    @property
    def waits(self) -> bool:
        """Say whether an explanation is still to be written."""
        return self.finding.severity is Severity.MUST_EXPLAIN and not self.answer

    @property
    def level(self) -> str:
        """Name the level that the finding counts for: one that was explained asks for nothing more."""
        explained = self.finding.severity is Severity.MUST_EXPLAIN and bool(self.answer)
        return ANSWERED if explained else self.finding.severity.value


class FindingsModel(QAbstractTableModel):
    """Rows of findings, hardest first.

    Signals:
        answer_typed: An explanation was typed: the finding and its text.
    """

    answer_typed = Signal(object, str)

    def __init__(self, icon: Callable[[Severity], QIcon], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Shown] = []
        self._icon = icon

    def show_findings(
        self,
        findings: Sequence[Finding],
        answers: Mapping[AnswerKey, str],
        place: Callable[[CellKey], str],
        words: Callable[[Finding], Wording],
    ) -> None:
        """Show findings; rows that are as before keep their place, selection and open editor."""
        known = {_name(row.finding): row for row in self._rows}
        rows = []
        for finding in sorted(findings, key=lambda one: _ORDER.index(one.severity)):
            before = known.get(_name(finding))
            named, answer = place(finding.where), finding.answer(answers)
            if before is None or before.finding != finding:
                rows.append(Shown(finding, named, words(finding), answer))
            elif (before.place, before.answer) != (named, answer):
                rows.append(Shown(finding, named, before.said, answer))
            else:
                rows.append(before)
        self._replace(rows)

    def _replace(self, rows: list[Shown]) -> None:
        """Put new rows in place of old ones between the equal start and the equal end."""
        old = self._rows
        start = _common(old, rows)
        end = _common(old[start:][::-1], rows[start:][::-1])
        if len(old) == len(rows):
            for place in range(start, len(rows) - end):
                if old[place] != rows[place]:
                    self._rows[place] = rows[place]
                    self.dataChanged.emit(self.index(place, 0), self.index(place, ANSWER))
            return
        if start < len(old) - end:
            self.beginRemoveRows(QModelIndex(), start, len(old) - end - 1)
            del self._rows[start : len(old) - end]
            self.endRemoveRows()
        if start < len(rows) - end:
            self.beginInsertRows(QModelIndex(), start, len(rows) - end - 1)
            self._rows[start:start] = rows[start : len(rows) - end]
            self.endInsertRows()

    def shown(self, row: int) -> Shown:
        """Read a row."""
        return self._rows[row]

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Count the findings."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Count the columns."""
        return 0 if parent.isValid() else len(wording.FINDING_COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Name the columns."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return wording.FINDING_COLUMNS[section]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let explanations be typed in place."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == ANSWER else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Say what a cell shows."""
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole if index.column() == ANSWER and row.waits:
                return wording.ANSWER_PROMPT
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return self._text(row, index.column())
            case Qt.ItemDataRole.ToolTipRole:
                return wording.ANSWER_TIP if index.column() == ANSWER else self._text(row, index.column())
            case Qt.ItemDataRole.DecorationRole if index.column() == LEVEL:
                return self._icon(Severity.HINT if row.level == ANSWERED else row.finding.severity)
            case Qt.ItemDataRole.ForegroundRole if index.column() == LEVEL:
                return colours.INK_QUIET if row.level == ANSWERED else SEVERITY_COLOURS[row.finding.severity]
            case Qt.ItemDataRole.ForegroundRole if index.column() == ANSWER and row.waits:
                return colours.INK_QUIET
            case Qt.ItemDataRole.FontRole if index.column() == LEVEL:
                bold = QFont()
                bold.setBold(row.level != ANSWERED)
                return bold
            case _:
                return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take an explanation."""
        if role != Qt.ItemDataRole.EditRole or index.column() != ANSWER:
            return False
        row = self._rows[index.row()]
        if value != row.answer:
            self.answer_typed.emit(row.finding, str(value).strip())
        return True

    @staticmethod
    def _text(row: Shown, column: int) -> str:
        match column:
            case 0:
                return wording.ANSWERED if row.level == ANSWERED else SEVERITIES[row.finding.severity.value]
            case 1:
                return row.place
            case 2:
                return row.said.message
            case 3:
                return _figures(row.finding)
            case 4:
                return row.said.remedy
            case _:
                return row.answer


def _name(finding: Finding) -> tuple[str, str, str, CellKey]:
    return finding.code, finding.check, finding.variant, finding.where


def _figures(finding: Finding) -> str:
    if finding.expected and finding.printed:
        return wording.EXPECTED_PRINTED.format(expected=finding.expected, printed=finding.printed)
    if finding.expected:
        return wording.EXPECTED_ALONE.format(expected=finding.expected)
    return wording.PRINTED_ALONE.format(printed=finding.printed) if finding.printed else ""


def _common(one: Sequence[Shown], other: Sequence[Shown]) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        # Most rows are the very same: comparing what they hold costs more than all else here.
        if left is not right and left != right:
            break
        count += 1
    return count
