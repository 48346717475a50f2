"""Draw forms, save them, read them back, and count."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from desktop.errors import UserError
from desktop.models.form import Form
from desktop.models.transcript import document_from_record, plain_label
from desktop.operations.forms import print_pdf, sample_form
from desktop.operations.library import library
from desktop.templates.spec import Content, Template
from desktop.workbook.reading import Reading
from tests.accuracy import layouts
from tests.accuracy.kinds import WRITERS, Drawn
from tests.accuracy.truth import ANYTHING, Count, Place, compared
from tests.helpers import foreign_forms, foreign_truth
from tests.helpers.readings import read_workbook

Tally = tuple[str, str, str, Count]
"""Layout, kind of file, template, and what came of it."""
IN_EVERY_KIND = "bureau"
_WITH_TRUTH = ".truth.json"
ROW_LABEL = "label"


@cache
def samples() -> dict[str, Form]:
    """Read the samples that come with the program."""
    return {template.id: sample_form(template.id) for template in library().templates()}


def of_samples(folder: Path) -> Iterator[Tally]:
    """Measure the samples: as the paper in every kind of file, messed up, stacked, and printed here."""
    for name, form in samples().items():
        for kind in WRITERS:
            yield "bureau", kind, name, _measured(folder, kind, [layouts.bureau(form)], [form])
        yield "messy", "xlsx", name, _measured(folder, "xlsx", [layouts.messy(form)], [form])
        two = [form, form]
        yield "stacked", "xlsx", name, _measured(folder, "xlsx", [layouts.stacked(two)], two)
        printed = folder / "form.pdf"
        print_pdf([form], printed)
        yield "printed here", "pdf", name, count_of(printed, [form])


def of_foreign_forms(folder: Path) -> Iterator[Tally]:
    """Measure forms of provinces that no template is made for."""
    for name in foreign_forms.names():
        form = foreign_forms.load(name)
        for layout, sketch in (
            ("bureau", foreign_forms.bureau(form).sketch()),
            ("system", foreign_forms.system(form).sketch()),
            ("messy", foreign_forms.messy(form)),
        ):
            for kind in WRITERS if layout == IN_EVERY_KIND else ("xlsx",):
                yield layout, kind, name, foreign_count(folder, kind, sketch, form)


def of_folder(folder: Path) -> Iterator[Tally]:
    """Measure files of other people, each with what stands in it beside it (NAME.truth.json)."""
    for path in sorted(folder.rglob(f"*{_WITH_TRUTH}")):
        told = json.loads(path.read_text("utf-8"))
        file = path.with_name(told["file"])
        if file.is_file():
            forms = [_case(form) for form in told["forms"]]
            accepted = [_accepted(form) for form in told["forms"]]
            count = count_of(file, forms, accepted)
            names = sorted({form.template.id for form in forms})
            yield path.parent.name, file.suffix.removeprefix("."), ", ".join(names), count


def _case(told: Mapping[str, Any]) -> Form:
    template = library().template(told["case"]["template"])
    document, _ = document_from_record(template, told["case"])
    return Form(template, library().pack(template.pack), document)


def _accepted(told: Mapping[str, Any]) -> dict[str, list[str]]:
    """Give what may stand for a text by its label."""
    accepted = {place.rpartition("/")[2]: texts for place, texts in told.get("accept", {}).items()}
    for place in (*told.get("optional", []), *told.get("may_report", [])):
        accepted.setdefault(place.rpartition("/")[2], []).append(ANYTHING)
    return accepted


def _measured(folder: Path, kind: str, sketches: Sequence[layouts.Sketch], forms: Sequence[Form]) -> Count:
    return count_of(_saved(folder, kind, sketches), forms)


def _saved(folder: Path, kind: str, sketches: Sequence[layouts.Sketch]) -> Path:
    path = folder / f"form.{kind}"
    path.write_bytes(WRITERS[kind]([Drawn(sketch) for sketch in sketches]))
    return path


def read(path: Path) -> tuple[list[Reading], str]:
    """Read a file; the sentence that says why there is nothing, where there is none."""
    try:
        return read_workbook(path, library().templates(), library().vocabulary), ""
    except UserError as error:
        return [], error.sentence


def count_of(path: Path, forms: Sequence[Form], accepted: Sequence[Mapping[str, list[str]]] = ()) -> Count:
    """Count what was read right of a file with these forms."""
    readings, sentence = read(path)
    count = Count(files=1, faults=[f"{path.name}: {sentence}"] if sentence else [])
    strays = [stray.text for reading in readings for stray in reading.unread]
    for number, form in enumerate(forms):
        reading = readings[number] if number < len(readings) else None
        by_label = accepted[number] if accepted else {}
        places = _by_place(form.template, by_label)
        count.add(compared(form.template, form.document, reading, strays, places))
    for reading in readings[len(forms) :]:
        count.faults.append(f"invented {reading.place}")
        count.invented += len(list(reading.document.texts()))
    return count


def _by_place(template: Template, by_label: Mapping[str, list[str]]) -> dict[Place, list[str]]:
    """Give what is accepted by block and column, for any row."""
    labels = {
        (block, "", spec.id): (plain_label(spec.label), spec.section.value)
        for block, spec in template.fields()
    }
    for table in template.tables():
        for column in table.columns:
            name = ROW_LABEL if column.content is Content.ROW_LABEL else column.record_label
            labels[table.id, "*", column.id] = (name, column.record_label)
    return {
        place: [text for name in names for text in by_label.get(name, [])] for place, names in labels.items()
    }


def foreign_count(folder: Path, kind: str, sketch: layouts.Sketch, form: foreign_forms.Form) -> Count:
    """Count what was read right of a form of a province that was drawn and saved."""
    readings, sentence = read(_saved(folder, kind, [sketch]))
    count = Count(files=1, forms=1, faults=[sentence] if sentence else [])
    if readings:
        count.named = int(readings[0].template.id == form["template"])
        tally = foreign_truth.compare(form, readings[0])
        count.unread = sum(fault.startswith("unread") for fault in tally.faults)
        count.beyond = tally.unread - count.unread
        count.cells, count.right = tally.expected - count.beyond, tally.right
        count.invented = sum(fault.startswith("invented") for fault in tally.faults)
        count.lost = count.cells - count.right - count.unread
        count.faults += tally.faults
    return count
