"""Write forms as a Word file, each on pages of its own."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from desktop import saving
from desktop.layout.sheet import Sheet
from desktop.models.form import Form
from desktop.models.receipt import receipt_code
from desktop.templates.spec import Page
from desktop.text import receipts
from desktop.text import workbook as wording
from desktop.values.wording import clean
from desktop.workbook.docx_form import FormWriter
from desktop.workbook.docx_keys import key_properties
from desktop.workbook.docx_parts import document_package, foot_id
from desktop.workbook.keyed import write_key

_LONGEST_KEY = 50_000


def write_document(forms: Sequence[tuple[Form, Sheet]], target: Path) -> None:
    """Write forms into one Word file.

    Args:
        forms: Each form with its composed Sheet.
        target: The file; one that is there is replaced once the new one is whole.

    Raises:
        UserError: The file can't be written.
    """
    saving.save(document_bytes(forms), target)


def write_statement(sheet: Sheet, page: Page, target: Path) -> None:
    """Write a text that is no form into a Word file.

    Args:
        sheet: The composed text.
        page: Its paper.
        target: The file; one that is there is replaced once the new one is whole.

    Raises:
        UserError: The file can't be written.
    """
    writer = FormWriter(sheet, page)
    body = writer.body() + writer.section(foot_id(1), last=True)
    saving.save(document_package(body, [writer.foot("")], clean(sheet.title), {}), target)


def document_bytes(forms: Sequence[tuple[Form, Sheet]]) -> bytes:
    """Make the Word file of some forms; the same forms always give the same bytes."""
    body: list[str] = []
    feet: list[str] = []
    properties: dict[str, str] = {}
    for number, (form, sheet) in enumerate(forms, 1):
        writer = FormWriter(sheet, form.template.page)
        code = receipt_code(form.template, form.document)
        feet.append(writer.foot(receipts.FOOTER.format(code=code) if code else ""))
        body += [writer.body(), writer.section(foot_id(number), last=number == len(forms))]
        properties |= key_properties(number, write_key(form.template, writer.key, _LONGEST_KEY))
    title = wording.COMMA.join(dict.fromkeys(clean(sheet.title) for _, sheet in forms))
    return document_package("".join(body), feet, title, properties)
