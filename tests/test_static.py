import hashlib
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.templatetags.static import static

ROOT = Path(settings.BASE_DIR)
STATIC = ROOT / "static"
VENDOR = STATIC / "vendor"
TEMPLATES = sorted(
    path
    for path in ROOT.glob("**/templates/**/*.html")
    if not path.relative_to(ROOT).parts[0].startswith(".") and "documents" not in path.parts
)
OWN_FILES = sorted(path for path in STATIC.glob("*") if path.suffix in {".css", ".js", ".svg"})

INLINE = {
    "style attribute": r"<[^>]+\sstyle\s*=",
    "style element": r"<style\b",
    "handler attribute": r"<[^>]+\son[a-z]+\s*=",
    "inline script": r"<script\b(?![^>]*\bsrc=)",
    "javascript address": r"javascript:",
    "htmx evaluation": r"<[^>]+\shx-(on|vals\s*=\s*[\"']js:)",
}
# Names in licence lines, in SVG namespaces and in an error message; nothing is fetched from them.
SPOKEN_OF = {"www.w3.org", "tabler.io", "github.com", "alpinejs.dev", "www.apache.org"}


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_template_has_nothing_inline(path):
    text = path.read_text()
    assert [name for name, pattern in INLINE.items() if re.search(pattern, text)] == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("style attribute", '<p class="a" style="x">'),
        ("style element", "<style>"),
        ("handler attribute", '<a href="#" onclick="x()">'),
        ("inline script", "<script>x()</script>"),
        ("javascript address", '<a href="javascript:x()">'),
        ("htmx evaluation", "<a hx-on:click='x()'>"),
    ],
)
def test_each_inline_pattern_would_be_found(name, text):
    assert [found for found, pattern in INLINE.items() if re.search(pattern, text)] == [name]


def test_vendored_files_fetch_nothing_from_elsewhere():
    text = "".join(path.read_text() for path in VENDOR.iterdir() if path.suffix != ".md")
    assert set(re.findall(r"https?://([\w.-]+)", text)) - SPOKEN_OF == set()
    assert re.findall(r"@import|url\(\s*[\"']?(?:https?:)?//|sourceMappingURL", text) == []


@pytest.mark.parametrize("path", OWN_FILES, ids=lambda path: path.name)
def test_our_own_files_fetch_nothing_from_elsewhere(path):
    assert set(re.findall(r"https?://([\w.-]+)", path.read_text())) - {"www.w3.org"} == set()


def test_vendored_files_are_the_ones_written_down():
    rows = re.findall(r"^\| (\S+) \|.*\| ([0-9a-f]{64}) \|$", (VENDOR / "README.md").read_text(), re.MULTILINE)
    here = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in VENDOR.iterdir() if path.suffix != ".md"
    }
    assert dict(rows) == here


@pytest.fixture
def collected(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    backend = "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"  # the site also compresses: slow
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": backend}}
    call_command("collectstatic", verbosity=0, interactive=False)
    return tmp_path


def test_static_files_are_collected_under_names_that_change_with_them(collected):
    assert (collected / static("signs.svg").removeprefix("/static/")).read_text() == (STATIC / "signs.svg").read_text()
    assert re.fullmatch(r"/static/congress\.[0-9a-f]{12}\.css", static("congress.css"))


def sided(text):
    """Rules that name a side instead of start or end, or give the two sides different room."""
    named = re.findall(
        r"(?:margin|padding|border)-(?:left|right)|[\s;{](?:left|right)\s*:|text-align:\s*(?:left|right)", text
    )
    rooms = re.findall(r"(?:margin|padding|inset): ([^\s;]+) ([^\s;]+) ([^\s;]+) ([^\s;!]+);", text)
    return [*named, *(room for room in rooms if room[1] != room[3])]


@pytest.mark.parametrize("path", [path for path in OWN_FILES if path.suffix == ".css"], ids=lambda path: path.name)
def test_a_style_sheet_reads_from_right_to_left_as_well(path):
    assert sided(path.read_text()) == []


def test_a_named_side_is_found():
    """Negative control."""
    assert (
        len(
            sided(
                "a { margin-left: 0; left: 1px; padding: 0 1px 0 2px; } b { text-align: right; padding: 0 1px 0 1px; }"
            )
        )
        == 4
    )
