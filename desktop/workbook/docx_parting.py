"""Part the blocks of a Word file into its forms."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from desktop.text.workbook import FORM_WORDS, FRAMEWORK_WORD, TABLE_WORD
from desktop.values.wording import fold
from desktop.workbook.docx_blocks import Block, Break, Paragraph, Table


def parted(blocks: Sequence[Block], *, at_sections: bool) -> list[list[Block]]:
    """Part blocks where a new form begins: behind a table, on a new page, with a title above the next table.

    A table on a new page without one is the rest of the form before. Several forms on one page stay
    together; they are told apart by what they say.

    Args:
        blocks: The body of the file.
        at_sections: Part at each new section and nowhere else, as files of our own are written.
    """
    forms: list[list[Block]] = [[]]
    for place, block in enumerate(blocks):
        if isinstance(block, Break):
            begins = block.section if at_sections else _begins_form(blocks[place + 1 :], forms[-1])
            if begins:
                forms.append([])
        else:
            forms[-1].append(block)
    return [form for form in forms if form]


def _begins_form(following: Sequence[Block], form: Sequence[Block]) -> bool:
    if not any(isinstance(block, Table) for block in form):
        return False
    above = takewhile(lambda block: not isinstance(block, Table), following)
    titled = any(isinstance(block, Paragraph) and _is_title(block.text) for block in above)
    return titled and any(isinstance(block, Table) for block in following)


def _is_title(text: str) -> bool:
    folded = fold(text)
    return folded.endswith(TABLE_WORD) or any(word in folded for word in (*FORM_WORDS, FRAMEWORK_WORD))
