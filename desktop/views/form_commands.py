"""What the menus do to the form: clipboard, rows, undo, calculation; each answers in the status line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from desktop.editing.workspace import Change
from desktop.models.choices import read_choice
from desktop.models.keys import CellKey
from desktop.text import window as wording
from desktop.views.clipboard import CopiedRows, block_data, for_columns, read_block
from desktop.views.drafting import Drafting
from desktop.views.form_view import FormView
from desktop.views.grid import Place

LONGEST_TEXT = 32_767
"""Characters of one cell; a workbook holds no more."""


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
            block = self._fitted(anchor, rows)
            sentence = self._overflow(anchor, block)
            change = self._drafting.paste(anchor, [[text[:LONGEST_TEXT] for text in row] for row in block])
            self.said.emit(sentence if change is not None else wording.PASTED_UNCHANGED)
            self._say_if_cut(text for row in block for text in row)

    def _fitted(self, anchor: CellKey, rows: CopiedRows) -> list[list[str]]:
        """Give the block the shape that its target takes."""
        workspace = self._drafting.workspace
        assert workspace is not None
        table = workspace.form.template.table(anchor.block)
        if table is None:
            # A field takes everything as its one text.
            text = "\n".join(" ".join(cell.text for cell in row if not cell.repeated) for row in rows)
            field = workspace.form.template.field(anchor.block, anchor.column)
            if field is not None and field.options:
                choice = read_choice(text, field.options)
                text = text if choice.rest else choice.text
            return [[text]]
        columns = [column.id for column in table.columns]
        merging = [column.merge for column in table.columns[columns.index(anchor.column) :]]
        block = for_columns(rows, merging)
        if len(block) == 1 and len(block[0]) == 1:
            # One text fills the whole selection, as in a spreadsheet.
            selected = self._view.selected_block()
            block = block * (selected.bottom - selected.top + 1)
        return block

    def _overflow(self, anchor: CellKey, block: Sequence[Sequence[str]]) -> str:
        """Say what was pasted, and what did not fit."""
        width = max(map(len, block))
        rows, columns = 0, 0
        workspace = self._drafting.workspace
        table = None if workspace is None else workspace.form.template.table(anchor.block)
        if table is not None and workspace is not None:
            ids = [column.id for column in table.columns]
            columns = max(0, width - (len(ids) - ids.index(anchor.column)))
            order = [row.id for row in workspace.document.rows(anchor.block)]
            rows = 0 if table.growing else max(0, len(block) - (len(order) - order.index(anchor.row)))
        if rows or columns:
            return wording.PASTED_PARTLY.format(rows=rows, columns=columns)
        return wording.PASTED.format(rows=len(block), columns=width)

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
        """Remove the rows of the selection."""
        rows = self._selected_or_say()
        if rows is not None:
            change = self._drafting.remove_rows(*rows)
            self._did(change, wording.ROWS_REMOVED.format(count=len(rows[1])), wording.LAST_ROW_STAYS)

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
            self._did(change, wording.ROWS_MOVED, wording.ROWS_AT_END, focus=False)
            self._view.go_to(key)

    def _selected_or_say(self) -> tuple[str, list[str]] | None:
        rows = self.selected_rows()
        if rows is None:
            self.said.emit(wording.ROWS_ONLY)
        return rows

    # ---- undo and calculation

    def undo(self) -> None:
        """Take the last action back."""
        self._did(self._drafting.undo(), wording.UNDONE, wording.NOTHING_TO_UNDO)

    def redo(self) -> None:
        """Do again what was taken back."""
        self._did(self._drafting.redo(), wording.REDONE, wording.NOTHING_TO_REDO)

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
        self._did(change, wording.FOLLOWED, wording.NOTHING_TO_FOLLOW, focus=False)

    def _did(self, change: Change | None, done: str, not_done: str, *, focus: bool = True) -> None:
        if change is not None and focus:
            self._view.go_to(change.focus)
        self.said.emit(not_done if change is None else done)
