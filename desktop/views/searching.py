"""Looks for words in all drafts on a thread of its own, while the clerk types them."""

from __future__ import annotations

import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from desktop.errors import Cancelled, UserError
from desktop.text import window as wording
from desktop.views.form_room import FormRoom

if TYPE_CHECKING:
    from desktop.operations.desk import Desk
    from desktop.operations.searching import Answer, Search

_REST = 20
"""Milliseconds after a keystroke: a held key is not looked for at every step."""
_LOOK = 50
"""Milliseconds that the list stands still before what is in sight is said more of."""


class Searching(QObject):
    """The search of one window; what is looked for last is all that counts.

    Signals:
        found: What was looked for, and the drafts with the text in each that was found. That says in which
            cell it stands as soon as this is known.
    """

    found = Signal(str, object)
    _answered = Signal(str, object)
    _named = Signal(str, object)
    _failed = Signal(object)

    def __init__(self, window: QWidget, room: FormRoom) -> None:
        """Begin to search for what is typed above the list of drafts.

        Args:
            window: The main window.
            room: Its panes.
        """
        super().__init__(window)
        self._desk: Desk | None = None
        self._text = ""
        self._texts: dict[str, str] = {}
        """The texts that were found, by draft, as the search answered."""
        self._shown: dict[str, str] = {}
        """What the list shows of each: the same, or cell and text."""
        self._named_ids: set[str] = set()
        self._wanted: tuple[Desk, str] | None = None
        self._unnamed: tuple[Desk, str, list[tuple[str, str]]] | None = None
        self._changed = threading.Condition()
        self._stopping = False
        self._thread: threading.Thread | None = None
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self._ask)
        self._looking = QTimer(self, singleShot=True, interval=_LOOK)
        self._looking.timeout.connect(self._name_in_sight)
        queued = Qt.ConnectionType.QueuedConnection
        self._answered.connect(self._answer, queued)
        self._named.connect(self._name, queued)
        self._failed.connect(self._fail, queued)
        self._room = room
        # Queued: the draft is open by then.
        self._room.projects.chosen.connect(self._go_to, queued)
        tree = self._room.projects.tree
        for moved in (tree.verticalScrollBar().valueChanged, tree.expanded, tree.collapsed):
            moved.connect(self._looking.start)

    def look_for(self, text: str, desk: Desk | None) -> None:
        """Look for words; blank for nothing any more."""
        self._text, self._desk = text, desk
        self._texts, self._shown = {}, {}
        self._named_ids.clear()
        if text.strip() and desk is not None:
            self._rest.start()
        else:
            self._rest.stop()
            self._head(wording.PROJECTS)

    def finish(self) -> None:
        """Let go of the store, before it is closed."""
        self._rest.stop()
        self._looking.stop()
        with self._changed:
            self._stopping, self._wanted, self._unnamed = True, None, None
            self._changed.notify()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _ask(self) -> None:
        if self._desk is None:
            return
        with self._changed:
            self._stopping, self._wanted = False, (self._desk, self._text)
            self._changed.notify()
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="search", daemon=True)
            self._thread.start()

    def _run(self) -> None:
        from desktop.operations.searching import Search  # noqa: PLC0415 - loaded when something is sought

        search: Search | None = None
        try:
            while True:
                with self._changed:
                    self._changed.wait_for(lambda: self._stopping or self._wanted or self._unnamed)
                    if self._stopping:
                        return
                    wanted, self._wanted = self._wanted, None
                    unnamed, self._unnamed = (None, self._unnamed) if wanted else (self._unnamed, None)
                with suppress(Cancelled):
                    if wanted:
                        search = search or Search(wanted[0])
                        self._find(search, wanted[1])
                    elif unnamed:
                        self._name_some(*unnamed)
        except Exception as error:  # noqa: BLE001 - the window decides what kind of failure it was
            self._failed.emit(error)
        finally:
            if search is not None:
                search.close()

    def _find(self, search: Search, text: str) -> None:
        """Answer at once with what is indexed, and again once all is."""
        answer = search.find(text)
        self._answered.emit(text, answer)
        if not answer.settled:
            search.refresh(self._give_way)
            self._answered.emit(text, search.find(text))

    def _name_some(self, desk: Desk, text: str, found: Sequence[tuple[str, str]]) -> None:
        from desktop.operations.found_places import found_place  # noqa: PLC0415 - loaded when something is found

        named: dict[str, str] = {}
        for draft_id, shown in found:
            if text != self._text:
                raise Cancelled
            self._give_way()
            # One that can't be read says so when it is opened.
            with suppress(UserError):
                named[draft_id] = found_place(desk, draft_id, shown, text)
        self._named.emit(text, named)

    def _give_way(self, done: int = 0, total: int = 0, what: str = "") -> None:
        del done, total, what
        if self._stopping or self._wanted is not None:
            raise Cancelled

    # ---- in the window

    def _answer(self, text: str, answer: Answer) -> None:
        from desktop.operations.searching import LIMIT  # noqa: PLC0415 - loaded by the search

        if text != self._text:
            return
        self._texts = {one.draft_id: one.shown for one in answer.found}
        self._shown = dict(self._texts)
        self._named_ids.clear()
        self.found.emit(text, self._shown)
        self._name_in_sight()
        pattern = wording.PROJECTS_FOUND if answer.settled else wording.PROJECTS_LOOKING
        self._head(pattern.format(count=self._room.projects.count()))
        status, too_many = self._room.status, wording.PROJECTS_TOO_MANY.format(count=LIMIT)
        if len(answer.found) == LIMIT:
            status.say(too_many)
        elif status.currentMessage() == too_many:
            status.clearMessage()

    def _name_in_sight(self) -> None:
        """Have the drafts in sight say in which cell it was found."""
        in_sight = [one for one in self._room.projects.in_sight() if one in self._texts]
        unnamed = [(one, self._texts[one]) for one in in_sight if one not in self._named_ids]
        if unnamed and self._desk is not None and self._thread is not None:
            self._named_ids.update(draft_id for draft_id, _ in unnamed)
            with self._changed:
                self._unnamed = self._desk, self._text, unnamed
                self._changed.notify()

    def _name(self, text: str, named: dict[str, str]) -> None:
        """Say of some drafts where it was found; the list stays where it is."""
        if text == self._text:
            self._shown.update(named)
            self._room.projects.tree.scheduleDelayedItemsLayout()

    def _head(self, text: str) -> None:
        """Write above the list what it shows."""
        dock = self._room.projects.parentWidget()
        if dock is not None:
            dock.setWindowTitle(text)

    def _go_to(self, draft_id: str) -> None:
        """Show the cell of a draft that was found, once it is open."""
        from desktop.operations.found_places import found_cell  # noqa: PLC0415 - loaded when something is found

        draft, shown = self._room.drafting.draft, self._texts.get(draft_id)
        if draft is None or draft.id != draft_id or shown is None:
            return
        key = found_cell(draft.workspace.form, shown)
        if key is not None:
            self._room.show_cell(key)

    def _fail(self, error: Exception) -> None:
        if self._thread is not None:
            self._thread.join()
            self._thread = None
        # Of a store that can't be read is told elsewhere; names are found all the same.
        if not isinstance(error, UserError):
            sys.excepthook(type(error), error, error.__traceback__)
