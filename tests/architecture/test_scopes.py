"""Every list begins with `visible_to`. Leaks come from the one list that forgot."""

import ast
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.contrib import admin

from congress.accounts.office import OfficeAdmin
from tests.architecture.source import doors

# Reviewed: where a door asks a guarded table another question first, and why that leaks nothing.
REVIEWED = {
    ("stations/reports/following.py", "Opinion.objects.filter"): "one row for whoever shows its code or the cookie",
    ("stations/views/scanned.py", "Code.objects.live"): "the one of the token in the address, 130 bits",
    (
        "stations/reports/standards.py",
        "StationGrading.objects.given",
    ): "grades of an open station are public",
    ("portal/reports/front.py", "Suggestion.objects.filter"): "counts for the public page; no row is shown",
    ("portal/reports/home.py", "Mandate.objects.in_office"): "the reader's own mandate",
    ("suggestions/views/drafting.py", "Mandate.objects.in_office"): "the reader's own mandate",
    ("suggestions/reports/known.py", "Publication.objects.filter"): "whether a row of the reader's was public on a day",
    ("congress/accounts/views.py", "Event.objects.create"): "writes and reads nothing",
    ("congress/audit/admin.py", "Entry.objects.head_of"): "number and digest of the chain's head, which papers print",
    ("suggestions/views/motions/writing.py", "Mandate.objects.in_office"): "the reader's own mandate",
    ("suggestions/api/suggestions.py", "Suggestion.objects.for_rows"): "the one the step was just taken on",
    ("suggestions/api/motions.py", "Motion.objects.for_rows"): "the one the step was just taken on",
}


def guarded() -> set[str]:
    """Models whose rows not everybody may see."""
    return {model.__name__ for model in apps.get_models() if hasattr(model._default_manager, "visible_to")}


def first_questions(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Each `Model.objects.word` as model and word; the word is empty where the manager is handed on."""
    words = {id(node.value): node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr == "objects" and isinstance(node.value, ast.Name):
            yield node.value.id, words.get(id(node), "")


@pytest.mark.parametrize(
    ("code", "asked"),
    [
        ("Suggestion.objects.visible_to(user).filter(pk=1)", [("Suggestion", "visible_to")]),
        ("Suggestion.objects.filter(pk=1).visible_to(user)", [("Suggestion", "filter")]),
        ("show(Suggestion.objects)", [("Suggestion", "")]),
        ("suggestion.steps.all()", []),
    ],
)
def test_the_first_question_is_seen(code: str, asked: list[tuple[str, str]]) -> None:
    assert list(first_questions(ast.parse(code))) == asked


def test_doors_ask_guarded_tables_only_what_the_reader_may_see() -> None:
    names = guarded()
    asked = {
        (path, f"{model}.objects.{word}")
        for path, tree in doors().items()
        for model, word in first_questions(tree)
        if model in names and word != "visible_to"
    }
    assert asked == set(REVIEWED)


def test_back_office_lists_of_guarded_tables_begin_with_visible_to() -> None:
    """`OfficeAdmin` narrows each list, and every row a page of it looks up."""
    rooms = [room for model, room in admin.site._registry.items() if model.__name__ in guarded()]
    assert [room for room in rooms if not isinstance(room, OfficeAdmin)] == []


def test_doors_never_ask_for_all_rows() -> None:
    asked = [(path, model) for path, tree in doors().items() for model, word in first_questions(tree) if word == "all"]
    assert asked == []


def test_doors_never_look_a_row_up_in_the_whole_table() -> None:
    """`get_object_or_404(Model, pk=pk)` would find what the reader may not see."""
    models = {model.__name__ for model in apps.get_models()}
    found = [
        (path, node.args[0].id)
        for path, tree in doors().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id.endswith("_or_404")
        and isinstance(node.args[0], ast.Name)
        and node.args[0].id in models
    ]
    assert found == []
