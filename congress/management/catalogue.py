"""The words of the site: every sentence of code and templates that goes through gettext. Read, never run."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.utils.translation import templatize

PACKAGES = ("congress", "deputies", "stations", "suggestions", "briefings", "portal")
CATALOGUE = Path("locale/zh_Hans/LC_MESSAGES/django.po")
OF_UNFOLD = "Unfold"  # the translator's comment on words that stand in Unfold's templates, not in ours

# What stands at which place of a call, for each of gettext's functions.
CALLS = {
    "gettext": ("singular",),
    "ngettext": ("singular", "plural"),
    "pgettext": ("context", "singular"),
    "npgettext": ("context", "singular", "plural"),
}
CALL_IN_TEMPLATE = re.compile(r"\b(?:n?p?gettext|_)\(")


class Word(NamedTuple):
    singular: str
    plural: str = ""
    context: str = ""


def words_of_site(root: Path = settings.BASE_DIR) -> dict[Word, list[str]]:
    """Each word with the files that say it, both in order."""
    found: dict[Word, set[str]] = {}
    for path in [*code_files(root), *template_files(root)]:
        words = words_of_code if path.suffix == ".py" else words_of_template
        for word in words(path.read_text()):
            found.setdefault(word, set()).add(str(path.relative_to(root)))
    return {word: sorted(found[word]) for word in sorted(found)}


def code_files(root: Path = settings.BASE_DIR) -> list[Path]:
    """Our Python, without migrations and tests."""
    paths = [path for package in PACKAGES for path in (root / package).rglob("*.py")]
    return sorted(path for path in paths if "migrations" not in path.parts)


def template_files(root: Path = settings.BASE_DIR) -> list[Path]:
    folders = [root / "templates", *(folder for package in PACKAGES for folder in (root / package).rglob("templates"))]
    return sorted(path for folder in folders for path in folder.rglob("*.html"))


def words_of_code(text: str) -> Iterator[Word]:
    """Calls whose words are plain strings; a variable's words stand where the variable is made."""
    tree = ast.parse(text)
    names = _names_of_gettext(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name(node.func) in names:
            yield from _word(names[_name(node.func)], node.args)


def words_of_template(text: str) -> Iterator[Word]:
    """What Django's own `makemessages` finds, without the GNU programs it needs."""
    calls = templatize(text)
    for match in CALL_IN_TEMPLATE.finditer(calls):
        name = match[0].rstrip("(")
        yield from _word(CALLS["gettext" if name == "_" else name], _arguments(calls, match.start()))


def _names_of_gettext(tree: ast.Module) -> dict[str, tuple[str, ...]]:
    """Under which names this module knows gettext's functions."""
    return {
        alias.asname or alias.name: CALLS[alias.name.removesuffix("_lazy").removesuffix("_noop")]
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for alias in node.names
        if alias.name.removesuffix("_lazy").removesuffix("_noop") in CALLS
    }


def _name(function: ast.expr) -> str:
    return function.id if isinstance(function, ast.Name) else ""


def _word(places: tuple[str, ...], arguments: list[ast.expr]) -> Iterator[Word]:
    strings = [node.value for node in arguments if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    if len(strings) >= len(places):
        yield Word(**dict(zip(places, strings, strict=False)))


def _arguments(text: str, start: int) -> list[ast.expr]:
    """Of the call that begins here: up to the first bracket that makes it whole."""
    end = start
    while end := text.find(")", end) + 1:
        try:
            call = ast.parse(text[start:end], mode="eval").body
        except SyntaxError:
            continue
        return call.args if isinstance(call, ast.Call) else []
    return []
