"""Forms of a unit beside each other: what does not count."""

from __future__ import annotations

from decimal import Decimal

from desktop.models.form import Form
from desktop.scoring.across import Accounts, NamedForm, check_unit
from tests.cases.sound import SOUND
from tests.helpers.forms import changed, sound_form


def said(*forms: Form, accounts: Accounts | None = None) -> list[str]:
    named = [NamedForm(str(place), form) for place, form in enumerate(forms, 1)]
    return [f"{one.name} {one.finding.code}/{one.finding.variant}" for one in check_unit(named, accounts)]


def named(name: str, **cells: str) -> Form:
    own = {"header/项目名称": name, "goals/预期目标": f"{name}目标", "goals/实际完成情况": f"{name}完成"}
    return changed(sound_form(), own | cells)


def test_no_form_has_no_finding() -> None:
    assert said(accounts=Accounts(Decimal(1), ("培训",))) == []


def test_forms_without_a_project_name_are_not_the_same_project() -> None:
    assert said(named(""), named("无")) == []


def test_the_same_project_on_another_kind_of_form_or_of_another_year_is_no_second_one() -> None:
    other_kind = changed(SOUND["@mof-analysis"](), {"header/项目名称": "设备"})
    found = said(named("设备"), other_kind, named("设备", year="2024"))
    assert [one for one in found if "project-twice" in one] == []


def test_two_years_with_as_many_forms_are_two_batches() -> None:
    forms = [named("一"), named("二"), named("三", year="2024"), named("四", year="2024")]
    totals = [changed(form, {"total/得分": str(90 + place)}) for place, form in enumerate(forms)]
    assert said(*totals) == []


def test_a_form_without_a_year_is_of_no_other() -> None:
    totals = {"total/得分": "95"}
    forms = [
        named("一"),
        named("二", **{"total/得分": "90"}),
        named("三", year="", **totals),
        named("四", year="2024"),
    ]
    assert said(*forms) == ["4 wrong-year/unit"]


def test_two_forms_prove_no_pattern() -> None:
    assert said(named("一"), named("二")) == []


def test_many_names_are_listed_shortly() -> None:
    told = {"goals/预期目标": "全年培训经办人员，提高窗口服务水平，让群众满意放心。"}
    forms = [
        named(name, **told, **{"total/得分": str(90 + place)}) for place, name in enumerate("一二三四五六")
    ]
    one = check_unit([NamedForm(name, form) for name, form in zip("一二三四五六", forms, strict=True)])[0]
    assert (one.finding.code, one.finding.facts["others"]) == ("text-shared", "二、三、四 …")


def test_spending_of_forms_in_yuan_is_counted_in_the_same_unit() -> None:
    form = changed(
        named("一"), {"年度资金总额/全年执行数": "950000元", "其中：当年财政拨款/全年执行数": "75"}
    )
    assert said(form, accounts=Accounts(Decimal(95))) == []


def test_a_form_that_states_no_spending_is_named_in_the_count() -> None:
    bare = changed(named("二"), {"年度资金总额/全年执行数": ""})
    (one,) = check_unit([NamedForm("1", named("一")), NamedForm("2", bare)], Accounts(Decimal(90)))
    assert (one.finding.facts["count"], one.finding.facts["without"]) == ("1", "1")
    assert (one.finding.printed, one.finding.facts["difference"]) == ("95", "5")


def test_only_figures_are_compared_between_forms() -> None:
    words = {"indicators[1]/年度指标值": "完成", "indicators[1]/实际完成值": "3500人次"}
    assert [one for one in said(named("一", **words), named("二", **words)) if "figures" in one] == []


def test_other_units_may_be_of_another_year_and_give_the_same_total() -> None:
    mine = [named(name, **{"total/得分": "95"}) for name in ("一", "二")]
    theirs = named("三", year="2024", **{"total/得分": "95", "header/实施单位": "就业局"})
    assert said(*mine, theirs) == []
