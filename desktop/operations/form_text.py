"""Write what was read from a file, its scores and its findings as plain text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from desktop.operations.library import library
from desktop.operations.records import Record
from desktop.text import cli as wording

_SECTIONS = ("header", "goals", "total", "narrative", "footer")


def reading_text(record: Record, *, whole: bool) -> str:
    """Say what was recognised in a file, and what of it was not read or is doubtful.

    Args:
        record: From read_record().
        whole: Also list every text that was read.
    """
    return "\n".join(_reading_lines(record, whole=whole))


def _reading_lines(record: Record, *, whole: bool) -> Iterator[str]:
    confidence = round(100 * record["recognised"]["confidence"])
    template = library().template_names()[record["recognised"]["template"]]
    yield wording.RECOGNISED.format(**{**record, "template": template, "confidence": confidence})
    for place, text in _texts(record) if whole else ():
        yield wording.FIELD_LINE.format(where=place, text=text)
    unread = record["unread"]
    yield wording.UNREAD.format(count=len(unread)) if unread else wording.READ_ALL
    yield from (wording.UNREAD_LINE.format(**stray) for stray in unread)
    yield from (wording.DOUBT_LINE.format(**doubt) for doubt in record["doubtful"])
    yield from (wording.NOTE_LINE.format(note=note) for note in record["notes_on_file"])


def _texts(record: Record) -> Iterator[tuple[str, str]]:
    """Walk over every text that was read, with its readable place."""
    lines = [(name, record[name]) for name in ("title", "year")]
    for part in _SECTIONS:
        lines += [(f"{part}/{label}", text) for label, text in record[part].items()]
    for fund in record.get("funds", ()):
        pairs = zip(record["fund_columns"], fund["cells"], strict=True)
        lines += [(f"{fund['label']}/{label}", text) for label, text in pairs]
    for place, row in enumerate(record.get("indicators", ()), 1):
        texts = {label: text for label, text in row.items() if isinstance(text, str)}
        lines += [(f"indicators[{place}]/{label}", text) for label, text in texts.items()]
    return ((place, text) for place, text in lines if text)


def check_text(record: Record) -> str:
    """Say the scores and findings of a checked form."""
    return "\n".join(_check_lines(record["scores"], record["findings"]))


def _check_lines(scores: Record, findings: Sequence[Record]) -> Iterator[str]:
    shown = {name: text or wording.NONE for name, text in scores["total"].items()}
    yield wording.SCORES.format(
        rate=scores["execution_rate_printed"] or wording.NONE,
        execution=scores["execution_score"] or wording.NONE,
        parts=shown["sum_of_parts"],
        printed=shown["printed"],
        computed=shown["computed"],
        grade=scores["grade"] or wording.NONE,
    )
    for cell in scores["cells"]:
        if cell["difference"]:
            yield wording.CELL_LINE.format(**cell)
    yield wording.FINDINGS.format(**_counts(findings, ("must-fix", "must-explain", "hint")))
    for finding in findings:
        yield wording.FINDING_LINE.format(**{**finding, "severity": finding["severity_name"]})


def unit_text(findings: Sequence[Record]) -> str:
    """Say what was found in the forms of a unit beside each other."""
    said = wording.UNIT_CHECK.format(**_counts(findings, ("must-explain", "hint")))
    lines = (wording.UNIT_LINE.format(**{**one, "severity": one["severity_name"]}) for one in findings)
    return "\n".join((said, *lines))


def _counts(findings: Sequence[Record], names: Sequence[str]) -> dict[str, int]:
    return {name.replace("-", "_"): sum(one["severity"] == name for one in findings) for name in names}
