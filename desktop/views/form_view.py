"""The form as one fills it in: an editor on the paper, and what each key does."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QContextMenuEvent,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from desktop.layout.sheet import CellKind, PlacedCell, Sheet
from desktop.models.form import Form
from desktop.models.keys import CellKey
from desktop.templates.spec import Content
from desktop.text import window as wording
from desktop.views.cell_editor import CellEditor, Mood
from desktop.views.cell_marks import Marks, Tone
from desktop.views.choice_list import ChoiceList
from desktop.views.cursor_view import CursorView
from desktop.views.faces import paper_font
from desktop.views.grid import Place, Step, can_edit, can_type
from desktop.views.keys import ARROWS, LEAVE_STEPS, Leave
from desktop.views.tick_list import TickList
from desktop.views.ticking import option_at, options_of, toggled

_OPENS_TICKS = frozenset(
    (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_F2, Qt.Key.Key_F4)
)


class FormView(CursorView):
    """The paper that can be typed on.

    Signals:
        typed: Texts by cell key that the clerk wants written.
        said: A sentence for the status line.
        menu_wanted: The clerk asks for the menu at a point of the screen.
    """

    typed = Signal(object)
    said = Signal(str)
    menu_wanted = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form: Form | None = None
        self._told: CellKey | None = None
        self.enter_goes = Step.DOWN
        self.tip: Callable[[CellKey], str] = lambda _: ""
        self.read_place: Callable[[CellKey], str] = str
        self.editor = CellEditor(self.viewport())
        self.choices, self.ticks = ChoiceList(self), TickList(self)
        self._pressed_on: str | None = None
        self.setFocusProxy(self.editor)
        self.viewport().setFocusProxy(self.editor)
        self.editor.waking.connect(lambda: self.open_cell(Mood.REPLACING))
        self.editor.left.connect(self._leave)
        self.editor.key_pressed.connect(self._key)
        self.editor.takes_text = lambda: not options_of(self._form, self.current_cell())
        self.choices.chosen.connect(self._choose)
        self.ticks.ticked.connect(self._choose)
        self.ticks.accepted.connect(lambda: self._enter(back=False))

    def show_form(self, form: Form | None, sheet: Sheet | None, marks: Marks) -> None:
        """Show a form, or none."""
        self._form = form
        self.show_sheet(sheet, marks)

    def start_at(self, key: CellKey | None) -> None:
        """Put the cursor where it was left, or on the first cell to fill."""
        if self.go_to(key) or self.paper is None:
            return
        cells = [cell for cell in self.paper.sheet.cells if not self._behind(cell)]
        blank = next((cell.key for cell in cells if cell.kind is CellKind.ENTRY and not cell.text), None)
        if not self.go_to(blank or next((cell.key for cell in cells if can_type(cell)), None)):
            self.move_to(Place(0, 0))
            self._tab(back=False)

    def _behind(self, cell: PlacedCell) -> bool:
        """Say whether a cell stands on a working paper (评分依据) behind the form."""
        if cell.key is None or self._form is None:
            return False
        table = self._form.template.table(cell.key.block)
        return table is not None and table.working_paper

    # ---- editing

    def open_cell(self, mood: Mood) -> None:
        """Open the current cell's editor, or say why nothing can be typed there."""
        cell = self.current_cell()
        if cell is None or self.paper is None or self._form is None or self.open_choices(ticks_only=True):
            return
        # A stray key must not wipe out what the form itself says.
        allowed = can_edit(cell) if mood is Mood.EDITING else can_type(cell)
        if not allowed or cell.key is None:
            self.said.emit(_refusal(cell))
            return
        self.ensure_visible(self.paper.rect(cell))
        text = "" if mood is Mood.REPLACING else self._form.document.text(cell.key)
        font = paper_font(cell.face, cell.size, self.paper.scale)
        self.editor.wake(mood, text, font, self.viewport_rect(cell), self._room())

    def open_choices(self, *, ticks_only: bool = False) -> bool:
        """Open the list of words or of tick boxes of a cell; says whether the cell has one."""
        cell = self.current_cell()
        if cell is None or self.paper is None or self._form is None or cell.key is None:
            return False
        options = options_of(self._form, cell)
        if not options and (ticks_only or not cell.choices):
            return False
        self.commit()
        self.ensure_visible(self.paper.rect(cell))
        rect = self.viewport_rect(cell)
        rect.moveTo(self.viewport().mapToGlobal(rect.topLeft()))
        text = self._form.document.text(cell.key)
        if options:
            self.ticks.offer(options, text, self.read_place(cell.key), rect)
        else:
            self.choices.offer(cell.choices, text, rect)
        return True

    def _tick(self, option: str) -> None:
        """Tick an option of the current cell, or take its tick away."""
        cell = self.current_cell()
        if cell is not None and cell.key is not None and self._form is not None:
            options, text = options_of(self._form, cell), self._form.document.text(cell.key)
            self.typed.emit({cell.key: toggled(options, text, option)})

    def commit(self) -> None:
        """Close the open cell and have its text written, as before saving, printing or closing."""
        if not self.editor.is_open:
            return
        # What an input method still composes belongs to the text.
        QGuiApplication.inputMethod().commit()
        mood, text = self.editor.mood, self.editor.toPlainText()
        self._close()
        cell = self.current_cell()
        if cell is None or cell.key is None or self._form is None:
            return
        if mood is Mood.REPLACING or text != self._form.document.text(cell.key):
            self.typed.emit(dict.fromkeys(cell.covers or (cell.key,), text))

    def _close(self) -> None:
        cell = self.current_cell()
        at = QPoint(0, 0) if cell is None else self.viewport_rect(cell).bottomLeft()
        self.editor.sleep(at)

    def _leave(self, how: Leave) -> None:
        if how is Leave.CANCEL:
            QGuiApplication.inputMethod().reset()
            self._close()
            return
        self.commit()
        match how:
            case Leave.NEXT | Leave.BACK:
                self._tab(back=how is Leave.BACK)
            case Leave.ONWARD | Leave.AGAINST:
                self._enter(back=how is Leave.AGAINST)
            case Leave.STAY:
                pass
            case _:
                self.step(LEAVE_STEPS[how])

    def _choose(self, text: str) -> None:
        cell = self.current_cell()
        if cell is not None and cell.key is not None:
            self.typed.emit(dict.fromkeys(cell.covers or (cell.key,), text))
        self.setFocus()

    # ---- keys

    def _key(self, event: QKeyEvent) -> None:
        """Do what a key means on a closed cell."""
        key, held = Qt.Key(event.key()), event.modifiers()
        shift = bool(held & Qt.KeyboardModifier.ShiftModifier)
        ctrl = bool(held & Qt.KeyboardModifier.ControlModifier)
        if not shift and not ctrl and not held & Qt.KeyboardModifier.AltModifier and self._tick_key(key):
            return
        if held & Qt.KeyboardModifier.AltModifier:
            if key is Qt.Key.Key_Down and not self.open_choices():
                self.open_cell(Mood.EDITING)
        elif key in ARROWS and not ctrl:
            self.step(ARROWS[key], extend=shift)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.home_or_end(end=key is Qt.Key.Key_End, whole=ctrl, extend=shift)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.page(down=key is Qt.Key.Key_PageDown, extend=shift)
        else:
            self._edit_key(key, back=shift)

    def _tick_key(self, key: Qt.Key) -> bool:
        """Tick with a digit, or open the list of boxes; says whether the key meant that."""
        options = options_of(self._form, self.current_cell())
        place = key - Qt.Key.Key_1
        if 0 <= place < min(len(options), 9):
            self._tick(options[place])
        elif options and key in _OPENS_TICKS:
            self.open_choices()
        else:
            return False
        return True

    def _edit_key(self, key: Qt.Key, *, back: bool) -> None:
        match key:
            case Qt.Key.Key_Tab | Qt.Key.Key_Backtab:
                self._tab(back=back)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._enter(back=back)
            case Qt.Key.Key_F2:
                self.open_cell(Mood.EDITING)
            case Qt.Key.Key_Backspace:
                self.open_cell(Mood.REPLACING)
            case Qt.Key.Key_Delete:
                self.clear()
            case Qt.Key.Key_Escape:
                self.move_to(self._place)

    def clear(self) -> None:
        """Empty the selected cells."""
        keys = [key for cell in self.selected_cells() if can_type(cell) for key in self._keys(cell)]
        if keys:
            self.typed.emit(dict.fromkeys(keys, ""))

    @staticmethod
    def _keys(cell: PlacedCell) -> tuple[CellKey, ...]:
        return cell.covers or ((cell.key,) if cell.key else ())

    def _enter(self, *, back: bool) -> None:
        against = {Step.DOWN: Step.UP, Step.RIGHT: Step.LEFT}
        left = self._place
        self.step(against[self.enter_goes] if back else self.enter_goes)
        if not can_type(self.current_cell()):
            # Below is a heading or the end of the paper: go on where there is something to fill.
            self.move_to(left)
            self._tab(back=back)

    def _tab(self, *, back: bool) -> None:
        """Go to the next cell that waits for the clerk, round and round."""
        if self.paper is None:
            return
        cells = self.paper.sheet.cells
        current = self.current_cell()
        here = next((place for place, cell in enumerate(cells) if cell is current), 0)
        order = (
            range(here + 1, here + 1 + len(cells)) if not back else range(here - 1, here - 1 - len(cells), -1)
        )
        for place in order:
            cell = cells[place % len(cells)]
            if self._waits(cell):
                self.move_to(Place(cell.row, cell.column))
                return

    def _waits(self, cell: PlacedCell) -> bool:
        """Say whether a cell is for the clerk: neither printed by the form nor computed."""
        if not can_type(cell) or cell.key is None or self._form is None:
            return False
        mark = self.marks.get(cell.key)
        if mark is not None and mark.tone is Tone.GREY:
            return False
        table = self._form.template.table(cell.key.block)
        if table is None:
            return True
        row, column = table.row(cell.key.row), table.column(cell.key.column)
        printed = not table.growing and row is not None and cell.key.column in row.texts
        return not printed and (column is None or column.content is not Content.LEVEL_NAME)

    # ---- mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Write the open cell, then put the cursor where one clicks."""
        self.commit()
        super().mousePressEvent(event)
        plain = event.button() is Qt.MouseButton.LeftButton and not event.modifiers()
        self._pressed_on = self._option_under(event.position().toPoint()) if plain else None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick the option that was clicked on."""
        option, self._pressed_on = self._pressed_on, None
        if option is not None and option == self._option_under(event.position().toPoint()):
            self._tick(option)

    def _option_under(self, point: QPoint) -> str | None:
        """Find the option of the current cell that lies under a point of the viewport."""
        cell = self.current_cell()
        options = options_of(self._form, cell)
        if cell is None or not options or self.paper is None:
            return None
        return option_at(self.paper, cell, options, point - self.paper_origin(), self.visible_rect())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the list of a choice cell, or the editor."""
        if self._option_under(event.position().toPoint()) is not None:
            # The second click of two quick ones is a click on a box like the first.
            self.mousePressEvent(event)
            return
        if self._place_at(event.position().toPoint()) is not None and not self.open_choices():
            self.open_cell(Mood.EDITING)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu, at the cell where the key asked for it."""
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        self.menu_wanted.emit(event.globalPos() if by_mouse else self.current_corner())

    def viewportEvent(self, event: QEvent) -> bool:
        """Say at a cell what there is to say about it."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            grid, place = self._grid(), self._place_at(event.pos())
            key = grid.key_at(place) if grid is not None and place is not None else None
            QToolTip.showText(event.globalPos(), "" if key is None else self.tip(key), self.viewport())
            return True
        return super().viewportEvent(event)

    # ---- small matters

    def cursor_moved(self) -> None:
        """Tell the window, and a screen reader, where the cursor is."""
        cell, key = self.current_cell(), self.current_key()
        if cell is None:
            return
        self.editor.follow(self.viewport_rect(cell), self._room())
        if key == self._told:
            return
        self._told = key
        self.editor.setAccessibleName("" if key is None else self.read_place(key))
        said = self._words(cell)
        self.editor.setAccessibleDescription(said)
        if QAccessible.isActive():
            words = f"{self.editor.accessibleName()} {said}"
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.editor, words))
        super().cursor_moved()

    def _words(self, cell: PlacedCell) -> str:
        """Say what a cell holds; of boxes, which are ticked."""
        if cell.key is None or self._form is None or not options_of(self._form, cell):
            return cell.text
        text = self._form.document.text(cell.key)
        return wording.TICKED.format(options=text) if text else wording.NOTHING_TICKED

    def _room(self) -> QRect:
        return self.viewport().rect()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Keep the open editor over its cell."""
        super().scrollContentsBy(dx, dy)
        self._follow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the open editor inside the view, and the cursor in sight where it was."""
        cell = self.current_cell()
        # The panes take their room only after the form is shown, and the cell must not end up behind them.
        before = event.oldSize()
        seen = cell is not None and (
            not before.isValid() or 0 <= self.viewport_rect(cell).top() < before.height()
        )
        super().resizeEvent(event)
        if seen and cell is not None and self.paper is not None:
            self.ensure_visible(self.paper.rect(cell))
        self._follow()

    def _follow(self) -> None:
        cell = self.current_cell()
        if cell is not None:
            self.editor.follow(self.viewport_rect(cell), self._room())


def _refusal(cell: PlacedCell) -> str:
    """Say why nothing is typed into a cell."""
    if cell.kind is CellKind.LOCKED:
        return wording.LOCKED_CELL
    return wording.EDIT_WITH_F2 if can_edit(cell) else wording.PRINTED_CELL
