"""Brings the Chinese catalogue up to date with the code. Needs the development packages."""

from pathlib import Path
from typing import Any

import polib
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from congress.management.catalogue import CATALOGUE, OF_UNFOLD, Word, words_of_site

HEADER = {
    "Language": "zh_Hans",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": "nplurals=1; plural=0;",
}


class Command(BaseCommand):
    help = "Adds new words to the Chinese catalogue, drops those no longer said, compiles it, lists what lacks Chinese."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        path = settings.BASE_DIR / CATALOGUE
        before = read(path)
        entries = [entry_of(word, files, before) for word, files in words_of_site().items()]
        entries += [entry for entry in before.values() if entry.tcomment == OF_UNFOLD]
        write(path, entries)
        missing = [entry.msgid for entry in entries if not entry.translated()]
        for words in missing:
            self.stdout.write(words)
        if missing:
            raise CommandError(f"{len(missing)} of {len(entries)} words lack Chinese in {CATALOGUE}.")
        self.stdout.write(f"All {len(entries)} words have their Chinese.")


def read(path: Path) -> dict[Word, polib.POEntry]:
    entries = polib.pofile(str(path)) if path.exists() else []
    return {Word(entry.msgid, entry.msgid_plural, entry.msgctxt or ""): entry for entry in entries}


def entry_of(word: Word, files: list[str], before: dict[Word, polib.POEntry]) -> polib.POEntry:
    """Keeps the Chinese there is. Lines are left out of the places, so that moving code changes nothing here."""
    old = before.get(word, polib.POEntry(msgstr_plural={0: ""} if word.plural else {}))
    return polib.POEntry(
        msgid=word.singular,
        msgid_plural=word.plural,
        msgctxt=word.context or None,
        msgstr=old.msgstr,
        msgstr_plural=old.msgstr_plural,
        occurrences=[(file, "") for file in files],
        flags=old.flags,
    )


def write(path: Path, entries: list[polib.POEntry]) -> None:
    """The .po for people and the .mo for Django, both kept with the code."""
    catalogue = polib.POFile(wrapwidth=110)
    catalogue.metadata = HEADER
    catalogue.extend(entries)
    catalogue.save(str(path))
    catalogue.save_as_mofile(str(path.with_suffix(".mo")))
