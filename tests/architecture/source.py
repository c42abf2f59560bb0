"""Our own source, parsed, for tests that read it."""

import ast
from functools import cache
from pathlib import Path

from django.conf import settings

from congress.management.catalogue import code_files, template_files

ROOT = settings.BASE_DIR
DOORS = {"views", "api", "admin", "reports", "sections"}


@cache
def parsed() -> dict[str, ast.Module]:
    """Every module of the program by its path from the root; migrations and tests are left out."""
    return {name(path): ast.parse(path.read_text()) for path in code_files()}


def doors() -> dict[str, ast.Module]:
    """Modules that show rows to people."""
    return {path: tree for path, tree in parsed().items() if DOORS & set(Path(path).with_suffix("").parts)}


def templates() -> list[Path]:
    return template_files()


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def place(path: str, node: ast.AST) -> str:
    return f"{path}:{getattr(node, 'lineno', 0)}"
