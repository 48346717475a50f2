"""A unit's bundle (报送包): each form as workbook and PDF, and a list of them, in one zip file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from desktop.errors import FileRefused, UserError
from desktop.models.form import TOTAL, Form
from desktop.models.keys import CellKey
from desktop.models.receipt import codes_in, receipt_code
from desktop.operations.convert import Written, check_ending
from desktop.operations.file_names import TOKENS, bundle_name, file_names
from desktop.operations.forms import FiledForm, UnreadFile, compose_form, pdf_bytes
from desktop.operations.progress import Progress, silent
from desktop.saving import save
from desktop.scoring.engine import score
from desktop.scoring.rules.grade_bands import grade_of
from desktop.templates.rule_kinds import GradeBands
from desktop.templates.spec import Content
from desktop.text import file_names as wording
from desktop.values.number import plain
from desktop.values.wording import fold

ENDING = "zip"


@dataclass(frozen=True, slots=True)
class ListLine:
    """One form in the list of a bundle."""

    file: str
    project: str
    total: str
    grade: str
    receipt: str


@dataclass(frozen=True, slots=True)
class ToBundle:
    """What goes into a bundle."""

    forms: tuple[Form, ...]
    notes: tuple[str, ...]
    """Sentences on what was left out, and on what may not belong together."""


def forms_to_bundle(results: Sequence[FiledForm | UnreadFile]) -> ToBundle:
    """Take the forms that were read, each once; a bundle with one missing is none.

    Raises:
        UserError: A file could not be read.
    """
    taken: dict[tuple[str, str], FiledForm] = {}
    notes: list[str] = []
    for result in results:
        if isinstance(result, UnreadFile):
            raise UserError(wording.UNREAD_IN_BUNDLE.format(sentence=result.sentence))
        code = receipt_code(result.form.template, result.form.document)
        first = taken.setdefault((result.form.template.id, code), result)
        if first is not result:
            notes.append(wording.TWICE_IN_BUNDLE.format(file=result.file, other=first.file, code=code))
    forms = tuple(result.form for result in taken.values())
    return ToBundle(forms, (*notes, *_mixed(taken.values())))


def _mixed(taken: Iterable[FiledForm]) -> Iterator[str]:
    """Say where forms of one project say different things, and where there are several units."""
    named: dict[tuple[str, ...], list[str]] = {}
    units: dict[str, str] = {}
    for filed in taken:
        texts = [TOKENS[name](filed.form) for name in (wording.YEAR, wording.UNIT, wording.PROJECT)]
        named.setdefault((filed.form.template.id, *map(fold, texts)), []).append(filed.file)
        units.setdefault(fold(texts[1]), texts[1] or wording.NO_UNIT)
    for (_, *_, project), files in named.items():
        if project and len(files) > 1:
            yield wording.SAME_PROJECT_IN_BUNDLE.format(files=wording.BETWEEN_FILES.join(files))
    if len(units) > 1:
        listed = wording.BETWEEN_UNITS.join(units.values())
        yield wording.UNITS_IN_BUNDLE.format(count=len(units), units=listed)


def write_bundle(
    forms: Sequence[Form], output: Path, pattern: str = "", progress: Progress = silent
) -> Written:
    """Write a bundle, whole or not at all; the same forms always give the same bytes.

    Args:
        forms: The forms in the order of the list.
        output: The zip file, or a folder that it is written into under the usual name.
        pattern: How the files of the forms are called; blank for the pattern in use.
        progress: Hears of each form.

    Raises:
        UserError: A form is blank or can't be written, or the file can't.
        Cancelled: The user stopped the work; nothing was written.
    """
    target = bundle_file(forms, output)
    save(_bundle(forms, pattern, progress), target)
    return Written(target, wording.BUNDLED.format(forms=len(forms)))


def bundle_file(forms: Sequence[Form], output: Path) -> Path:
    """Tell which file a bundle is written into.

    Raises:
        UserError: There is nothing to write, or its name says something else.
    """
    if not forms:
        raise UserError(wording.NOTHING_TO_BUNDLE)
    target = output / f"{bundle_name(forms)}.{ENDING}" if output.is_dir() else output
    check_ending(target, ENDING)
    return target


def list_lines(forms: Sequence[Form], stems: Sequence[str]) -> list[ListLine]:
    """Make the list of a bundle: what each form prints; a total or grade that it does not is computed.

    Args:
        forms: The forms.
        stems: How the file of each is called, without its ending.
    """
    return [_line(form, stem) for form, stem in zip(forms, stems, strict=True)]


def codes_listed(file: Path) -> list[str] | None:
    """Read the receipt codes from the list of a bundle; None for any other file."""
    from desktop.workbook.opening import open_file

    try:
        grids = list(open_file(file).grids()) if file.name == wording.LIST_FILE else []
    except FileRefused:
        return None
    if [grid.name for grid in grids] != [wording.LIST_SHEET]:
        return None
    return codes_in("\n".join(cell.text for cell in grids[0].cells()))


def _bundle(forms: Sequence[Form], pattern: str, progress: Progress) -> bytes:
    from desktop.workbook.steady import zipped

    _refuse_blank(forms)
    stems = file_names(forms, pattern)
    parts = list(_parts(forms, stems, progress))
    return zipped([(wording.LIST_FILE, _list(forms, list_lines(forms, stems))), *parts], packed=False)


def _refuse_blank(forms: Sequence[Form]) -> None:
    for form in forms:
        if not receipt_code(form.template, form.document):
            raise UserError(wording.BLANK_IN_BUNDLE.format(name=form.template.form))


def _parts(forms: Sequence[Form], stems: Sequence[str], progress: Progress) -> Iterator[tuple[str, bytes]]:
    from desktop.workbook.write import workbook_bytes

    for place, (form, stem) in enumerate(zip(forms, stems, strict=True)):
        progress(place, len(forms), stem)
        yield f"{stem}.xlsx", workbook_bytes([(form, compose_form(form))])
        yield f"{stem}.pdf", pdf_bytes([form])


def _line(form: Form, stem: str) -> ListLine:
    scores = score(form)
    total = scores.totals.sum_of_parts if scores.totals.printed is None else scores.totals.printed
    figure = plain(total) if total is not None and form.template.field(TOTAL, "score") else ""
    return ListLine(
        file=stem,
        project=TOKENS[wording.PROJECT](form) or form.template.form,
        total=form.document.text(CellKey(TOTAL, "", "score")) or figure,
        grade=_printed_grade(form) or (_grade(form, total) if scores.grade and total is not None else ""),
        receipt=receipt_code(form.template, form.document),
    )


def _printed_grade(form: Form) -> str:
    fields = (
        CellKey(block, "", spec.id) for block, spec in form.template.fields() if spec.content is Content.GRADE
    )
    return next(filter(None, map(form.document.text, fields)), "")


def _grade(form: Form, total: Decimal) -> str:
    """Find the grade of the total that the form prints, which need not be the one of the computed total."""
    bands = next(rule.parameters for rule in form.pack.rules if isinstance(rule.parameters, GradeBands))
    return grade_of(total, bands)


def _list(forms: Sequence[Form], lines: Sequence[ListLine]) -> bytes:
    from desktop.workbook.listing import Column, list_workbook

    years, units = ({TOKENS[name](form): "" for form in forms} for name in (wording.YEAR, wording.UNIT))
    year = next(iter(years)) if len(years) == 1 else ""
    title = wording.LIST_TITLE.format(year=year) if year else wording.LIST_TITLE_NO_YEAR
    notes = (
        wording.LIST_UNIT.format(unit=wording.BETWEEN_UNITS.join(filter(None, units))),
        wording.LIST_COUNT.format(count=len(lines)),
    )
    columns = [
        Column(label, width, figure)
        for label, (width, figure) in zip(wording.LIST_COLUMNS, _WIDTHS, strict=True)
    ]
    rows = [
        (str(number), line.file, line.project, line.total, line.grade, line.receipt)
        for number, line in enumerate(lines, 1)
    ]
    return list_workbook(wording.LIST_SHEET, title, notes, columns, rows)


_WIDTHS = ((6, True), (62, False), (30, False), (9, True), (8, True), (18, True))
"""Width in half-width signs and whether it holds figures, of each column of the list."""
