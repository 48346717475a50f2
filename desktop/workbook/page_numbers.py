"""Tell a line at the head or the foot of a page that only counts pages."""

from __future__ import annotations

import re

from desktop.text import receipts
from desktop.text import word_files as wording

_RECEIPT = receipts.FOOTER.format(code="[0-9A-Z-]+")
_PAGE_NUMBER = re.compile(rf"{wording.PAGE_NUMBER}(?:{_RECEIPT})?\s*")


def is_page_number(text: str) -> bool:
    """Tell whether a text is a page number and nothing else, but perhaps a receipt code of ours."""
    return _PAGE_NUMBER.fullmatch(text) is not None
