"""What the import window lists: forms that were found, sheets to be explained, files that failed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from desktop.models.places import form_name
from desktop.operations.dry_run import Candidate, Decision, ExistingDraft, State
from desktop.operations.foreign_sheets import Assignment, Proposal
from desktop.operations.forms import FileRead
from desktop.operations.intake import BatchLine
from desktop.operations.same_forms import Twin, twins
from desktop.operations.shown_names import shown_name
from desktop.text import importing as wording


class Kind(Enum):
    """What came of a file, or of one of its sheets."""

    CLEAN = "clean"
    """A form, every cell of it read without doubt."""
    QUESTIONS = "questions"
    """A form with doubtful or unread cells."""
    TENTATIVE = "tentative"
    """What may be a form, though its layout is known to no template."""
    PROPOSED = "proposed"
    """A sheet whose headings the clerk has to explain."""
    FAILED = "failed"


@dataclass(slots=True, eq=False)
class Item:
    """One line of the list, and what the clerk decided about it."""

    read: FileRead
    line: BatchLine
    """What the report says of it."""
    candidate: Candidate | None = None
    proposal: Proposal | None = None
    ticked: bool = False
    draft: str | None = None
    """The draft to change; None makes a new one."""
    left: set[int] = field(default_factory=set)
    """Changes of that draft that are not taken; see choose()."""
    twin: Twin | None = None
    """The form above that it repeats."""
    assignment: Assignment | None = None
    """What the clerk said of the headings, once it was tried."""
    tried: bool = False
    """What stands under headings was taken for what these mean, before the clerk said anything."""
    remember: bool = True
    """Keep what was said of the headings for files of the same look."""

    @property
    def kind(self) -> Kind:
        """Say what came of it."""
        if self.candidate is None:
            return Kind.FAILED if self.proposal is None else Kind.PROPOSED
        if self.tentative:
            return Kind.TENTATIVE
        asked = self.candidate.count(State.DOUBTFUL) + self.candidate.count(State.UNREAD)
        return Kind.QUESTIONS if asked or self.twin else Kind.CLEAN

    @property
    def tentative(self) -> bool:
        """Say whether it is taken only where the clerk ticks it alone: nobody said what its headings mean."""
        return self.candidate is not None and self.candidate.filed.reading.tentative

    @property
    def file_name(self) -> str:
        """Read the name of the file without its folder, what can't be shown of it as boxes."""
        return shown_name(self.read.file.replace("\\", "/").rpartition("/")[2])

    @property
    def title(self) -> str:
        """Call the form by its project, what is none by its file."""
        if self.candidate is None:
            return self.file_name
        return form_name(self.candidate.filed.form) or wording.NO_NAME

    @property
    def template_name(self) -> str:
        """Name the template of a form."""
        return "" if self.candidate is None else self.candidate.filed.reading.template.name

    @property
    def percent(self) -> str:
        """Write how well the template fits."""
        if self.candidate is not None:
            return percent(self.candidate.filed.reading.confidence)
        return "" if self.proposal is None else percent(self.proposal.confidence)

    def become(self, form: Item, assignment: Assignment) -> None:
        """Become the form that was read by what the clerk said."""
        self.read, self.line, self.candidate = form.read, form.line, form.candidate
        self.assignment, self.ticked = assignment, True
        self.choose(form.draft)

    def choose(self, draft: str | None) -> None:
        """Choose the draft to change, and of its changes all but those that want asking."""
        self.draft = draft
        chosen = self.chosen_draft()
        changes = () if chosen is None else chosen.changes
        self.left = {change.id for change in changes if change.wants_asking}

    def chosen_draft(self) -> ExistingDraft | None:
        """Find the draft that would be changed."""
        existing = () if self.candidate is None else self.candidate.existing
        return next((one for one in existing if one.id == self.draft), None)

    def decision(self) -> Decision:
        """Write down what the clerk consents to."""
        draft = self.chosen_draft()
        if draft is None:
            return Decision()
        return Decision(draft.id, frozenset(change.id for change in draft.changes) - self.left)


def mark_twins(items: Sequence[Item]) -> None:
    """Mark the forms that repeat one above; leave those that say the same or would change the same draft.

    What the clerk decided about a form that was marked before stays.
    """
    for item, twin in zip(items, twins([item.candidate for item in items]), strict=True):
        if twin and item.twin is None and (twin.identical or twin.draft):
            item.ticked = False
        item.twin = twin


def twin_said(twin: Twin) -> str:
    """Say which form above is repeated, and what that means."""
    told = wording.TWIN_SAME if twin.identical else wording.TWIN_DRAFT if twin.draft else wording.TWIN_OTHER
    return told.format(number=twin.number, file=twin.file.replace("\\", "/").rpartition("/")[2])


def percent(confidence: float) -> str:
    """Write a confidence in per cent; nothing but certainty is 100."""
    return wording.FITS.format(percent=100 if confidence >= 1 else min(99, int(confidence * 100)))


def counts_of(candidate: Candidate, cells: int) -> str:
    """Say how many cells were read, as the report counts them, are doubtful, found no place."""
    doubtful, unread = map(candidate.count, (State.DOUBTFUL, State.UNREAD))
    if not doubtful and not unread:
        return wording.COUNTS_CLEAN.format(count=cells)
    asked = ((wording.COUNT_DOUBTFUL, doubtful), (wording.COUNT_UNREAD, unread))
    parts = [words.format(count=count) for words, count in asked if count]
    return wording.COUNTS_JOINT.join((wording.COUNT_READ.format(count=cells), *parts))


def line_of(item: Item) -> str:
    """Say what came of an item, in a line."""
    if item.candidate is not None:
        counts = counts_of(item.candidate, item.line.cells)
        if item.tentative:
            unread = item.candidate.count(State.UNREAD)
            left = wording.COUNTS_JOINT + wording.COUNT_UNREAD.format(count=unread) if unread else ""
            counts = wording.COUNT_TRIED.format(count=item.line.cells) + left
        return wording.TWIN_LINE.format(number=item.twin.number, counts=counts) if item.twin else counts
    return wording.FAILED_LINE if item.proposal is None else wording.PROPOSED_LINE


def reason_of(item: Item) -> str:
    """Say why an item is no form, or on which sheet something comes near one."""
    if item.proposal is not None:
        return wording.NEAR_ON_SHEET.format(sheet=item.proposal.sheet)
    # The name stands above already.
    said, name = item.read.sentence, Path(item.read.file).name
    named = (words.format(name=name) for words in wording.NAMED_IN_SENTENCE)
    return next((said.replace(words, "", 1) for words in named if words in said), said)


def findings_of(item: Item) -> str:
    """Say in a word how many findings must be fixed, or else explained."""
    line = item.line
    if line.must_fix:
        return wording.FIX_COUNT.format(count=line.must_fix)
    return wording.EXPLAIN_COUNT.format(count=line.must_explain) if line.must_explain else ""


def tip_of(item: Item) -> str:
    """Say all that is known of an item."""
    if item.candidate is None:
        near = reason_of(item) + "\n" if item.proposal is not None else ""
        return f"{shown_name(item.read.file)}\n{near}{item.read.sentence}".strip()
    line = item.line
    findings = wording.FINDINGS.format(fix=line.must_fix, explain=line.must_explain, hint=line.hints)
    none = wording.TRIED_UNCHECKED if item.tentative else wording.FINDINGS_NONE
    twin = twin_said(item.twin) + "\n" if item.twin else ""
    return twin + wording.ITEM_TIP.format(
        file=shown_name(item.read.file),
        place=item.candidate.filed.reading.place,
        template=item.template_name,
        percent=item.percent.removesuffix("%"),
        counts=counts_of(item.candidate, line.cells),
        findings=findings if line.must_fix or line.must_explain or line.hints else none,
    )


def tally_of(items: Sequence[Item]) -> str:
    """Count files, forms and what is ticked."""
    files = len({item.read.file for item in items})
    tentative = sum(item.tentative for item in items)
    forms = sum(item.candidate is not None for item in items) - tentative
    said = wording.TALLY.format(files=files, forms=forms, taken=sum(item.ticked for item in items))
    said += wording.TALLY_TRIED.format(count=tentative) if tentative else ""
    failed = sum(item.kind is Kind.FAILED for item in items)
    return said + (wording.TALLY_FAILED.format(failed=failed) if failed else "")
