"""Check forms that were read together against each other, and against what other papers of the unit say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

from desktop.errors import UserError
from desktop.models.form import Form
from desktop.operations.forms import FiledForm, UnreadFile
from desktop.operations.records import Record, finding_record
from desktop.scoring.across import Accounts, NamedForm, check_unit
from desktop.text import cli as wording
from desktop.values.amount import Amount, MoneyUnit, parse_amount


def unit_record(results: Sequence[FiledForm | UnreadFile], accounts: Accounts | None = None) -> Record | None:
    """Check the forms of one call against each other.

    Returns:
        What was found, each finding with the name of its form; None where there is nothing to say.
    """
    filed = [result for result in results if isinstance(result, FiledForm)]
    counts = Counter(one.file for one in filed)
    forms: dict[str, Form] = {}
    for one in filed:
        name = Path(one.file).name
        if counts[one.file] > 1:
            name = wording.FORM_NAME.format(file=name, place=one.reading.place)
        forms[name if name not in forms else f"{name} {len(forms) + 1}"] = one.form
    found = check_unit([NamedForm(name, form) for name, form in forms.items()], accounts)
    findings = [{"form": said.name, **finding_record(forms[said.name], said.finding)} for said in found]
    return {"unit": {"forms": len(forms)}, "findings": findings} if findings else None


def accounts_of(spending: str, projects: str) -> Accounts:
    """Read what other papers of the unit say.

    Args:
        spending: Project expenditure of the final accounts, in 万元 where no unit is written; "" for none.
        projects: Path of a text file with the name of a project on each line; "" for none.

    Raises:
        UserError: The amount or the file can't be read.
    """
    return Accounts(_spending(spending) if spending else None, _projects(projects) if projects else None)


def _spending(text: str) -> Decimal:
    amount = parse_amount(text)
    if not isinstance(amount, Amount):
        raise UserError(wording.NO_AMOUNT.format(text=text))
    return amount.in_unit(MoneyUnit.WAN_YUAN, MoneyUnit.WAN_YUAN)


def _projects(file: str) -> tuple[str, ...]:
    try:
        lines = Path(file).read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(wording.NO_LIST.format(path=file)) from error
    return tuple(line.strip() for line in lines if line.strip())
