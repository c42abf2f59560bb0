"""What a unit is by its name."""

import pytest

from suggestions.similarity.functions import FUNCTIONS, functions_of, typical_duties


@pytest.mark.parametrize(
    ("name", "functions"),
    [
        ("清源市环境保护局", ["生态环境"]),
        ("清源市生态环境局", ["生态环境"]),
        ("平川县国土资源局", ["自然资源规划"]),
        ("平川县卫生和计划生育局", ["卫生健康"]),
        ("清源市公安局交巡警支队", ["公安"]),
        ("平川县教育体育局", ["教育", "体育"]),
        ("平川县农业农村和科学技术局", ["农业农村", "科技"]),
        ("清源市人民政府", []),
        ("清源市民政局", ["民政"]),
        ("清源市某某公司", []),
    ],
)
def test_old_and_new_names_of_a_unit_are_one_function(name, functions):
    assert functions_of(name) == functions


def test_a_unit_of_two_functions_usually_answers_for_both():
    duties = typical_duties("平川县教育体育局")
    assert duties == f"{FUNCTIONS['教育'].duties}、{FUNCTIONS['体育'].duties}"


def test_every_function_has_names_and_duties():
    assert [one.name for one in FUNCTIONS.values() if not (one.called and one.duties)] == []


def test_no_name_belongs_to_two_functions():
    names = [name for one in FUNCTIONS.values() for name in one.called]
    assert sorted(names) == sorted(set(names))
