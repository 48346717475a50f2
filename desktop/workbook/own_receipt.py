"""Give a sheet of our own that is filled in place the receipt code of what it says now."""

from __future__ import annotations

from desktop.models.receipt import codes_in
from desktop.workbook.container import WORKBOOK
from desktop.workbook.package import Package
from desktop.workbook.receipts import RECEIPT_NAME
from desktop.workbook.splicing import set_text, spliced, tree


def renew_receipt(package: Package, sheet: str, code: str) -> None:
    """Replace the receipt code of a sheet, in its hidden name and its footer; a foreign sheet has none."""
    data = package.get(WORKBOOK)
    nodes = list(tree(data).walk())
    sheets = [node.attributes["name"] for node in nodes if node.name == "sheet"]
    for node in nodes:
        own = node.name == "definedName" and node.attributes.get("name") == RECEIPT_NAME
        held = codes_in(node.text) if own else []
        if held and node.attributes.get("localSheetId") == str(sheets.index(sheet)):
            package.set(WORKBOOK, spliced(data, [set_text(node, node.text.replace(held[0], code))]))
            _renew_footer(package, package.sheet_part(sheet), held[0], code)


def _renew_footer(package: Package, part: str, held: str, code: str) -> None:
    data = package.get(part)
    footers = [node for node in tree(data).walk() if node.name.endswith("Footer") and held in node.text]
    splices = [set_text(node, node.text.replace(held, code)) for node in footers if not node.children]
    package.set(part, spliced(data, splices))
