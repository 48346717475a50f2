"""Part the blocks of a Word file into its forms."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.workbook.docx_blocks import Block, Break, Paragraph, Table


def parted(blocks: Sequence[Block], *, at_sections: bool) -> list[list[Block]]:
    """Part blocks where a new form begins: behind a table, on a new page, with words above the next table.

    A table on a new page without any is the rest of the one before, cut by the page. Several forms on one
    page stay together; they are told apart by what they say.

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
    first = next((block for block in following if _says_something(block)), None)
    return isinstance(first, Paragraph) and any(isinstance(block, Table) for block in following)


def _says_something(block: Block) -> bool:
    return isinstance(block, Table) or (isinstance(block, Paragraph) and bool(block.text.strip()))
