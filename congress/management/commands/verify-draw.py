"""Repeat a spot check from its printed record: `manage.py verify-draw list.txt --seed 12345 --take 10`. No database."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from suggestions.rules.supervision.draw import drawn, hash_of


class Command(BaseCommand):
    help = "Print the hash of a frozen list and the suggestions that a seed draws from it."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("list", type=Path, help="the list as it was published, one key a line")
        parser.add_argument("--seed", required=True, help="the seed exactly as published")
        parser.add_argument("--take", type=int, required=True, metavar="N", help="how many were drawn")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            text = options["list"].read_bytes().decode()
            found = drawn(text.splitlines(), options["seed"], options["take"])
        except (OSError, UnicodeDecodeError) as error:
            raise CommandError(f"The list cannot be read: {error}") from error
        except ValueError as error:
            raise CommandError(f"The list does not have {options['take']} keys to draw.") from error
        self.stdout.write("\n".join([hash_of(text), *(f"{turn} {key}" for turn, key in enumerate(found, start=1))]))
