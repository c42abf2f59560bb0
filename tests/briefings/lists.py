"""Opening the list behind every figure, and how long it is."""

from typing import Any

from django.test import Client

from congress.accounts.models import User


def length(context: Any, path: str, key: str) -> int:
    """How many rows the list has, on all its pages."""
    if path == "/desk/receptions/counted":
        rows = context["page"].rows
        return sum(row.citizens for row in rows) if key.endswith("citizens") else int(context["count"])
    if "segments" in context:
        first = context["segments"][0]
        return int(first["count"] if isinstance(first, dict) else first.count)
    return int(context["count"]) if path.startswith("/promises") else len(context["page"].rows)


def wrong_ones(reader: User, figures: list[dict[str, Any]]) -> list[Any]:
    """Figures that are not the length of the list they open, by the reader's eyes."""
    browser, wrong = Client(), []
    browser.force_login(reader)
    for figure in figures:
        for url, number in ((figure["url"], figure["count"]), (figure["whole_url"], figure["whole"])):
            found = length(browser.get(url).context, url.partition("?")[0], figure["key"]) if url else number
            wrong += [(figure["key"], url, number, found)] if found != number else []
    return wrong
