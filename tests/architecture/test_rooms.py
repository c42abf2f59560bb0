"""What each kind of file may know: rules are plain law, actions know no request."""

import ast
from pathlib import Path

import pytest

from tests.architecture.source import parsed, place

# Choices and their words, settings, and reckoning with an instant that was handed in.
LAWFUL = {"django.db.models.TextChoices", "django.conf.settings", "django.utils.timezone"}
CLOCKS = {"now", "utcnow", "today"}
CLOCKS_WITHOUT_ARGUMENT = {"localdate", "localtime"}


def imports_of(kind: str) -> list[tuple[str, str]]:
    """What files of this kind take from outside, as file and full name."""
    return [
        (path, f"{node.module}.{alias.name}" if isinstance(node, ast.ImportFrom) else alias.name)
        for path, tree in parsed().items()
        if kind in Path(path).with_suffix("").parts
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    ]


def reads_the_clock(node: ast.AST) -> bool:
    """`timezone.now()`, `date.today()`, `localdate()` without an instant, and the like."""
    if not isinstance(node, ast.Call):
        return False
    name = getattr(node.func, "attr", getattr(node.func, "id", ""))
    return name in CLOCKS or (name in CLOCKS_WITHOUT_ARGUMENT and not node.args)


def test_rules_ask_no_table_and_no_request() -> None:
    django = [(path, name) for path, name in imports_of("rules") if name.startswith("django.")]
    assert [one for one in django if one[1] not in LAWFUL and not one[1].startswith("django.utils.translation")] == []


@pytest.mark.parametrize("kind", ["rules", "querysets"])
def test_law_and_questions_are_told_the_day(kind: str) -> None:
    trees = [(path, tree) for path, tree in parsed().items() if kind in Path(path).with_suffix("").parts]
    assert [place(path, node) for path, tree in trees for node in ast.walk(tree) if reads_the_clock(node)] == []


@pytest.mark.parametrize("kind", ["actions", "models", "querysets", "rules"])
def test_only_doors_know_requests(kind: str) -> None:
    assert [one for one in imports_of(kind) if one[1].startswith(("django.http", "django.shortcuts"))] == []


@pytest.mark.parametrize("kind", ["actions", "models", "querysets", "rules"])
def test_actions_write_rows_and_never_enqueue(kind: str) -> None:
    assert [one for one in imports_of(kind) if one[1].startswith("celery") or ".tasks" in one[1]] == []
