"""Compose a form into one grid of placed cells: the Sheet."""

from __future__ import annotations

from collections.abc import Container
from operator import attrgetter

from desktop.layout.blocks.fields import fields_heads, place_fields
from desktop.layout.blocks.line import place_line, place_title
from desktop.layout.blocks.table import place_table, table_heads
from desktop.layout.heights import row_heights
from desktop.layout.metrics import FontMetrics
from desktop.layout.setting import Setter
from desktop.layout.sheet import RepeatedHead, Sheet
from desktop.models.form import TOTAL, Form
from desktop.models.keys import CellKey
from desktop.scoring.score_sheet import ScoreSheet
from desktop.templates.spec import FieldsBlock, LineBlock, Section, TableBlock, Template


def compose(
    form: Form, scores: ScoreSheet | None, metrics: FontMetrics, previous: Sheet | None = None
) -> Sheet:
    """Compose a form (自评表) as it is printed.

    The text shown is the document's alone; scoring says only which cells are computed.

    Args:
        form: Template and document.
        scores: What scoring says of the form, where it was scored.
        metrics: Widths of the typefaces.
        previous: The Sheet before an edit; cells that are as they were are taken over from it, the very
            same objects, so that what changed is found by identity.
    """
    setter = Setter(form.template, metrics, previous)
    figures: Container[CellKey] = scores.cells if scores is not None else ()
    row = 0
    heads: list[RepeatedHead] = []
    breaks: list[int] = []
    tied: list[int] = []
    signatures = _signatures(form.template)
    for block in form.template.blocks:
        if row and (block.id == TOTAL or block is signatures):
            tied.append(row)
        if isinstance(block, LineBlock):
            row += place_line(setter, block, form.document, row)
        elif isinstance(block, FieldsBlock):
            heads.extend(fields_heads(block, row))
            row += place_fields(setter, block, form.document, figures, row)
        else:
            if block.working_paper:
                breaks.append(row)
            if block.title:
                row += place_title(setter, block.title, row)
                tied.append(row)
            used = place_table(setter, block, form.document, figures, row)
            heads.extend(table_heads(block, row, used))
            row += used
    cells = tuple(sorted(setter.cells, key=attrgetter("row", "column")))
    return Sheet(
        title=_title(form),
        column_widths=setter.widths,
        row_heights=row_heights(cells, row, setter.font, setter.lines),
        cells=cells,
        heads=tuple(heads),
        tied=tuple(tied),
        font=setter.font,
        breaks=tuple(breaks),
    )


def _signatures(template: Template) -> LineBlock | None:
    """Find the line that closes the form; working papers stand behind it."""
    for block in reversed(template.blocks):
        if not isinstance(block, TableBlock):
            return block if isinstance(block, LineBlock) else None
        if not block.working_paper:
            break
    return None


def _title(form: Form) -> str:
    """Read the title as printed; a form without one is named by its kind."""
    texts = (
        form.document.text(CellKey(block, "", spec.id))
        for block, spec in form.template.fields()
        if spec.section is Section.TITLE
    )
    return next(texts, "") or form.template.form
