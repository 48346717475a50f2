"""Forms that offices filed, kept shortly: one file a template, a line for each row, long sentences cut."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from desktop.models.form import Form
from desktop.models.transcript import document_from_record
from desktop.operations.library import library

FOLDER = Path(__file__).with_name("filed")
WHOLE = Path(__file__).with_name("forms")
"""The four forms that are kept whole."""


@dataclass(frozen=True)
class FiledCase:
    name: str
    form: Form
    expected: dict[str, str]
    unplaced: list[str]


@cache
def filed_cases() -> dict[str, FiledCase]:
    """Read all forms by the name that they have here: 003-05 is the fifth form of the document 003."""
    return {record["id"]: _case(record) for record in (*_whole(), *_short())}


def _whole() -> Iterator[dict[str, Any]]:
    return (json.loads(path.read_text("utf-8")) for path in sorted(WHOLE.glob("*.json")))


def _short() -> Iterator[dict[str, Any]]:
    for path in sorted(FOLDER.glob("*.json")):
        about = json.loads(path.read_text("utf-8"))
        for record in about["forms"]:
            funds = [{"label": label, "cells": cells} for label, *cells in record["funds"]]
            rows = [_row(about["indicator_columns"], row) for row in record["indicators"]]
            shared = {name: about[name] for name in ("template", "pack", "fund_columns")}
            yield record | shared | {"funds": funds, "indicators": rows}


def _row(columns: list[str], texts: list[str]) -> dict[str, str]:
    """Read a row; blank cells at its end are left out."""
    return dict(zip(columns, texts + [""] * (len(columns) - len(texts)), strict=True))


def _case(record: dict[str, Any]) -> FiledCase:
    template = library().template(record["template"])
    document, unplaced = document_from_record(template, record)
    pack = library().pack(record.get("pack", template.pack))
    form = Form(template, pack, document)
    return FiledCase(record["id"], form, record["expected"], unplaced)
