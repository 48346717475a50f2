"""The command line: the same operations as in the window."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

from desktop.errors import Cancelled, UserError
from desktop.text import cli as wording
from desktop.version import VERSION

if TYPE_CHECKING:
    from desktop.models.form import Form

T = TypeVar("T")
OK, MUST_FIX, UNREADABLE = 0, 1, 2
STOPPED = 130
FORMATS = ("pdf", "xlsx", "json")


class Parser(argparse.ArgumentParser):
    """An argument parser that speaks Chinese."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(add_help=False, formatter_class=argparse.RawDescriptionHelpFormatter, **settings)
        self._positionals.title = wording.ARGUMENTS
        self._optionals.title = wording.OPTIONS
        self.add_argument("-h", "--help", action="help", help=wording.HELP)

    def format_usage(self) -> str:
        """Write the usage line."""
        return super().format_usage().replace("usage: ", wording.USAGE)

    def format_help(self) -> str:
        """Write the help page."""
        return super().format_help().replace("usage: ", wording.USAGE)

    def error(self, message: str) -> NoReturn:
        """Complain about the arguments in one sentence and end."""
        self.print_usage(sys.stderr)
        self.exit(UNREADABLE, wording.ERROR.format(sentence=wording.translate(message)) + "\n")


def parser() -> Parser:
    """Describe all commands."""
    whole = Parser(prog="ziping", description=wording.PROGRAM, epilog=wording.EPILOG)
    line = wording.VERSION.format(version=VERSION)
    whole.add_argument("--version", action="version", version=line, help=wording.VERSION_HELP)
    commands = whole.add_subparsers(
        title=wording.KNOWN_COMMANDS, dest="command", required=True, metavar=wording.COMMAND
    )

    def command(name: str, text: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, help=text, description=text)

    demo = command("demo", wording.DEMO)
    demo.add_argument(
        "-o", "--output", default=wording.DEMO_FOLDER, metavar=wording.PATH, help=wording.DEMO_OUT
    )
    command("templates", wording.TEMPLATES).add_argument("--json", action="store_true", help=wording.JSON)
    add = command("add", wording.ADD)
    add.add_argument("file", metavar=wording.FILE, help=wording.ADD_FILE)
    blank = command("blank", wording.BLANK)
    blank.add_argument("template", metavar=wording.TEMPLATE, help=wording.BLANK_TEMPLATE)
    blank.add_argument("--to", choices=("xlsx", "pdf"), required=True, help=wording.TO)
    blank.add_argument("-o", "--output", required=True, metavar=wording.PATH, help=wording.OUT_FILE)
    for name, text in (("read", wording.READ), ("check", wording.CHECK)):
        one = command(name, text)
        one.add_argument("files", nargs="+", metavar=wording.FILE, help=wording.FILES)
        one.add_argument("--json", action="store_true", help=wording.JSON)
        if name == "check":
            one.add_argument("--spending", default="", metavar=wording.AMOUNT, help=wording.UNIT_SPENDING)
            one.add_argument("--projects", default="", metavar=wording.PATH, help=wording.UNIT_PROJECTS)
    convert = command("convert", wording.CONVERT)
    convert.add_argument("files", nargs="+", metavar=wording.FILE, help=wording.FILES)
    convert.add_argument("--to", choices=FORMATS, required=True, help=wording.TO)
    convert.add_argument("-o", "--output", required=True, metavar=wording.PATH, help=wording.OUT)
    _describe_reviewing(command)
    return whole


def _describe_reviewing(command: Callable[[str, str], argparse.ArgumentParser]) -> None:
    trial, review = command("trial", wording.TRIAL), command("review", wording.REVIEW)
    for one in (trial, review):
        one.add_argument("file", metavar=wording.FILE, help=wording.ONE_FILE)
    trial.add_argument("--pack", action="append", default=[], metavar=wording.PACK, help=wording.TRIAL_PACK)
    review.add_argument("--standards", default="", metavar=wording.STANDARDS, help=wording.REVIEW_STANDARDS)
    review.add_argument("--answers", metavar=wording.PATH, help=wording.REVIEW_ANSWERS)
    rollup = command("rollup", wording.ROLLUP)
    rollup.add_argument("files", nargs="+", metavar=wording.FILE, help=wording.FILES)
    rollup.add_argument("--by", choices=("budget", "spending"), default="", help=wording.ROLLUP_BY)
    for one in (trial, review, rollup):
        one.add_argument("--json", action="store_true", help=wording.JSON)


def main(argv: Sequence[str]) -> int:
    """Run one command.

    Returns:
        0 all well, 1 must-fix findings, 2 something could not be read or written, 130 stopped.
    """
    try:
        arguments = parser().parse_args(list(argv))
    except SystemExit as end:
        return int(end.code or 0)
    try:
        return _COMMANDS[arguments.command](arguments)
    except UserError as error:
        print(wording.ERROR.format(sentence=error.sentence), file=sys.stderr)
        return UNREADABLE
    except Cancelled:
        print(wording.STOPPED, file=sys.stderr)
        return STOPPED


def _progress(done: int, total: int, what: str) -> None:
    if total > 1 and sys.stderr.isatty():
        print(wording.PROGRESS.format(done=done + 1, total=total, what=what), file=sys.stderr)


def _print_json(data: Any) -> None:
    json.dump(data, sys.stdout, ensure_ascii=False, indent=1)
    print()


def _templates(arguments: argparse.Namespace) -> int:
    from desktop.operations.library import library
    from desktop.operations.records import template_record

    records = [template_record(template) for template in library().templates()]
    if library().notice:
        print(library().notice, file=sys.stderr)
    if arguments.json:
        _print_json(records)
    for record in () if arguments.json else records:
        print(wording.TEMPLATE_LINE.format(**record, number=record["source"]["number"]))
    return OK


def _add(arguments: argparse.Namespace) -> int:
    from desktop.operations.own_definitions import add_definition

    name = add_definition(Path(arguments.file))
    print(wording.ADDED.format(name=name))
    return OK


def _blank(arguments: argparse.Namespace) -> int:
    from desktop.operations import forms
    from desktop.operations.convert import check_ending

    form = forms.blank_form(arguments.template)
    target = Path(arguments.output)
    check_ending(target, arguments.to)
    if arguments.to == "pdf":
        forms.print_pdf([form], target)
    else:
        forms.export_workbook([form], target)
    print(wording.WROTE.format(path=target, what=form.template.name))
    return OK


def _read(arguments: argparse.Namespace) -> int:
    from desktop.operations import forms

    results = forms.read_files(arguments.files, _progress)
    bad = _say_unread(results, quiet=arguments.json)
    if arguments.json:
        _print_json([forms.any_record(result, forms.read_record) for result in results])
    for result in results if not arguments.json else ():
        if isinstance(result, forms.FiledForm):
            _say_reading(forms.read_record(result), whole=True)
    return UNREADABLE if bad else OK


def _check(arguments: argparse.Namespace) -> int:
    from desktop.operations import forms, links
    from desktop.operations.unit_check import accounts_of, unit_record

    accounts = accounts_of(arguments.spending, arguments.projects)
    results = forms.read_files(arguments.files, _progress)
    bad = _say_unread(results, quiet=arguments.json)
    checked = links.checked_records(results)
    unit = unit_record(results, accounts)
    if arguments.json:
        _print_json([*checked, unit] if unit else checked)
    for record in () if arguments.json else checked:
        if "findings" in record:
            _say_reading(record, whole=False)
            say_check(record)
    if unit and not arguments.json:
        _say_unit(unit["findings"])
    wrong = any(
        finding["severity"] == "must-fix" for record in checked for finding in record.get("findings", ())
    )
    return UNREADABLE if bad else MUST_FIX if wrong else OK


def _convert(arguments: argparse.Namespace) -> int:
    from desktop.operations import forms
    from desktop.operations.convert import convert

    results = forms.read_files(arguments.files, _progress)
    bad = _say_unread(results, quiet=False)
    found = [result for result in results if isinstance(result, forms.FiledForm)]
    for written in convert(found, arguments.to, Path(arguments.output), _progress):
        print(wording.WROTE.format(path=written.path, what=written.what))
    return UNREADABLE if bad else OK


def _trial(arguments: argparse.Namespace) -> int:
    from desktop.operations.library import library
    from desktop.operations.trial import trial, trial_record, trial_text

    forms, bad = _filed([arguments.file])
    known = library()
    packs = [known.pack(name) for name in arguments.pack] or known.packs()
    tried = [trial(form, packs) for form in forms]
    _say_each(arguments, tried, trial_record, trial_text)
    return UNREADABLE if bad else OK


def _review(arguments: argparse.Namespace) -> int:
    from desktop.operations.review import read_answers, review, review_record, review_text

    forms, bad = _filed([arguments.file])
    reviews = []
    for form in forms:
        asked = review(form, {}, arguments.standards)
        answers = read_answers(Path(arguments.answers), asked) if arguments.answers else {}
        reviews.append((form, review(form, answers, arguments.standards)))
    _say_each(arguments, reviews, lambda one: review_record(one[1]), lambda one: review_text(*one))
    return UNREADABLE if bad else OK


def _rollup(arguments: argparse.Namespace) -> int:
    from desktop.operations.roll_up import roll_up, roll_up_record, roll_up_text

    forms, bad = _filed(arguments.files)
    rolled = [roll_up(forms, arguments.by)] if forms else []
    _say_each(arguments, rolled, roll_up_record, roll_up_text)
    return UNREADABLE if bad else OK


def _filed(files: Sequence[str]) -> tuple[list[Form], bool]:
    """Read the forms of files, and say which files could not be read."""
    from desktop.operations import forms

    results = forms.read_files(files, _progress)
    bad = _say_unread(results, quiet=False)
    return [result.form for result in results if isinstance(result, forms.FiledForm)], bad


def _say_each(
    arguments: argparse.Namespace,
    results: Sequence[T],
    record: Callable[[T], dict[str, Any]],
    text: Callable[[T], str],
) -> None:
    if arguments.json:
        _print_json([record(result) for result in results])
    for result in () if arguments.json else results:
        print(text(result))


def _demo(arguments: argparse.Namespace) -> int:
    from desktop.operations import forms
    from desktop.operations.demo import write_demo

    folder = Path(arguments.output)
    for written in write_demo(folder):
        print(wording.WROTE.format(path=written.path, what=written.what))
    _picture(folder)
    form = forms.sample_form("mof")
    say_check(forms.scored_record(form))
    return OK


def _picture(folder: Path) -> None:
    """Draw the window; the one thing on the command line that needs Qt."""
    try:
        from desktop.views.picture import picture
    except ImportError:
        print(wording.NO_PICTURE.format(reason=wording.NO_QT), file=sys.stderr)
        return
    from desktop.operations import forms

    target = folder / f"{wording.WINDOW_PICTURE}.png"
    picture(forms.sample_form("mof"), target)
    print(wording.WROTE.format(path=target, what=wording.WINDOW_PICTURE))


def _say_unread(results: Sequence[Any], *, quiet: bool) -> bool:
    from desktop.operations.forms import UnreadFile

    unread = [result.sentence for result in results if isinstance(result, UnreadFile)]
    for sentence in () if quiet else unread:
        print(wording.ERROR.format(sentence=sentence), file=sys.stderr)
    return bool(unread)


def _say_reading(record: dict[str, Any], *, whole: bool) -> None:
    from desktop.operations.library import library

    confidence = round(100 * record["recognised"]["confidence"])
    template = library().template_names()[record["recognised"]["template"]]
    print(wording.RECOGNISED.format(**{**record, "template": template, "confidence": confidence}))
    for place, text in _texts(record) if whole else ():
        print(wording.FIELD_LINE.format(where=place, text=text))
    if record["unread"]:
        print(wording.UNREAD.format(count=len(record["unread"])))
    for stray in record["unread"]:
        print(wording.UNREAD_LINE.format(**stray))
    if not record["unread"]:
        print(wording.READ_ALL)
    for doubt in record["doubtful"]:
        print(wording.DOUBT_LINE.format(**doubt))
    for note in record["notes_on_file"]:
        print(wording.NOTE_LINE.format(note=note))


def _texts(record: dict[str, Any]) -> list[tuple[str, str]]:
    lines = [(name, record[name]) for name in ("title", "year")]
    for part in ("header", "goals", "total", "narrative", "footer"):
        lines += [(f"{part}/{label}", text) for label, text in record[part].items()]
    for fund in record.get("funds", ()):
        pairs = zip(record["fund_columns"], fund["cells"], strict=True)
        lines += [(f"{fund['label']}/{label}", text) for label, text in pairs]
    for place, row in enumerate(record.get("indicators", ()), 1):
        texts = {label: text for label, text in row.items() if isinstance(text, str)}
        lines += [(f"indicators[{place}]/{label}", text) for label, text in texts.items()]
    return [(place, text) for place, text in lines if text]


def say_check(record: dict[str, Any]) -> None:
    """Print scores and findings of a checked form."""
    scores, findings = record["scores"], record["findings"]
    shown = {name: text or wording.NONE for name, text in scores["total"].items()}
    print(
        wording.SCORES.format(
            rate=scores["execution_rate_printed"] or wording.NONE,
            execution=scores["execution_score"] or wording.NONE,
            parts=shown["sum_of_parts"],
            printed=shown["printed"],
            computed=shown["computed"],
            grade=scores["grade"] or wording.NONE,
        )
    )
    for cell in scores["cells"]:
        if cell["difference"]:
            print(wording.CELL_LINE.format(**cell))
    names = ("must-fix", "must-explain", "hint")
    counts = {name.replace("-", "_"): sum(one["severity"] == name for one in findings) for name in names}
    print(wording.FINDINGS.format(**counts))
    for finding in findings:
        print(wording.FINDING_LINE.format(**{**finding, "severity": finding["severity_name"]}))


def _say_unit(findings: list[dict[str, Any]]) -> None:
    names = ("must-explain", "hint")
    counts = {name.replace("-", "_"): sum(one["severity"] == name for one in findings) for name in names}
    print(wording.UNIT_CHECK.format(**counts))
    for finding in findings:
        print(wording.UNIT_LINE.format(**{**finding, "severity": finding["severity_name"]}))


_COMMANDS = {
    "demo": _demo,
    "templates": _templates,
    "add": _add,
    "blank": _blank,
    "read": _read,
    "check": _check,
    "convert": _convert,
    "trial": _trial,
    "review": _review,
    "rollup": _rollup,
}
