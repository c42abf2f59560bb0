"""Lists that go with a letter: a heading and a table, as long as it takes (交办清单)."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.template.loader import render_to_string

from congress.documents.printable import printable
from congress.documents.titles import title_lines

HEADING_CHARACTERS = 20  # 二号 fills a line


@dataclass(frozen=True, kw_only=True)
class Listing:
    """A table with its columns' names and widths (in hundredths of the type area); every row has a cell for each."""

    heading: str
    columns: Sequence[tuple[str, int]]
    rows: Sequence[Sequence[str]]


def listing_html(listing: Listing) -> str:
    """The list as a page of its own, to be bound behind a letter."""
    listing = printable(listing)
    context = {"paper": listing, "heading_lines": title_lines(listing.heading, HEADING_CHARACTERS)}
    return render_to_string("documents/listing.html", context)
