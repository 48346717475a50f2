"""What is open and not saved yet, in a small file that is there only while the program runs.

Where it is found at the next start, the program did not end in order, and the file says what was open and
what stood in the cell that was being filled in. It is the user's alone to read, and appears whole or not at
all; where the folder can't be written, as on a full disk, it lies in the system's folder for the day.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
import threading
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from desktop.errors import UserError
from desktop.models.codec import document_data, document_from
from desktop.models.document import Document
from desktop.models.keys import CellKey, parse_key
from desktop.saving import save

FILE_NAME = "ziping.session"
_LONGEST_ID = 18
"""Digits of a number that SQLite takes."""


@dataclass(frozen=True, slots=True)
class OpenCell:
    """A cell that is being filled in."""

    draft: str
    form: str
    """As a clerk calls the form."""
    place: str
    """As a clerk calls the cell."""
    keys: tuple[CellKey, ...]
    """More than one where the cell stands for several."""
    text: str


@dataclass(frozen=True, slots=True)
class Unsaved:
    """A form with changes that the disk did not take."""

    draft: str
    form: str
    pack: str
    """Id of the rule pack that it is scored by."""
    document: Document


@dataclass(frozen=True, slots=True)
class Session:
    """What is open in the window."""

    draft: str | None = None
    form: str = ""
    cell: OpenCell | None = None
    unsaved: tuple[Unsaved, ...] = field(default=())

    @property
    def is_saved(self) -> bool:
        """Say whether nothing would be lost if the program ended now."""
        return self.cell is None and not self.unsaved


class SessionFile:
    """The file, written by a thread of its own: the newest session it was given, and no older one."""

    def __init__(self, folder: Path) -> None:
        self._files = (folder / FILE_NAME, _elsewhere(folder))
        self._changed = threading.Condition()
        self._wanted: Session | None = None
        self._written = True
        self._stopping = False
        self._thread = threading.Thread(target=self._run, name="session-file", daemon=True)
        self._thread.start()

    def left(self) -> Session | None:
        """Read what a program left that did not end in order; None where it did."""
        for file in self._files:
            with suppress(OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
                if _is_own(file):
                    return _session(json.loads(file.read_text("utf-8")))
        # One that can't be read tells at least that it was left.
        return Session() if self._files[0].exists() else None

    def keep(self, session: Session) -> None:
        """Have a session written; never waits."""
        with self._changed:
            self._wanted, self._written = session, False
            self._changed.notify_all()

    def wait(self) -> None:
        """Wait until what was given last is written."""
        with self._changed:
            self._changed.wait_for(lambda: self._written)

    def close(self, *, in_order: bool = True) -> None:
        """End the thread, and remove the file where the program ends in order."""
        with self._changed:
            self._stopping = True
            self._changed.notify_all()
        self._thread.join()
        if in_order:
            for file in self._files:
                with suppress(OSError):
                    file.unlink(missing_ok=True)

    def _run(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._stopping or not self._written)
                if self._written:
                    return
                wanted = self._wanted
            if wanted is not None:
                self._write(json.dumps(_data(wanted), ensure_ascii=False).encode())
            with self._changed:
                self._written = self._wanted is wanted
                self._changed.notify_all()

    def _write(self, content: bytes) -> None:
        for file in self._files:
            try:
                save(content, file, private=True)
            except UserError:
                continue
            for other in self._files:
                if other != file:
                    with suppress(OSError):
                        other.unlink(missing_ok=True)
            return


def _elsewhere(folder: Path) -> Path:
    name = hashlib.sha256(str(folder.absolute()).encode()).hexdigest()[:16]
    return Path(tempfile.gettempdir()) / f"ziping-{name}.session"


def _is_own(file: Path) -> bool:
    """Say whether a file is the user's; in the system's folder somebody else's may lie in wait."""
    return os.name != "posix" or file.lstat().st_uid == os.getuid()


def _data(session: Session) -> Mapping[str, Any]:
    cell = session.cell
    return {
        "draft": session.draft,
        "form": session.form,
        "cell": cell
        and {
            "draft": cell.draft,
            "form": cell.form,
            "place": cell.place,
            "keys": [str(key) for key in cell.keys],
            "text": cell.text,
        },
        "unsaved": [
            {
                "draft": one.draft,
                "form": one.form,
                "pack": one.pack,
                "document": document_data(one.document),
            }
            for one in session.unsaved
        ],
    }


def _cell(data: Mapping[str, Any]) -> OpenCell:
    first, *others = map(parse_key, data["keys"])
    form, place, text = map(_text, (data["form"], data["place"], data["text"]))
    return OpenCell(_draft_id(data["draft"]), form, place, (first, *others), text)


def _text(value: object) -> str:
    """Read a text from a file in which anything may stand.

    Raises:
        TypeError: It is none.
    """
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _draft_id(value: object) -> str:
    """Read the id of a draft.

    Raises:
        TypeError, ValueError: It is none.
    """
    name = _text(value)
    if not name.isdecimal() or len(name) > _LONGEST_ID:
        raise ValueError(name)
    return name


def _session(data: Mapping[str, Any]) -> Session:
    draft, cell = data["draft"], data["cell"]
    return Session(
        None if draft is None else _draft_id(draft),
        _text(data["form"]),
        _cell(cell) if cell else None,
        tuple(
            Unsaved(
                _draft_id(one["draft"]),
                _text(one["form"]),
                _text(one["pack"]),
                document_from(one["document"]),
            )
            for one in data["unsaved"]
        ),
    )
