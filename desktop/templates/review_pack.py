"""What the re-check standards of a finance bureau are (财政复核口径), as frozen data read strictly."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from string import Formatter

from desktop.errors import DefinitionError
from desktop.templates.spec import Source
from desktop.templates.strict import Converter, Faults, parse_text
from desktop.text import definitions as wording
from desktop.text import review as own_wording
from desktop.text.findings import FINDINGS

NAMED = ("name", "target", "actual", "heading")
"""What the sentences of a standard may name of a row."""
YEARS = range(2000, 2100)


class Answer(Enum):
    """What a person says to a question."""

    YES = "yes"
    NO = "no"
    UNCLEAR = "unclear"


class Condition(Enum):
    """What the program can tell of a row or a form by itself."""

    TARGET_EMPTY = "target-empty"
    TARGET_IN_WORDS = "target-in-words"
    TARGET_IS_RATE = "target-is-rate"
    OVER_TARGET = "over-target"
    """Actual value beyond a multiple of the target, the limit."""
    DUPLICATE = "duplicate"
    """Name, target and actual value of a row above."""
    NAMESAKE = "namesake"
    """Name of a row above, and another target or actual value."""
    ALL_FULL = "all-full"
    """Full marks everywhere; of the form."""
    RATE_BELOW = "rate-below"
    """Execution rate below the limit; of the form."""


OF_FORM = (Condition.ALL_FULL, Condition.RATE_BELOW)
LIMITED = (Condition.OVER_TARGET, Condition.RATE_BELOW)


class Reach(Enum):
    """Whether a standard is put to each row or once to the form."""

    ROW = "row"
    FORM = "form"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that only a person can answer."""

    text: str
    against: Answer
    """The answer after which the standard takes its points: yes or no."""


@dataclass(frozen=True, slots=True)
class Standard:
    """One thing that a reviewer looks at.

    It is decided by a finding of the checks or by a test; with a question beside it, only asked there; with a
    question alone, asked everywhere.
    """

    id: str
    about: str
    """What is looked at, in a few words."""
    loses: Decimal
    """Share of the score that it takes: 0 is a remark, 1 is everything."""
    wording: str
    """The reason as it stands in the table."""
    of: Reach = Reach.ROW
    under: tuple[str, ...] = ()
    """Words of first- or second-level headings whose rows it is about; none means all."""
    not_under: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()
    """Codes of the checks, "code" or "code/variant"."""
    test: Condition | None = None
    limit: Decimal | None = None
    question: Asked | None = None


@dataclass(frozen=True, slots=True)
class ReviewPack:
    """The published standards by which one region re-checks self-evaluations."""

    id: str
    name: str
    region: str
    year: int
    source: Source
    note: str
    standards: tuple[Standard, ...]


def load_reviews(texts: Mapping[str, str]) -> tuple[ReviewPack, ...]:
    """Load review packs from the texts of their files, in the order of the files.

    Raises:
        DefinitionError: Anything is wrong; the sentence lists every fault with file and key path.
    """
    faults = Faults()
    packs: list[ReviewPack] = []
    for file, text in texts.items():
        before = len(faults.sentences)
        tree = parse_text(file, text, faults)
        pack: ReviewPack | None = Converter(file, faults).build(tree, ReviewPack, "") if tree else None
        # What could not be converted is a fault already, and is not looked into.
        if pack is not None and len(faults.sentences) == before:
            for path, sentence in _unsound(pack):
                faults.add(file, path, sentence)
            packs.append(pack)
    if faults.sentences:
        listed = "\n".join(faults.sentences)
        raise DefinitionError(wording.FILE_FAULTS.format(count=len(faults.sentences), faults=listed))
    return tuple(packs)


def _unsound(pack: ReviewPack) -> Iterator[tuple[str, str]]:
    if pack.year not in YEARS:
        yield "year", wording.BETWEEN.format(value=pack.year, low=YEARS[0], high=YEARS[-1])
    seen: set[str] = set()
    for place, standard in enumerate(pack.standards, 1):
        path = f"standards[{place}]"
        if standard.id in seen:
            yield f"{path}.id", wording.SAME_ID.format(name=standard.id)
        if "/" in standard.id:
            yield f"{path}.id", own_wording.NO_SLASH
        seen.add(standard.id)
        for key, sentence in _faults_of(standard):
            yield f"{path}.{key}", sentence


def _faults_of(standard: Standard) -> Iterator[tuple[str, str]]:
    if not 0 <= standard.loses <= 1:
        yield "loses", wording.BETWEEN.format(value=standard.loses, low=0, high=1)
    deciders = bool(standard.findings) + (standard.test is not None)
    if deciders > 1 or not (deciders or standard.question):
        yield "test", own_wording.ONE_DECIDER
    known = {code for code, _ in FINDINGS} | {f"{code}/{variant}" for code, variant in FINDINGS if variant}
    for code in standard.findings:
        if code not in known:
            yield "findings", own_wording.UNKNOWN_FINDING.format(name=code)
    if standard.test and (standard.test in OF_FORM) is not (standard.of is Reach.FORM):
        yield "test", own_wording.WRONG_REACH.format(name=standard.test.value)
    if (standard.test in LIMITED) is not (standard.limit is not None):
        yield "limit", own_wording.LIMIT_WANTED.format(tests="、".join(test.value for test in LIMITED))
    yield from _sentence_faults(standard)


def _sentence_faults(standard: Standard) -> Iterator[tuple[str, str]]:
    sentences = [("wording", standard.wording)]
    if standard.question:
        sentences.append(("question.text", standard.question.text))
        if standard.question.against is Answer.UNCLEAR:
            yield "question.against", wording.wrong_value("unclear", "yes、no")
    allowed = NAMED if standard.of is Reach.ROW else ()
    for path, sentence in sentences:
        if not _fields_known(sentence, allowed):
            yield path, own_wording.FIELDS.format(allowed="、".join(f"{{{name}}}" for name in NAMED))


def _fields_known(sentence: str, allowed: tuple[str, ...]) -> bool:
    try:
        fields = [(name, spec, as_) for _, name, spec, as_ in Formatter().parse(sentence) if name is not None]
    except ValueError:
        return False
    return all(name in allowed and not spec and not as_ for name, spec, as_ in fields)
