"""Forms, scores and findings as the plain records that other programs read; keys are added, never changed."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from desktop.models.form import Form
from desktop.models.places import Places, place_name
from desktop.models.transcript import transcript, where
from desktop.scoring.score_sheet import Finding, ScoreSheet
from desktop.templates.spec import Template
from desktop.text.derivations import CAUSES, words
from desktop.text.findings import SEVERITIES, Wording, wording
from desktop.values.number import plain, round_half_up
from desktop.values.rate import print_rate

Record = dict[str, Any]
RATE_DIGITS = 6


def form_record(form: Form) -> Record:
    """Write a form's cells by their labels."""
    return transcript(form.template, form.document)


def number_text(value: Decimal | None) -> str:
    """Write a figure; "" says that it can't be computed."""
    return "" if value is None else plain(value)


def scores_record(form: Form, sheet: ScoreSheet) -> Record:
    """Write the scores of a form, each with its derivation."""
    rate = sheet.execution_rate
    places = Places(form)
    return {
        "execution_rate": number_text(None if rate is None else round_half_up(rate, RATE_DIGITS)),
        "execution_rate_printed": "" if rate is None else print_rate(rate, form.pack.rounding.rate.decimals),
        "execution_score": number_text(sheet.execution_score),
        "by_first_level": [
            {
                "name": heading.name,
                "weight": plain(heading.weight),
                "typed": plain(heading.typed),
                "computed": plain(heading.computed),
            }
            for heading in sheet.headings
        ],
        "total": {
            "printed": number_text(sheet.totals.printed),
            "sum_of_parts": number_text(sheet.totals.sum_of_parts),
            "computed": number_text(sheet.totals.computed),
            "audit": number_text(sheet.audit_total),
        },
        "grade": sheet.grade,
        "cells": [
            {
                "where": where(form.template, form.document, key),
                "key": str(key),
                "place": places.name(key),
                "typed": form.document.text(key),
                "computed": cell.computed_text,
                "derivation": words(cell.derivation.code, cell.derivation.facts),
                "difference": number_text(cell.difference),
                "cause": CAUSES[cell.cause.value] if cell.cause else "",
            }
            for key, cell in sheet.cells.items()
        ],
    }


def finding_wording(finding: Finding) -> Wording:
    """Say what a finding found and how to put it right."""
    facts = {**finding.facts, "printed": finding.printed, "expected": finding.expected}
    return wording(finding.code, finding.variant, facts)


def finding_record(form: Form, finding: Finding) -> Record:
    """Write one finding with its sentence and remedy."""
    said = finding_wording(finding)
    return {
        "code": finding.code,
        "check": finding.check,
        "severity": finding.severity.value,
        "severity_name": SEVERITIES[finding.severity.value],
        "where": where(form.template, form.document, finding.where),
        "key": str(finding.where),
        "place": place_name(form, finding.where),
        "printed": finding.printed,
        "expected": finding.expected,
        "message": said.message,
        "remedy": said.remedy,
    }


def template_record(template: Template) -> Record:
    """Write what a template is and where it comes from."""
    return {
        "id": template.id,
        "name": template.name,
        "form": template.form,
        "version": template.version,
        "in_force_from": template.in_force_from.isoformat(),
        "unit": template.unit,
        "pack": template.pack,
        "source": {
            "title": template.source.title,
            "number": template.source.number,
            "note": template.source.note,
        },
    }
