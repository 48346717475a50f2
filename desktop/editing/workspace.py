"""One open form as it is being filled in: edits, the figures that follow them, undo and redo."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import uuid4

from desktop.editing.levels import levels_for
from desktop.editing.links import follow_links
from desktop.layout.compose import compose
from desktop.layout.metrics import FontMetrics
from desktop.layout.sheet import Sheet
from desktop.models.between import edits_between
from desktop.models.document import Cell, Document, Origin, Row
from desktop.models.edits import (
    Edit,
    InsertRow,
    SetCell,
    apply,
    inverse,
    move_row,
    remove_row,
    set_cell,
)
from desktop.models.form import Form
from desktop.models.keys import CellKey
from desktop.models.transcript import where
from desktop.scoring.engine import Scored, compute
from desktop.scoring.score_sheet import ScoreSheet
from desktop.templates.pack import RulePack
from desktop.values.wording import clean

FOLLOWING_ROUNDS = 4
"""Amounts feed the rate, the rate the score, the score the total: three rounds, and one for nothing."""


@dataclass(frozen=True, slots=True)
class Change:
    """What one action of the clerk changed."""

    edits: tuple[Edit, ...]
    action: str
    before: Sheet
    after: Sheet
    changed: tuple[CellKey, ...]
    """Cells whose text is another now."""
    focus: CellKey | None
    """Where the cursor belongs after it."""
    pack: RulePack | None = None
    """The rule pack that was chosen by it; None where that stayed."""


@dataclass(frozen=True, slots=True)
class Step:
    """One action of the clerk that can be taken back."""

    edits: tuple[Edit, ...]
    focus: CellKey | None
    packs: tuple[RulePack, RulePack] | None = None
    """The rule packs before and after, where another one was chosen."""


class Workspace:
    """A form with its scores and its Sheet, kept together through every edit."""

    def __init__(self, form: Form, metrics: FontMetrics, new_row_id: Callable[[], str] | None = None) -> None:
        self.form = form
        self._scored = compute(form)
        self.scores: ScoreSheet = self._scored.checked()
        self._metrics = metrics
        self.sheet: Sheet = compose(form, self.scores, metrics)
        self._new_row_id = new_row_id or (lambda: f"x{uuid4().hex[:12]}")
        self._done: list[Step] = []
        self._undone: list[Step] = []

    @property
    def document(self) -> Document:
        """The document as it stands."""
        return self.form.document

    @property
    def can_undo(self) -> bool:
        """Whether there is an action to take back."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether an action was taken back last."""
        return bool(self._undone)

    @property
    def steps(self) -> tuple[tuple[Step, ...], tuple[Step, ...]]:
        """What can be taken back, the last action last, and what can be done again."""
        return tuple(self._done), tuple(self._undone)

    def remember(self, done: Sequence[Step], undone: Sequence[Step] = ()) -> None:
        """Take in what could be taken back and done again when the form was last closed."""
        if not self._done and not self._undone:
            self._undone = list(undone)
        self._done[:0] = done

    def where(self, key: CellKey) -> str:
        """Name the place of a cell for a reader."""
        return where(self.form.template, self.document, key)

    def locked(self, key: CellKey) -> bool:
        """Tell whether nothing is typed into a cell."""
        table = self.form.template.table(key.block)
        row = table.row(key.row) if table else None
        return row is not None and key.column in row.locked

    def write(self, texts: Mapping[CellKey, str], action: str = "typed") -> Change | None:
        """Write cells as typed; a figure that is cleared follows the computation again.

        Returns:
            What changed; None where every cell read so already.
        """
        edits = self._writes(self.document, texts)
        focus = next(iter(texts), None)
        return self._do(edits, action, focus)

    def _writes(self, document: Document, texts: Mapping[CellKey, str]) -> list[Edit]:
        edits: list[Edit] = []
        for key, raw in texts.items():
            text = clean(raw)
            present = document.cell(key)
            same = present.text == text and present.origin is not Origin.COMPUTED
            if not same and not self.locked(key) and self._exists(document, key):
                edits.append(set_cell(document, key, Cell(text, Origin.TYPED)))
        return edits

    def _exists(self, document: Document, key: CellKey) -> bool:
        if not key.row:
            return self.form.template.field(key.block, key.column) is not None
        table = self.form.template.table(key.block)
        known = table is not None and table.column(key.column) is not None
        return known and document.row(key.block, key.row) is not None

    def paste(self, anchor: CellKey, block: Sequence[Sequence[str]]) -> Change | None:
        """Write a block of texts from a cell on, to the right and down; a growing table gets more rows.

        What does not fit to the right or below is left out; the caller compares sizes to say so.
        """
        if not anchor.row:
            return self.write({anchor: block[0][0]}, "pasted") if block and block[0] else None
        table = self.form.template.table(anchor.block)
        if table is None:
            return None
        columns = [column.id for column in table.columns]
        columns = columns[columns.index(anchor.column) :]
        document, edits = self.document, list[Edit]()
        rows = [row.id for row in document.rows(anchor.block)]
        at = rows.index(anchor.row)
        while table.growing and len(rows) < at + len(block):
            edit = self._inserted(document, anchor.block, rows[-1])
            edits.append(edit)
            document = apply(document, edit)
            rows.append(edit.row.id)
        texts = {
            CellKey(anchor.block, row_id, column): text
            for row_id, line in zip(rows[at:], block, strict=False)
            for column, text in zip(columns, line, strict=False)
        }
        return self._do([*edits, *self._writes(document, texts)], "pasted", anchor)

    def _inserted(self, document: Document, block: str, after: str) -> InsertRow:
        cells = levels_for(self.form.template, document, block, after)
        return InsertRow(block, Row(self._new_row_id(), cells), after)

    def take(self, edits: Sequence[Edit]) -> Change | None:
        """Do edits that come from a file as one action (导入)."""
        written = (edit.key for edit in edits if isinstance(edit, SetCell))
        return self._do(edits, "imported", next(written, None))

    def insert_row(self, block: str, after: str) -> Change | None:
        """Insert an empty row behind another one ("" for the top), under the same headings."""
        if not self._growing(block):
            return None
        edit = self._inserted(self.document, block, after)
        return self._do([edit], "typed", CellKey(block, edit.row.id, self._first_entry(block)))

    def remove_rows(self, block: str, row_ids: Sequence[str]) -> Change | None:
        """Remove rows of a growing table; its last row stays."""
        document, edits = self.document, list[Edit]()
        for row_id in row_ids if self._growing(block) else ():
            if document.row(block, row_id) and len(document.rows(block)) > 1:
                edit = remove_row(document, block, row_id)
                edits.append(edit)
                document = apply(document, edit)
        left = {row.id for row in document.rows(block)}
        focus = next((row.id for row in reversed(self.document.rows(block)) if row.id in left), "")
        return self._do(edits, "typed", CellKey(block, focus, self._first_entry(block)))

    def move_rows(self, block: str, row_ids: Sequence[str], *, down: bool) -> Change | None:
        """Move rows one place up or down, together with those between them.

        At the edge of a heading they take the neighbour's heading before they change places with it.
        """
        document = self.document
        order = [row.id for row in document.rows(block)]
        places = [order.index(row_id) for row_id in row_ids if row_id in order]
        if not places or not self._growing(block):
            return None
        first, last = min(places), max(places)
        beyond = last + 1 if down else first - 1
        if not 0 <= beyond < len(order):
            return None
        levels = levels_for(self.form.template, document, block, order[beyond])
        renamed: list[Edit] = [
            set_cell(document, key, cell)
            for row_id in order[first : last + 1]
            for name, cell in levels.items()
            if document.cell(key := CellKey(block, row_id, name)) != cell
        ]
        after = order[last] if not down else order[first - 1] if first else ""
        edits = renamed or [move_row(document, block, order[beyond], after)]
        return self._do(edits, "typed", CellKey(block, order[first], self._first_entry(block)))

    def follow(self, keys: Iterable[CellKey] = ()) -> Change | None:
        """Give figures back to the computation (运算); no keys means every figure that can be computed."""
        chosen = set(keys)
        edits: list[Edit] = []
        for key, cell in self.scores.cells.items():
            present = self.document.cell(key)
            as_computed = present.text == cell.follows and present.origin is Origin.COMPUTED
            if (key in chosen or not chosen) and cell.follows and not as_computed:
                edits.append(set_cell(self.document, key, Cell(cell.follows, Origin.COMPUTED)))
        return self._do(edits, "chosen" if chosen else "run", next(iter(chosen), None))

    def use_pack(self, pack: RulePack) -> Change | None:
        """Score the form by another rule pack (规则包); the figures that nobody typed follow it.

        Returns:
            What changed; None where the form is scored by this pack already.
        """
        before = self.form.pack
        if pack == before:
            return None
        self.form = replace(self.form, pack=pack)
        edits, scored = self._followers(self.document)
        self._done.append(Step(tuple(edits), None, (before, pack)))
        self._undone.clear()
        return self._show(scored, tuple(edits), "chosen", None, pack)

    def follow_forms(self, others: Sequence[Form]) -> Change | None:
        """Take linked figures (基础数据表) from other forms of the same unit and year, the newest last.

        Returns:
            What changed; None where every figure reads so already or was typed over.
        """
        return self._do(follow_links(self.form, others), "run", None)

    def restore(self, document: Document, pack: RulePack) -> Change | None:
        """Take an earlier state again as one action, which can be taken back like any other.

        Args:
            document: What the form held then.
            pack: The rule pack that it was scored by then.

        Returns:
            What changed; None where the form reads so now.
        """
        before, edits = self.form.pack, edits_between(self.document, document)
        if pack == before:
            return self._do(edits, "restored", None)
        self.form = replace(self.form, pack=pack)
        for edit in edits:
            self.form = self.form.with_document(apply(self.document, edit))
        followers, scored = self._followers(self.document)
        every = (*edits, *followers)
        self._done.append(Step(every, None, (before, pack)))
        self._undone.clear()
        return self._show(scored, every, "restored", None, pack)

    def undo(self) -> Change | None:
        """Take the last action back."""
        if not self._done:
            return None
        step = self._done.pop()
        self._undone.append(step)
        edits = tuple(inverse(edit) for edit in reversed(step.edits))
        return self._apply(edits, "undo", step.focus, step.packs[0] if step.packs else None)

    def redo(self) -> Change | None:
        """Do again what was taken back last."""
        if not self._undone:
            return None
        step = self._undone.pop()
        self._done.append(step)
        return self._apply(step.edits, "redo", step.focus, step.packs[1] if step.packs else None)

    def _growing(self, block: str) -> bool:
        table = self.form.template.table(block)
        return table is not None and table.growing

    def _first_entry(self, block: str) -> str:
        table = self.form.template.table(block)
        return next((column.id for column in table.columns if not column.merge), "") if table else ""

    def _do(self, edits: Sequence[Edit], action: str, focus: CellKey | None) -> Change | None:
        if not edits:
            return None
        document = self.document
        for edit in edits:
            document = apply(document, edit)
        followers, scored = self._followers(document)
        every = (*edits, *followers)
        self._done.append(Step(every, focus))
        self._undone.clear()
        return self._show(scored, every, action, focus)

    def _followers(self, document: Document) -> tuple[list[Edit], Scored]:
        """Write the figures that nobody typed, until nothing changes any more."""
        edits: list[Edit] = []
        scored = compute(self.form.with_document(document), self._scored)
        for _ in range(FOLLOWING_ROUNDS):
            texts = scored.following_texts()
            if not texts:
                break
            for key, text in texts.items():
                edit = set_cell(document, key, Cell(text, Origin.COMPUTED))
                edits.append(edit)
                document = apply(document, edit)
            scored = compute(self.form.with_document(document), scored)
        return edits, scored

    def _apply(
        self, edits: tuple[Edit, ...], action: str, focus: CellKey | None, pack: RulePack | None
    ) -> Change:
        document = self.document
        for edit in edits:
            document = apply(document, edit)
        form = replace(self.form, document=document, pack=pack or self.form.pack)
        return self._show(compute(form, self._scored), edits, action, focus, pack)

    def _show(
        self,
        scored: Scored,
        edits: tuple[Edit, ...],
        action: str,
        focus: CellKey | None,
        pack: RulePack | None = None,
    ) -> Change:
        before = self.sheet
        self.form = scored.read.form
        self._scored = scored
        self.scores = scored.checked()
        self.sheet = compose(self.form, self.scores, self._metrics, before)
        changed = tuple(dict.fromkeys(edit.key for edit in edits if isinstance(edit, SetCell)))
        return Change(edits, action, before, self.sheet, changed, focus, pack)
