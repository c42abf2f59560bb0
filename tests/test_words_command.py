from pathlib import Path

import polib

from congress.management.catalogue import Word
from congress.management.commands.words import entry_of, read, write

SAID = {
    Word("Home"): ["portal/views.py"],
    Word("Open"): ["portal/views.py", "templates/base.html"],
    Word("Open", context="status"): ["portal/views.py"],
    Word("%(n)s day", "%(n)s days"): ["portal/views.py"],
}


def brought_up_to_date(path: Path) -> dict[Word, polib.POEntry]:
    write(path, [entry_of(word, files, read(path)) for word, files in SAID.items()])
    return read(path)


def test_the_chinese_there_is_stays(tmp_path: Path) -> None:
    path = tmp_path / "django.po"
    entries = brought_up_to_date(path)
    entries[Word("Open", context="status")].msgstr = "待决定"
    entries[Word("%(n)s day", "%(n)s days")].msgstr_plural = {0: "%(n)s 天"}
    write(path, list(entries.values()))

    again = brought_up_to_date(path)
    assert [entry.msgstr or entry.msgstr_plural.get(0, "") for entry in again.values()] == [
        "",
        "",
        "待决定",
        "%(n)s 天",
    ]


def test_a_word_that_nobody_says_any_more_goes(tmp_path: Path) -> None:
    path = tmp_path / "django.po"
    write(path, [polib.POEntry(msgid="Gone", msgstr="没有了")])
    assert list(brought_up_to_date(path)) == list(SAID)


def test_moving_code_within_a_file_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "django.po"
    assert brought_up_to_date(path)[Word("Open")].occurrences == [("portal/views.py", ""), ("templates/base.html", "")]


def test_the_compiled_catalogue_holds_what_has_chinese(tmp_path: Path) -> None:
    path = tmp_path / "django.po"
    write(path, [polib.POEntry(msgid="Home", msgstr="首页"), polib.POEntry(msgid="Open", msgstr="")])
    assert [(entry.msgid, entry.msgstr) for entry in polib.mofile(str(path.with_suffix(".mo")))] == [("Home", "首页")]
