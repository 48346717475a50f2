"""What the menus do to the form: clipboard, rows, undo, calculation; each answers in the status line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from desktop.editing.workspace import Change
from desktop.models.keys import CellKey
from desktop.models.transcript import plain_label
from desktop.text import window as wording
from desktop.views.clipboard import block_data, read_block
from desktop.views.drafting import Drafting
from desktop.views.form_view import FormView
from desktop.views.grid import Place
from desktop.views.pasting import Fitted, fit_block
from desktop.views.row_places import place_after, typed_names

LONGEST_TEXT = 32_767
"""Characters of one cell; a workbook holds no more."""
_NAMED, _LETTERS = 3, 20
"""Rows that are named when they are removed, and letters of each."""


class FormCommands(QObject):
    """Commands on the selection of the form.

    Signals:
        said: A sentence for the status line.
    """

    said = Signal(str)

    def __init__(self, view: FormView, drafting: Drafting) -> None:
        super().__init__(view)
        self._view = view
        self._drafting = drafting
        view.typed.connect(self._write)
        view.said.connect(self.said)

    def _write(self, texts: Mapping[CellKey, str]) -> None:
        """Write what was typed, as far as a cell of a workbook could hold it."""
        self._drafting.write({key: text[:LONGEST_TEXT] for key, text in texts.items()})
        self._say_if_cut(texts.values())

    def _say_if_cut(self, texts: Iterable[str]) -> None:
        if any(len(text) > LONGEST_TEXT for text in texts):
            self.said.emit(wording.TOO_LONG.format(most=LONGEST_TEXT))

    # ---- clipboard

    def copy(self) -> None:
        """Copy the selected block."""
        cells = self._view.selected_cells()
        if cells:
            QGuiApplication.clipboard().setMimeData(block_data(cells, self._view.selected_block()))
            self.said.emit(wording.COPIED.format(count=len(cells)))

    def cut(self) -> None:
        """Copy the selected block and empty its cells."""
        self.copy()
        self._view.clear()

    def paste(self) -> None:
        """Write the clipboard's block from the current cell on."""
        rows = read_block(QGuiApplication.clipboard().mimeData())
        workspace, anchor = self._drafting.workspace, self._view.selected_start()
        if not rows or workspace is None:
            self.said.emit(wording.PASTE_NOTHING)
        elif anchor is None:
            self.said.emit(wording.PASTE_NOWHERE)
        else:
            chosen = self._view.selected_block()
            fitted = fit_block(workspace.form, anchor, rows, chosen.bottom - chosen.top + 1)
            texts = [[text[:LONGEST_TEXT] for text in row] for row in fitted.texts]
            change = self._drafting.paste(anchor, texts)
            self.said.emit(_pasted(fitted) if change is not None or fitted.kept else wording.PASTED_UNCHANGED)
            self._say_if_cut(text for row in fitted.texts for text in row)

    def clear(self) -> None:
        """Empty the selected cells."""
        self._view.clear()

    # ---- rows

    def selected_rows(self) -> tuple[str, list[str]] | None:
        """Find the rows of a growing table that the selection touches: (block, row ids)."""
        workspace, paper = self._drafting.workspace, self._view.paper
        if workspace is None or paper is None:
            return None
        block = self._view.selected_block()
        found: dict[str, list[str]] = {}
        for row in range(block.top, block.bottom + 1):
            for column in range(paper.grid.columns - 1, -1, -1):
                key = paper.grid.key_at(Place(row, column))
                if key is None or not key.row:
                    continue
                table = workspace.form.template.table(key.block)
                if table is not None and table.growing:
                    found.setdefault(key.block, []).append(key.row)
                    break
        return next(iter(found.items()), None)

    def insert_above(self) -> None:
        """Insert a row above the selection."""
        self._insert(above=True)

    def insert_below(self) -> None:
        """Insert a row below the selection."""
        self._insert(above=False)

    def _insert(self, *, above: bool) -> None:
        rows, workspace = self._selected_or_say(), self._drafting.workspace
        if rows is None or workspace is None:
            return
        block, ids = rows
        order = [row.id for row in workspace.document.rows(block)]
        place = order.index(ids[0])
        after = ids[-1] if not above else (order[place - 1] if place else "")
        self._did(self._drafting.insert_row(block, after), wording.ROW_INSERTED, "")

    def remove(self) -> None:
        """Remove the rows of the selection, and stay where they were."""
        rows, workspace = self._selected_or_say(), self._drafting.workspace
        if rows is None or workspace is None:
            return
        was, names = self._view.current_key(), [*typed_names(workspace.form, *rows)]
        change = self._drafting.remove_rows(*rows)
        self._did(change, _removed(len(rows[1]), names), wording.LAST_ROW_STAYS, was)

    def move_up(self) -> None:
        """Move the rows of the selection up."""
        self._move(down=False)

    def move_down(self) -> None:
        """Move the rows of the selection down."""
        self._move(down=True)

    def _move(self, *, down: bool) -> None:
        rows = self._selected_or_say()
        if rows is not None:
            key = self._view.current_key()
            change = self._drafting.move_rows(*rows, down=down)
            self.said.emit(wording.ROWS_AT_END if change is None else wording.ROWS_MOVED)
            self._view.go_to(key)

    def _selected_or_say(self) -> tuple[str, list[str]] | None:
        rows = self.selected_rows()
        if rows is None:
            self.said.emit(wording.ROWS_ONLY)
        return rows

    # ---- undo and calculation

    def undo(self) -> None:
        """Take the last action back."""
        was = self._view.current_key()
        self._did(self._drafting.undo(), wording.UNDONE, wording.NOTHING_TO_UNDO, was)

    def redo(self) -> None:
        """Do again what was taken back."""
        was = self._view.current_key()
        self._did(self._drafting.redo(), wording.REDONE, wording.NOTHING_TO_REDO, was)

    def calculate(self) -> None:
        """Have every figure follow the computation (运算)."""
        change = self._drafting.follow()
        said = wording.UP_TO_DATE if change is None else wording.CALCULATED.format(count=len(change.changed))
        self.said.emit(said)

    def follow(self) -> None:
        """Give the selected figures back to the computation."""
        workspace = self._drafting.workspace
        keys = [cell.key for cell in self._view.selected_cells() if cell.key is not None]
        figures = [key for key in keys if workspace is not None and key in workspace.scores.cells]
        change = self._drafting.follow(figures) if figures else None
        self.said.emit(wording.NOTHING_TO_FOLLOW if change is None else wording.FOLLOWED)

    def _did(self, change: Change | None, done: str, not_done: str, was: CellKey | None = None) -> None:
        """Put the cursor where it belongs now, and say what was done."""
        workspace = self._drafting.workspace
        if change is not None and workspace is not None:
            self._view.go_to(place_after(workspace.document, change, was))
        self.said.emit(not_done if change is None else done)


def _removed(count: int, names: Sequence[str]) -> str:
    """Say what went, and how it comes back."""
    if not names:
        return wording.ROWS_REMOVED.format(count=count)
    shown = wording.NAMES_JOINT.join(
        wording.ROW_NAME.format(name=plain_label(name)[:_LETTERS]) for name in names[:_NAMED]
    )
    more = wording.MORE_ROWS if len(names) > _NAMED else ""
    return wording.FILLED_ROWS_REMOVED.format(count=count, names=shown + more)


def _pasted(fitted: Fitted) -> str:
    """Say what was pasted, and what was not and why."""
    over = (
        (fitted.rows_over, wording.PASTE_ROWS, wording.PASTE_HIGHER),
        (fitted.columns_over, wording.PASTE_COLUMNS, wording.PASTE_FURTHER_LEFT),
    )
    left = [(what.format(count=count), where) for count, what, where in over if count]
    said = wording.PASTED.format(rows=fitted.rows, columns=fitted.columns)
    if left:
        what, where = (wording.NAMES_JOINT.join(texts) for texts in zip(*left, strict=True))
        said = wording.PASTED_PARTLY.format(left=what, where=where)
    return said + (wording.PASTE_KEPT.format(count=fitted.kept) if fitted.kept else "")
