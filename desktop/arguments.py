"""What may be written on the command line."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from typing import Any, NoReturn

from desktop.text import assigning, intake, moving, receipts
from desktop.text import cli as wording
from desktop.text import fill as filling
from desktop.version import VERSION

UNREADABLE = 2
"""How the program ends where its arguments, or what they name, can't be read."""
FORMATS = ("pdf", "xlsx", "docx", "json")
Command = Callable[[str, str], argparse.ArgumentParser]


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


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Read a command and its arguments.

    Raises:
        SystemExit: They are wrong, which was said, or help was asked for.
    """
    whole = parser()
    found, strays = whole.parse_known_args(list(argv))
    if strays:
        several = "file" in found and not any(stray.startswith("-") for stray in strays)
        sentence = wording.ONE_FILE_ONLY if several else wording.NO_SUCH_ARGUMENT
        whole.error(sentence.format(command=found.command, strays=" ".join(strays)))
    return found


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
    add.add_argument("--force", action="store_true", help=wording.ADD_FORCE)
    blank = command("blank", wording.BLANK)
    blank.add_argument("template", metavar=wording.TEMPLATE, help=wording.BLANK_TEMPLATE)
    blank.add_argument("--to", choices=("xlsx", "docx", "pdf"), required=True, help=wording.TO)
    blank.add_argument("-o", "--output", required=True, metavar=wording.PATH, help=wording.OUT_FILE)
    for name, text in (("read", wording.READ), ("check", wording.CHECK)):
        one = command(name, text)
        one.add_argument("files", nargs="+", metavar=intake.FILE_OR_FOLDER, help=intake.FILES)
        one.add_argument("--json", action="store_true", help=wording.JSON)
        if name == "read":
            one.add_argument("--as", dest="template", default="", metavar=wording.TEMPLATE, help=assigning.AS)
            one.add_argument(
                "--column", action="append", default=[], metavar=assigning.PAIR, help=assigning.COLUMN
            )
            one.add_argument("--remember", action="store_true", help=assigning.REMEMBER)
        if name == "check":
            one.add_argument("--spending", default="", metavar=wording.AMOUNT, help=wording.UNIT_SPENDING)
            one.add_argument("--projects", default="", metavar=wording.PATH, help=wording.UNIT_PROJECTS)
    convert = command("convert", wording.CONVERT)
    convert.add_argument("files", nargs="+", metavar=intake.FILE_OR_FOLDER, help=intake.FILES)
    convert.add_argument("--to", choices=FORMATS, required=True, help=wording.TO)
    convert.add_argument("-o", "--output", required=True, metavar=wording.PATH, help=wording.OUT)
    convert.add_argument("--names", action="store_true", help=receipts.NAMES)
    convert.add_argument("--public", action="store_true", help=receipts.PUBLIC)
    for one in (blank, convert):
        one.add_argument("--force", action="store_true", help=wording.FORCE)
    _describe_reviewing(command)
    _describe_handing_over(command)
    _describe_keeping(command)
    return whole


def _describe_reviewing(command: Command) -> None:
    trial, review = command("trial", wording.TRIAL), command("review", wording.REVIEW)
    for one in (trial, review):
        one.add_argument("file", metavar=wording.FILE, help=wording.ONE_FILE)
    trial.add_argument("--pack", action="append", default=[], metavar=wording.PACK, help=wording.TRIAL_PACK)
    review.add_argument("--standards", default="", metavar=wording.STANDARDS, help=wording.REVIEW_STANDARDS)
    review.add_argument("--answers", metavar=wording.PATH, help=wording.REVIEW_ANSWERS)
    batch = command("batch", intake.BATCH)
    batch.add_argument("files", nargs="+", metavar=intake.FILE_OR_FOLDER, help=intake.BATCH_FILES)
    batch.add_argument("-o", "--output", default="", metavar=wording.PATH, help=intake.BATCH_OUT)
    batch.add_argument("--force", action="store_true", help=wording.FORCE)
    rollup = command("rollup", wording.ROLLUP)
    rollup.add_argument("files", nargs="+", metavar=intake.FILE_OR_FOLDER, help=intake.FILES)
    rollup.add_argument("--by", choices=("budget", "spending"), default="", help=wording.ROLLUP_BY)
    for one in (trial, review, batch, rollup):
        one.add_argument("--json", action="store_true", help=wording.JSON)


def _describe_handing_over(command: Command) -> None:
    bundle = command("bundle", receipts.BUNDLE)
    bundle.add_argument("files", nargs="+", metavar=intake.FILE_OR_FOLDER, help=intake.FILES)
    bundle.add_argument("-o", "--output", required=True, metavar=wording.PATH, help=receipts.BUNDLE_OUT)
    bundle.add_argument("--force", action="store_true", help=wording.FORCE)
    fill = command("fill", filling.FILL)
    fill.add_argument("blank", metavar=filling.BLANK_FILE, help=filling.FILL_BLANK)
    fill.add_argument("form", metavar=filling.FORM_FILE, help=filling.FILL_FORM)
    fill.add_argument("-o", "--output", required=True, metavar=wording.PATH, help=wording.OUT_FILE)
    fill.add_argument("--force", action="store_true", help=wording.FORCE)
    fill.add_argument("--json", action="store_true", help=wording.JSON)
    verify = command("verify", receipts.VERIFY)
    verify.add_argument("things", nargs="+", metavar=receipts.THING, help=receipts.VERIFY_WHAT)
    verify.add_argument("--json", action="store_true", help=wording.JSON)


def _describe_keeping(command: Command) -> None:
    backup = command("backup", moving.BACKUP)
    backup.add_argument("file", metavar=wording.FILE, help=moving.BACKUP_FILE)
    backup.add_argument("--force", action="store_true", help=wording.FORCE)
    restore = command("restore", moving.RESTORE)
    restore.add_argument("file", metavar=wording.FILE, help=moving.RESTORE_FILE)
    command("recover", moving.RECOVER)
