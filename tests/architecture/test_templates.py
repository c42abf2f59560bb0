"""No template lies about unused."""

import ast
import re
from pathlib import Path

from django.template import engines

from tests.architecture.source import ROOT, name, parsed, templates

REFERENCE = re.compile(r"""{%\s*(?:include|extends)\s+["']([^"']+)["']""")
# Django's handlers for errors look for these by name.
BY_CONVENTION = {"400.html", "403.html", "403_csrf.html", "404.html", "500.html"}


def patterns_in_code() -> set[str]:
    """Names of templates as regular expressions: a name put together at run time stands for all it could be."""
    nodes = [node for tree in parsed().values() for node in ast.walk(tree)]
    plain = {str(node.value) for node in nodes if isinstance(node, ast.Constant) and _is_template(node.value)}
    return set(map(re.escape, plain)) | {
        _pattern(node) for node in nodes if isinstance(node, ast.JoinedStr) and _is_template(_end(node))
    }


def _is_template(value: object) -> bool:
    return isinstance(value, str) and value.endswith(".html")


def _end(node: ast.JoinedStr) -> object:
    return node.values[-1].value if isinstance(node.values[-1], ast.Constant) else ""


def _pattern(node: ast.JoinedStr) -> str:
    return "".join(
        re.escape(str(part.value)) if isinstance(part, ast.Constant) else r"[a-z][\w-]*" for part in node.values
    )


def patterns_in_templates() -> set[str]:
    return {re.escape(found) for path in templates() for found in REFERENCE.findall(path.read_text())}


def loader_name(path: Path) -> str:
    parts = path.relative_to(ROOT).parts
    return "/".join(parts[parts.index("templates") + 1 :])


def overrides_a_package(template: str) -> bool:
    """Whether another app's template of this name is replaced by ours."""
    folders = [Path(folder) for folder in engines["django"].template_dirs]
    return any((folder / template).exists() for folder in folders if "site-packages" in folder.parts)


def test_every_template_is_used() -> None:
    used = re.compile("|".join(sorted(patterns_in_code() | patterns_in_templates())))
    unused = [
        name(path)
        for path in templates()
        if loader_name(path) not in BY_CONVENTION
        and not used.fullmatch(loader_name(path))
        and not overrides_a_package(loader_name(path))
    ]
    assert unused == []


def test_every_template_named_in_a_template_exists() -> None:
    folders = [Path(folder) for folder in engines["django"].template_dirs]
    named = {found for path in templates() for found in REFERENCE.findall(path.read_text())}
    assert sorted(one for one in named if not any((folder / one).exists() for folder in folders)) == []
