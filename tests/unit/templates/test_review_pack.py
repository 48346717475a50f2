from __future__ import annotations

from decimal import Decimal

import pytest

from desktop import paths
from desktop.errors import DefinitionError
from desktop.templates.review_pack import Answer, Condition, Reach, load_reviews

HEAD = """
id: county-2026
name: 某县复核口径
region: 某县
year: 2026
source: {title: 复核底稿, number: 无文号}
note: 说明
standards:
"""
SOUND = "  - {id: one, about: 证据, loses: 1, wording: 没有证据, question: {text: 有证据吗, against: no}}\n"


def faults(text: str) -> list[str]:
    with pytest.raises(DefinitionError) as refused:
        load_reviews({"reviews/a.yaml": text})
    return refused.value.sentence.splitlines()[1:]


def test_a_pack_is_read_with_its_defaults() -> None:
    (pack,) = load_reviews({"reviews/a.yaml": HEAD + SOUND})
    (standard,) = pack.standards
    assert (pack.id, pack.year, pack.source.number) == ("county-2026", 2026, "无文号")
    assert (standard.of, standard.loses, standard.test) == (Reach.ROW, Decimal(1), None)
    assert standard.question is not None
    assert standard.question.against is Answer.NO


def test_the_shipped_packs_are_sound_and_say_where_they_come_from() -> None:
    files = sorted((paths.resources() / "reviews").glob("*.yaml"))
    packs = load_reviews({file.name: file.read_text("utf-8") for file in files})
    assert [pack.id for pack in packs] == [file.stem for file in files] == ["chengdu-2026"]
    (pack,) = packs
    assert pack.source.title
    assert pack.source.number
    assert pack.note
    by_id = {standard.id: standard for standard in pack.standards}
    # The reviewer's scale: what each standard takes.
    taken = {name: str(standard.loses) for name, standard in by_id.items() if standard.loses}
    assert taken == {
        "no-evidence": "1",
        "no-survey": "1",
        "unrelated": "1",
        "target-empty": "1",
        "direction-only": "0.6",
        "benefit-in-words": "0.6",
        "no-formula": "0.6",
        "no-data-source": "0.3",
        "wrong-heading": "1",
        "duplicate": "1",
        "namesake": "1",
        "task-late": "0.3",
    }
    assert (by_id["over-target"].test, by_id["over-target"].limit) == (Condition.OVER_TARGET, Decimal("1.3"))


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("{id: a, about: b, loses: 2, wording: c, test: target-empty}", "loses：“2”应在0到1之间"),
        (
            "{id: a, about: b, loses: 1, wording: c}",
            "test：应写明由谁判定：findings、test只能写其中一个，或者只写question",
        ),
        (
            "{id: a, about: b, loses: 1, wording: c, test: target-empty, findings: [heavy-row]}",
            "test：应写明由谁判定：findings、test只能写其中一个，或者只写question",
        ),
        (
            "{id: a, about: b, loses: 1, wording: c, findings: [no-such]}",
            "findings：没有代号为“no-such”的审核结果",
        ),
        (
            "{id: a, about: b, loses: 1, wording: c, findings: [vague-target/no-such]}",
            "findings：没有代号为“vague-target/no-such”的审核结果",
        ),
        (
            "{id: a, about: b, loses: 1, wording: c, test: all-full}",
            "test：“all-full”与of写的范围（row或form）不符",
        ),
        (
            "{id: a, about: b, loses: 1, wording: c, of: form, test: target-empty}",
            "test：“target-empty”与of写的范围（row或form）不符",
        ),
        (
            "{id: a, about: b, loses: 1, wording: c, test: over-target}",
            "limit：test为over-target、rate-below时必须写limit，其他时候不可写",
        ),
        (
            "{id: a, about: b, loses: 1, wording: c, test: duplicate, limit: 1}",
            "limit：test为over-target、rate-below时必须写limit，其他时候不可写",
        ),
        (
            "{id: a, about: b, loses: 1, wording: c, question: {text: d, against: unclear}}",
            "question.against：“unclear”不合要求，应为：yes、no",
        ),
        (
            '{id: a, about: b, loses: 1, wording: "{score}", test: duplicate}',
            "wording：大括号里只能写{name}、{target}、{actual}、{heading}；of为form时不可写",
        ),
        (
            '{id: a, about: b, loses: 1, wording: "{name", test: duplicate}',
            "wording：大括号里只能写{name}、{target}、{actual}、{heading}；of为form时不可写",
        ),
        (
            '{id: a, about: b, loses: 1, wording: "{name:>3}", test: duplicate}',
            "wording：大括号里只能写{name}、{target}、{actual}、{heading}；of为form时不可写",
        ),
        (
            '{id: a, about: b, loses: 1, wording: c, of: form, question: {text: "{name}", against: yes}}',
            "question.text：大括号里只能写{name}、{target}、{actual}、{heading}；of为form时不可写",
        ),
        ("{id: a/b, about: b, loses: 1, wording: c, test: duplicate}", "id：代号里不可有“/”"),
    ],
)
def test_a_standard_that_makes_no_sense_is_refused(line: str, fault: str) -> None:
    assert faults(f"{HEAD}  - {line}\n") == [f"reviews/a.yaml：standards[1].{fault}"]


def test_what_can_not_be_converted_is_refused_with_its_path() -> None:
    text = HEAD.replace("region: 某县\n", "") + "  - {id: a, about: b, loses: viel, wording: c, tests: d}\n"
    assert faults(text) == [
        "reviews/a.yaml：region：缺少这个键，必须写明",
        "reviews/a.yaml：standards[1].tests：没有这个键，可用的键是：id、about、loses、wording、of、under、not_under、findings、test、limit、question",
        "reviews/a.yaml：standards[1].loses：“viel”不合要求，应为：数字",
    ]
    assert faults("- a") == ["reviews/a.yaml：文件：此处应为“键: 值”的一组内容"]


def test_the_faults_of_all_files_are_told_at_once() -> None:
    twice = {"a.yaml": HEAD + SOUND + SOUND, "b.yaml": HEAD + SOUND.replace("loses: 1", "loses: 2")}
    with pytest.raises(DefinitionError) as refused:
        load_reviews(twice)
    assert [line.partition("：")[0] for line in refused.value.sentence.splitlines()[1:]] == [
        "a.yaml",
        "b.yaml",
    ]


def test_ids_and_the_year_are_looked_at() -> None:
    text = HEAD.replace("2026\nsource", "206\nsource") + SOUND + SOUND
    assert faults(text) == [
        "reviews/a.yaml：year：“206”应在2000到2099之间",
        "reviews/a.yaml：standards[2].id：代号“one”已经用过，代号不可重复",
    ]
