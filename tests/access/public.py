"""The addresses of public pages in the access table."""

from typing import Any

ADDRESSES = {
    "portal:deputy": lambda world: [world.town.mandates["deputy"].pk],
    "portal:api-deputy": lambda world: [world.town.mandates["deputy"].pk],
    "portal:data-file": lambda world: ["deputies", "csv"],
    "portal:data-about": lambda world: ["deputies"],
}


def args(world: Any, name: str, key: int | None) -> list[Any]:
    """The arguments of the address; `key` in the place of that of its row."""
    found = ADDRESSES[name](world)
    return [key] if key and isinstance(found[0], int) else found
