"""The drafts as a tree of years, units and projects; nothing is made of a draft before it is in sight."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from desktop.operations.drafts_tree import DraftNode, UnitNode, YearNode
from desktop.text import window as wording
from desktop.views.project_item import COUNT, FOUND, STATE, TOTAL

if TYPE_CHECKING:
    from collections.abc import Iterator

DRAFT = Qt.ItemDataRole.UserRole
"""Role of a draft's id."""
_SHIFT = 20
"""A draft's index carries year and unit, a unit's index its year alone, each counted from one."""

_Index = QModelIndex | QPersistentModelIndex


class ProjectsModel(QAbstractItemModel):
    """All drafts, or those that are looked for."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._every: tuple[YearNode, ...] = ()
        self._years: tuple[YearNode, ...] = ()
        self._totals: dict[str, str] = {}
        self._found: Mapping[str, str] = {}
        self._open: str | None = None

    # ---- what is shown

    def show_all(self, years: Sequence[YearNode]) -> bool:
        """Show these drafts; says whether they are others than before."""
        every = tuple(years)
        self._totals.clear()
        if every == self._every:
            return False
        self._every = every
        self.narrow("", {})
        return True

    def narrow(self, text: str, found: Mapping[str, str]) -> None:
        """Show the drafts alone that a text leads to.

        Args:
            text: A part of a name; blank for all.
            found: Other drafts, each with the text in it that was found.
        """
        self.beginResetModel()
        self._found = found
        self._years = tuple(_narrowed(self._every, text.casefold(), found)) if text else self._every
        self.endResetModel()

    def count(self) -> int:
        """Count the drafts that are shown."""
        return sum(map(_count, self._years))

    def mark_open(self, draft_id: str | None) -> QModelIndex:
        """Show a draft bold, and say where it is."""
        before, self._open = self.find(self._open), draft_id
        index = self.find(draft_id)
        for changed in (before, index):
            if changed.isValid():
                self.dataChanged.emit(changed, changed, [Qt.ItemDataRole.FontRole])
        return index

    def show_total(self, draft_id: str, total: str) -> None:
        """Show the score of one draft as it is now."""
        self._totals[draft_id] = total
        index = self.find(draft_id)
        if index.isValid():
            self.dataChanged.emit(index, index, [TOTAL, Qt.ItemDataRole.ToolTipRole])

    def find(self, draft_id: str | None) -> QModelIndex:
        """Find a draft."""
        for place, year in enumerate(self._years):
            for below, unit in enumerate(year.units):
                if draft_id in unit.ids:
                    row = unit.ids.index(draft_id)
                    return self.createIndex(row, 0, (place + 1 << _SHIFT) | (below + 1))
        return QModelIndex()

    # ---- what a view asks for

    def index(self, row: int, column: int, parent: _Index | None = None) -> QModelIndex:
        """Name a place in the tree."""
        above = parent if parent is not None else QModelIndex()
        if column or not 0 <= row < self.rowCount(above):
            return QModelIndex()
        if not above.isValid():
            return self.createIndex(row, 0, 0)
        inside = above.internalId()
        if not inside:
            return self.createIndex(row, 0, above.row() + 1)
        return self.createIndex(row, 0, (inside << _SHIFT) | (above.row() + 1))

    def parent(self, index: _Index) -> QModelIndex:  # type: ignore[override]  # Qt names two methods so
        """Say what a place lies in."""
        inside = index.internalId() if index.isValid() else 0
        if not inside:
            return QModelIndex()
        if inside < 1 << _SHIFT:
            return self.createIndex(inside - 1, 0, 0)
        return self.createIndex((inside & (1 << _SHIFT) - 1) - 1, 0, inside >> _SHIFT)

    def rowCount(self, parent: _Index | None = None) -> int:
        """Count what lies in a place."""
        if parent is None or not parent.isValid():
            return len(self._years)
        held = self._held(parent)
        if isinstance(held, YearNode):
            return len(held.units)
        return len(held) if isinstance(held, UnitNode) else 0

    def columnCount(self, parent: _Index | None = None) -> int:
        """Count the columns: one."""
        del parent
        return 1

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Say what is shown at a place."""
        if not index.isValid():
            return None
        held = self._held(index)
        if isinstance(held, DraftNode):
            return self._of_draft(held, role)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return _branch_name(held)
        return _count(held) if role == COUNT else None

    def _held(self, index: _Index) -> YearNode | UnitNode | DraftNode:
        inside = index.internalId()
        if not inside:
            return self._years[index.row()]
        if inside < 1 << _SHIFT:
            return self._years[inside - 1].units[index.row()]
        unit = self._years[(inside >> _SHIFT) - 1].units[(inside & (1 << _SHIFT) - 1) - 1]
        return unit.draft(index.row())

    def _of_draft(self, draft: DraftNode, role: int) -> Any:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return draft.project_name or wording.PROJECTS_NO_NAME
            case Qt.ItemDataRole.ToolTipRole:
                return self._tip(draft)
            case Qt.ItemDataRole.FontRole:
                font = QFont()
                font.setBold(draft.id == self._open)
                return font
        parts = {DRAFT: draft.id, STATE: draft.state, FOUND: self._found.get(draft.id)}
        return self._totals.get(draft.id, draft.total_text) if role == TOTAL else parts.get(role)

    def _tip(self, draft: DraftNode) -> str:
        total = self._totals.get(draft.id, draft.total_text) or wording.PROJECT_NO_TOTAL
        name = draft.project_name or wording.PROJECTS_NO_NAME
        tip = wording.PROJECT_TIP.format(
            name=name, template=draft.template_name, state=draft.state, total=total
        )
        return f"{tip}\n{self._found[draft.id]}" if draft.id in self._found else tip


def _count(held: YearNode | UnitNode) -> int:
    return len(held) if isinstance(held, UnitNode) else sum(map(len, held.units))


def _branch_name(held: YearNode | UnitNode) -> str:
    if isinstance(held, UnitNode):
        return held.name
    return wording.PROJECTS_YEAR.format(year=held.year) if held.year.isdigit() else held.year


def _narrowed(years: Sequence[YearNode], text: str, found: Mapping[str, str]) -> Iterator[YearNode]:
    """Keep what is called so with all below it, and of the rest the drafts called so or found."""
    for year in years:
        if text in _branch_name(year).casefold():
            yield year
            continue
        units = tuple(_units(year, text, found))
        if units:
            yield YearNode(year.year, units)


def _units(year: YearNode, text: str, found: Mapping[str, str]) -> Iterator[UnitNode]:
    for unit in year.units:
        kept = unit if text in unit.name.casefold() else unit.narrowed(text, found)
        if kept is not None:
            yield kept
