"""Read the forms of a workbook: scan it, recognise them, and give an account of every filled cell."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from desktop.errors import FileRefused
from desktop.templates.spec import Template
from desktop.templates.vocabulary import Vocabulary
from desktop.text import workbook as wording
from desktop.workbook.addresses import address_of, column_letters
from desktop.workbook.blank_forms import is_filled
from desktop.workbook.blueprint import blueprints
from desktop.workbook.consents import Consents
from desktop.workbook.grid import Grid
from desktop.workbook.keyed import SheetKey, read_key
from desktop.workbook.look import heads_of
from desktop.workbook.opened import Opened
from desktop.workbook.opening import open_file
from desktop.workbook.proposals import Assignment, Proposal
from desktop.workbook.proposing import propose, propose_more, propose_trial
from desktop.workbook.read_form import read_form
from desktop.workbook.reading import FileReading, Reading, Unread
from desktop.workbook.recognise import Located, Near, locate, locate_reworded
from desktop.workbook.sheet_facts import SheetFacts
from desktop.workbook.stacking import Stack

Progress = Callable[[int, int, str], None]
_MOST_NAMED = 8
_BETWEEN = " | "
_FEWEST_PARTS = 2


def read_file(
    path: Path,
    templates: Sequence[Template],
    vocabulary: Vocabulary,
    assignments: Sequence[Assignment] = (),
    progress: Progress | None = None,
) -> FileReading:
    """Read all there is in a file: its sheets and forms, and what comes near a form.

    Args:
        path: The file.
        templates: What may be recognised.
        vocabulary: Other wordings of labels and headings.
        assignments: What headings of files of some look mean, said by hand.
        progress: Called before each sheet with its number, their count and its name.

    Raises:
        FileRefused: The file can't be read safely.
    """
    opened = open_file(path)
    sheets = tuple(opened.grids())
    looked_through = replace(opened, grids=lambda: iter(sheets))
    reader = WorkbookReader(looked_through, templates, vocabulary, assignments, proposing=True)
    try:
        forms = reader.read(progress)
    except FileRefused as refused:
        trials = tuple(reader.trials())
        return FileReading(sheets, (), tuple(reader.proposals()), refused.sentence, trials)
    return FileReading(sheets, tuple(forms), tuple(reader.proposals(beside=True)))


class WorkbookReader:
    """Reads one opened file."""

    def __init__(
        self,
        opened: Opened,
        templates: Sequence[Template],
        vocabulary: Vocabulary,
        assignments: Sequence[Assignment] = (),
        *,
        proposing: bool = False,
    ) -> None:
        self._opened = opened
        self._templates = templates
        self._blueprints = blueprints(templates, vocabulary)
        self._consents = Consents(assignments, self._blueprints)
        self._proposing = proposing
        self._nears: list[Near] = []
        self._strays: list[Unread] = []
        self._notes: list[str] = []
        self._formless: list[Grid] = []
        self._tried: set[str] = set()
        """Names of the sheets that were tried."""

    def read(self, progress: Progress | None) -> list[Reading]:
        """Read the forms from the first sheet to the last.

        Raises:
            FileRefused: There are none.
        """
        readings: list[Reading] = []
        grids = self._opened.grids()
        for number, facts in enumerate(self._opened.sheets):
            if progress:
                progress(number, len(self._opened.sheets), facts.name)
            if facts.too_large:
                text = wording.UNREAD_SHEET.format(count=facts.filled)
                self._strays.append(Unread(facts.name, text))
            elif facts.filled:
                readings.extend(self._read_sheet(next(grids)))
        if not readings:
            readings.extend(self._read_reworded())
        if not readings:
            readings.extend(self._read_together())
        if not readings:
            raise self._nothing_found()
        readings = self._without_blank_forms(readings)
        for grid in self._formless:
            self._notes.append(wording.NOTE_OTHER_SHEET.format(sheet=grid.name))
            self._strays.append(_whole_sheet(grid))
        self._notes.extend(self._opened.notes)
        first = readings[0]
        readings[0] = replace(
            first,
            unread=(*first.unread, *self._strays),
            notes=(*first.notes, *self._notes),
        )
        return readings

    def _read_sheet(self, grid: Grid) -> Iterator[Reading]:
        keyed = read_key(grid, self._templates)
        notes = tuple(_notes_of_sheet(grid.facts))
        exact = _read_exactly(grid, *keyed) if keyed else None
        if exact:
            yield replace(exact, notes=notes)
            return
        readings = list(self._read_located(grid, notes))
        if not readings and grid.rows:
            self._formless.append(grid)
        yield from readings

    def _read_located(self, grid: Grid, notes: tuple[str, ...]) -> Iterator[Reading]:
        """Read the forms that are found on a sheet: as somebody said, else as they are recognised."""
        located, said = self._consents.locate(grid)
        if not located:
            self._notes.extend(said)
            said = []
            located, nears = locate(grid, self._blueprints)
            self._nears.extend(nears)
        yield from self._read_forms(grid, located, (*notes, *said))

    def _read_forms(self, grid: Grid, located: list[Located], notes: tuple[str, ...]) -> Iterator[Reading]:
        for form in located:
            reading = read_form(grid, form)
            more = _notes_on_fit(reading, form)
            proposal = self._propose_more(grid, form, reading)
            yield replace(reading, notes=(*notes, *more), proposal=proposal)

    def _propose_more(self, grid: Grid, form: Located, reading: Reading) -> Proposal | None:
        if not (self._proposing and reading.unread):
            return None
        return propose_more(grid, heads_of(grid, self._blueprints), form, reading)

    def trials(self) -> Iterator[Reading]:
        """Read what may be forms of an unknown layout (试读); nothing else is proposed for their sheets."""
        shown = [grid for grid in self._formless if grid.facts.shown]
        alone = [(grid.name, reading) for grid in shown for reading in self._try_sheet(grid, [grid])]
        tried, self._tried = [reading for _, reading in alone], {name for name, _ in alone}
        if len(shown) > 1 and len(tried) < _FEWEST_PARTS:
            together = list(self._try_sheet(Stack(shown), shown))
            # A list of indicators alone on its sheet says less than with what stands on the others.
            if sum(len(one.places) for one in together) > sum(len(one.places) for one in tried):
                tried, self._tried = together, {grid.name for grid in shown}
        left = [_whole_sheet(grid) for grid in self._formless if grid.name not in self._tried]
        for first in tried[:1]:
            notes = (*first.notes, *self._notes, *self._opened.notes)
            yield replace(first, unread=(*first.unread, *self._strays, *left), notes=notes)
        yield from tried[1:]

    def _try_sheet(self, grid: Grid, parts: Sequence[Grid]) -> Iterator[Reading]:
        # Loaded where a layout is unknown: most are known.
        from desktop.workbook.trying import as_tried, locate_tried

        located = locate_tried(grid, self._blueprints)
        heads = heads_of(grid, self._blueprints) if located else {}
        notes = tuple(note for part in parts for note in _notes_of_sheet(part.facts))
        for form in located:
            reading = as_tried(read_form(grid, form))
            if is_filled(reading):
                proposal = propose_trial(grid, heads, form, reading)
                yield replace(reading, notes=notes, proposal=proposal)

    def proposals(self, *, beside: bool = False) -> Iterator[Proposal]:
        """Propose templates for the sheets on which nothing was recognised.

        Args:
            beside: There are forms on other sheets: what only resembles one is an example or a list.
        """
        found: list[Proposal] = []
        shown = [grid for grid in self._formless if grid.facts.shown and grid.name not in self._tried]
        for grid in [*shown, *([Stack(shown)] if len(shown) > 1 and not beside else [])]:
            proposal = propose(grid, heads_of(grid, self._blueprints))
            if proposal and not (beside and _is_part(proposal)):
                found.append(proposal)
        return _best_proposals(found)

    def _read_reworded(self) -> Iterator[Reading]:
        """Read the forms of a file in which hardly a heading is known as it stands."""
        for grid in [grid for grid in self._formless if grid.facts.shown]:
            located = locate_reworded(grid, self._blueprints)
            if located:
                self._formless.remove(grid)
                yield from self._read_forms(grid, located, tuple(_notes_of_sheet(grid.facts)))

    def _read_together(self) -> Iterator[Reading]:
        """Read a form whose parts stand on sheets of their own."""
        parts = [grid for grid in self._formless if grid.facts.shown]
        if len(parts) > 1:
            notes = tuple(note for part in parts for note in _notes_of_sheet(part.facts))
            for reading in self._read_located(Stack(parts), notes):
                yield replace(reading, unread=tuple(_grouped(reading.unread, parts)))
                self._formless = [grid for grid in self._formless if grid not in parts]

    def _without_blank_forms(self, readings: list[Reading]) -> list[Reading]:
        """Leave out the blank forms that stand beside filled ones, and say so."""
        filled = [reading for reading in readings if is_filled(reading)]
        for reading in readings:
            if filled and reading not in filled:
                self._notes.append(wording.NOTE_BLANK_FORM.format(place=reading.place))
                printed = (*reading.document.texts(), *(stray.text for stray in reading.unread))
                self._strays.append(Unread(reading.place, _BETWEEN.join(printed)))
        return filled or readings

    def _nothing_found(self) -> FileRefused:
        nearest = max(self._nears, key=lambda near: near.explained, default=None)
        parted = any(len(cells) > 1 for grid in self._formless for cells in grid.rows.values())
        nothing = wording.NOTHING_LIKE if parted else wording.NOTHING_BUT_TEXT
        said = _say_nearest(nearest) if nearest else nothing
        return FileRefused(wording.NO_FORM.format(name=self._opened.name, nearest=said))


def _best_proposals(found: list[Proposal]) -> Iterator[Proposal]:
    """Leave out a proposal over several sheets that says no more than those for the sheets alone."""
    known = {
        id(proposal): sum(heading.meaning is not None for heading in proposal.headings) for proposal in found
    }
    sheets = [proposal for proposal in found if _is_one_sheet(proposal)]
    together = [proposal for proposal in found if proposal not in sheets]
    most = max((known[id(proposal)] for proposal in sheets), default=0)
    whole = [proposal for proposal in together if known[id(proposal)] > most]
    yield from whole or sheets


def _is_part(proposal: Proposal) -> bool:
    """Tell whether a sheet has headings of one part of a form only, as an example or a list has."""
    return len({heading.meaning[0] for heading in proposal.headings if heading.meaning}) < _FEWEST_PARTS


def _is_one_sheet(proposal: Proposal) -> bool:
    return {heading.sheet for heading in proposal.headings} <= {proposal.sheet}


def _notes_on_fit(reading: Reading, located: Located) -> Iterator[str]:
    """Say which columns and tables of the template a form is without."""
    if located.lacking:
        columns = wording.BETWEEN_QUOTED.join(located.lacking)
        yield wording.NOTE_LACKING.format(place=reading.place, columns=columns)


def _grouped(unread: Sequence[Unread], sheets: Sequence[Grid]) -> Iterator[Unread]:
    """Say a sheet of which nothing was read as a whole."""
    strays = {stray.where for stray in unread}
    for sheet in sheets:
        cells = {sheet.address(cell.place) for cell in sheet.cells()}
        if cells <= strays:
            strays -= cells
            yield _whole_sheet(sheet)
    yield from (stray for stray in unread if stray.where in strays)


def _whole_sheet(grid: Grid) -> Unread:
    """Account for a sheet without a form: one entry with all that stands on it."""
    texts = _BETWEEN.join(cell.text or f"={cell.formula}" for cell in grid.cells())
    return Unread(grid.place_of_rows(range(max(grid.rows) + 1)), texts)


def _say_nearest(near: Near) -> str:
    columns = wording.BETWEEN_QUOTED.join(near.lacking)
    lack = wording.LACKS_COLUMNS.format(columns=columns) if columns else wording.LACKS_FIT
    return wording.NEAREST.format(template=near.template, sheet=near.sheet, lack=lack)


def _read_exactly(grid: Grid, template: Template, key: SheetKey) -> Reading | None:
    # Loaded where a file is our own: most are not.
    from desktop.workbook.read_keyed import read_keyed

    return read_keyed(grid, template, key)


def _notes_of_sheet(facts: SheetFacts) -> Iterator[str]:
    if not facts.shown:
        yield wording.NOTE_HIDDEN_SHEET.format(sheet=facts.name)
    if facts.hidden_rows:
        rows = _some(str(row + 1) for row in sorted(facts.hidden_rows))
        yield wording.NOTE_HIDDEN_ROWS.format(sheet=facts.name, which=rows)
    if facts.hidden_columns:
        columns = _some(column_letters(column) for column in sorted(facts.hidden_columns))
        yield wording.NOTE_HIDDEN_COLUMNS.format(sheet=facts.name, which=columns)
    if facts.without_value:
        yield wording.NOTE_FORMULAS.format(sheet=facts.name, count=len(facts.without_value))
    if facts.private:
        cells = _some(address_of(*place) for place in sorted(facts.private))
        yield wording.NOTE_PRIVATE.format(sheet=facts.name, which=cells)


def _some(names: Iterator[str]) -> str:
    listed = list(names)
    return "、".join(listed[:_MOST_NAMED]) + ("……" if len(listed) > _MOST_NAMED else "")
