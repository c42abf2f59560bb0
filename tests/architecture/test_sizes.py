"""Budgets and house rules that can be counted."""

import ast
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from tests.architecture.source import ROOT, name, parsed, place, templates

FILE, FUNCTION, TEMPLATE = 300, 40, 80
MEDIAN_FILE, MEDIAN_FUNCTION = 60, 8
# Worse than the budget today; these may only fall.
MEDIAN_FILE_TODAY = 68
TESTS_MISSING_TODAY = 5600  # lines; stations, briefings and the overview came with fewer
FORBIDDEN_NAMES = {"utils", "helpers", "services", "managers", "signals", "constants", "mixins"}


def lines(path: Path) -> int:
    return len(path.read_text().splitlines())


def written_files() -> list[Path]:
    """What people wrote: not migrations, and nothing of others' under static/vendor."""
    code = [ROOT / path for path in parsed()]
    tests = list((ROOT / "tests").rglob("*.py"))
    static = [path for path in (ROOT / "static").iterdir() if path.suffix in {".css", ".js"}]
    return code + tests + static


def functions() -> Iterator[tuple[int, str]]:
    """Lines of each function of the program, without its decorators, and where it stands."""
    for path, tree in parsed().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef):
                yield (node.end_lineno or 0) - node.lineno + 1, f"{place(path, node)} {node.name}"


def beyond(limit: int, sizes: list[tuple[int, str]]) -> list[tuple[int, str]]:
    return sorted((size for size in sizes if size[0] > limit), reverse=True)


def test_no_file_is_longer_than_300_lines() -> None:
    assert beyond(FILE, [(lines(path), name(path)) for path in written_files()]) == []


def test_no_template_is_longer_than_80_lines() -> None:
    assert beyond(TEMPLATE, [(lines(path), name(path)) for path in templates()]) == []


def test_no_function_is_longer_than_40_lines() -> None:
    assert beyond(FUNCTION, list(functions())) == []


def test_the_median_file_comes_no_further_from_60_lines() -> None:
    sizes = sorted((lines(ROOT / path), path) for path in parsed())
    today = median(size for size, _path in sizes)
    assert MEDIAN_FILE < today <= MEDIAN_FILE_TODAY, f"the longest are {sizes[:-6:-1]}"


def test_the_median_function_has_8_lines_at_most() -> None:
    sizes = sorted(functions())
    assert median(size for size, _place in sizes) <= MEDIAN_FUNCTION, f"the longest are {sizes[:-6:-1]}"


def test_the_tests_come_no_further_from_the_length_of_the_program() -> None:
    program = sum(lines(ROOT / path) for path in parsed())
    tests = sum(lines(path) for path in (ROOT / "tests").rglob("*.py"))
    assert tests >= program - TESTS_MISSING_TODAY


def test_every_file_name_tells_what_is_inside() -> None:
    assert [path for path in parsed() if FORBIDDEN_NAMES & set(Path(path).with_suffix("").parts)] == []


def test_nothing_happens_behind_a_save() -> None:
    """No `save()` of our own, and no signals."""
    found = [
        place(path, node)
        for path, tree in parsed().items()
        for node in ast.walk(tree)
        if _overrides_save(node) or _imports_signals(node)
    ]
    assert found == []


def _overrides_save(node: ast.AST) -> bool:
    return isinstance(node, ast.ClassDef) and any(
        isinstance(part, ast.FunctionDef) and part.name in {"save", "delete"} for part in node.body
    )


def _imports_signals(node: ast.AST) -> bool:
    """`from x.signals import y`, `from x import signals`, `import x.signals`, and Django's dispatcher."""
    if isinstance(node, ast.ImportFrom):
        return _is_of_signals(node.module or "") or any(_is_of_signals(alias.name) for alias in node.names)
    return isinstance(node, ast.Import) and any(_is_of_signals(alias.name) for alias in node.names)


def _is_of_signals(module: str) -> bool:
    return module.split(".")[-1] == "signals" or module == "django.dispatch"
