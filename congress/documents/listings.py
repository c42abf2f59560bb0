"""Tables as long as it takes: lists that go with a letter (交办清单), and registers printed as books (台账)."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.template.loader import render_to_string

from congress.documents.pdf import render_pdf
from congress.documents.printable import printable
from congress.documents.titles import title_lines

HEADING_CHARACTERS = 20  # 二号 fills a line
BOOK_CHARACTERS = 40  # 小二 across the page


@dataclass(frozen=True, kw_only=True)
class Listing:
    """A table with its columns' names and widths (in hundredths of the type area); every row has a cell for each."""

    heading: str
    columns: Sequence[tuple[str, int]]
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True, kw_only=True)
class Book(Listing):
    """A register of its own; `under` stands below the heading: whose it is, of when, how many rows."""

    under: str


def book_pdf(book: Book) -> bytes:
    """The register as a PDF, A4 across."""
    book = printable(book)
    return render_pdf(
        "documents/book.html", {"paper": book, "heading_lines": title_lines(book.heading, BOOK_CHARACTERS)}
    )


def listing_html(listing: Listing) -> str:
    """The list as a page of its own, to be bound behind a letter."""
    listing = printable(listing)
    context = {"paper": listing, "heading_lines": title_lines(listing.heading, HEADING_CHARACTERS)}
    return render_to_string("documents/listing.html", context)
