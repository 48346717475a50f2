"""What a clerk said that the headings of foreign files mean, remembered for files of the same look (版式)."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from desktop import paths
from desktop.errors import UserError
from desktop.operations.library import library
from desktop.saving import make_folder, save
from desktop.text import assigning as wording
from desktop.text.saving import reason_of
from desktop.workbook.assigning import sound
from desktop.workbook.blueprint import Blueprint, blueprint
from desktop.workbook.proposals import Assignment, Meaning

FILE_NAME = "looks.json"
_LOOK, _TEMPLATE, _MEANINGS = "look", "template", "meanings"
_MOST_ASIDE = 1000


@dataclass(frozen=True, slots=True)
class Remembered:
    """What is remembered, and what happened to it."""

    assignments: tuple[Assignment, ...] = ()
    notice: str = ""
    """Why it was set aside, if it was damaged."""


def remembered(folder: Path | None = None) -> Remembered:
    """Read what is remembered; a damaged file is set aside, and said.

    Args:
        folder: The user's folder; the usual one where left out.
    """
    file = _file(folder)
    try:
        return Remembered(_parsed(file.read_text("utf-8")))
    except FileNotFoundError:
        return Remembered()
    except OSError as error:
        return Remembered(notice=wording.UNREADABLE.format(file=file, reason=reason_of(error)))
    except UnicodeDecodeError:
        return _set_aside(file, wording.NOT_TEXT)
    except json.JSONDecodeError as error:
        return _set_aside(file, wording.NOT_JSON.format(line=error.lineno))
    except _NotOursError as error:
        return _set_aside(file, wording.NOT_OURS.format(where=error))


def remember(assignment: Assignment, folder: Path | None = None) -> None:
    """Remember an assignment; another one of the same look is replaced.

    Raises:
        UserError: It contradicts itself, its template or its columns are not there, or the file can't be
            written.
    """
    _, faults = sound(assignment, blueprints())
    if faults:
        raise UserError("\n".join(faults))
    others = (one for one in remembered(folder).assignments if one.look != assignment.look)
    _write([*others, assignment], _file(folder))


def forget(look: str, folder: Path | None = None) -> bool:
    """Forget the assignment of a look; tells whether there was one.

    Raises:
        UserError: The file can't be written.
    """
    before = remembered(folder).assignments
    after = [one for one in before if one.look != look]
    if len(after) < len(before):
        _write(after, _file(folder))
    return len(after) < len(before)


def blueprints() -> list[Blueprint]:
    """List what each template is recognised by."""
    known = library()
    return [blueprint(template, known.vocabulary) for template in known.templates()]


def _file(folder: Path | None) -> Path:
    return (folder or paths.user_folder()) / FILE_NAME


class _NotOursError(Exception):
    """A place in the file that this program never wrote."""


def _parsed(text: str) -> tuple[Assignment, ...]:
    data = json.loads(text)
    if not isinstance(data, list):
        raise _NotOursError("/")
    return tuple(_assignment(one, f"/{number}") for number, one in enumerate(data, 1))


def _assignment(record: object, where: str) -> Assignment:
    if not isinstance(record, dict) or record.keys() != {_LOOK, _TEMPLATE, _MEANINGS}:
        raise _NotOursError(where)
    look, template, meanings = record[_LOOK], record[_TEMPLATE], record[_MEANINGS]
    if not (isinstance(look, str) and isinstance(template, str) and isinstance(meanings, dict)):
        raise _NotOursError(where)
    return Assignment(look, template, {str(name): _meaning(one, where) for name, one in meanings.items()})


def _meaning(pair: object, where: str) -> Meaning:
    if not (isinstance(pair, list) and len(pair) == 2 and all(isinstance(one, str) for one in pair)):
        raise _NotOursError(where)
    return pair[0], pair[1]


def _write(assignments: Sequence[Assignment], file: Path) -> None:
    records = [
        {_LOOK: one.look, _TEMPLATE: one.template, _MEANINGS: _plain(one.meanings)} for one in assignments
    ]
    make_folder(file.parent)
    save((json.dumps(records, ensure_ascii=False, indent=1) + "\n").encode(), file, private=True)


def _plain(meanings: Mapping[str, Meaning]) -> dict[str, list[str]]:
    return {heading: list(meaning) for heading, meaning in meanings.items()}


def _set_aside(file: Path, reason: str) -> Remembered:
    """Keep a damaged file under another name, so that the next one does not overwrite it."""
    names = (file.with_name(f"{file.stem}-{number}.damaged") for number in range(1, _MOST_ASIDE))
    aside = next((name for name in names if not name.exists()), file)
    with suppress(OSError):
        file.replace(aside)
    return Remembered(notice=wording.DAMAGED.format(file=file, reason=reason, aside=aside.name))
