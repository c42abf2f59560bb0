"""From a template to a PDF."""

import logging
from collections.abc import Mapping, Sequence
from pathlib import Path

from django.template.loader import render_to_string
from PIL import ImageFile
from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from congress.documents.fonts import font_bytes

# WeasyPrint lets pictures pass that are cut off, in the whole process; those that people send are to be refused.
ImageFile.LOAD_TRUNCATED_IMAGES = False

STYLES = Path(__file__).parent / "styles"

logger = logging.getLogger(__name__)


class OwnFilesOnly(URLFetcher):
    """Serves paper:styles/<name>.css and paper:fonts/<face>, and opens no other address: no network, no local file."""

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        """Raise PermissionError for any other address; the paper is then printed without it."""
        kind, _slash, name = url.removeprefix("paper:").partition("/")
        if url.startswith("paper:fonts/"):
            return URLFetcherResponse(url, font_bytes(name), {"Content-Type": "font/otf"})
        if kind == "styles" and url.startswith("paper:") and (STYLES / name) in STYLES.iterdir():
            return URLFetcherResponse(url, (STYLES / name).read_bytes(), {"Content-Type": "text/css; charset=utf-8"})
        logger.warning("A paper asked for a foreign address: %.200s", url)
        raise PermissionError(url)


def render_pdf(template: str, context: Mapping[str, object]) -> bytes:
    """The template as a PDF, see html_pdf. It links its styles as paper:styles/<name>.css."""
    return html_pdf(render_to_string(template, dict(context)))


def html_pdf(html: str) -> bytes:
    """A whole HTML page as a tagged PDF with its title, language and fonts inside. The same input gives the same bytes.

    Whatever else the page links or shows is left out, see OwnFilesOnly.
    """
    return bound_pdf([html])


def bound_pdf(pages: Sequence[str]) -> bytes:
    """Several papers as one PDF, each with page numbers of its own; see html_pdf."""
    fonts = FontConfiguration()  # shared: unpacking the fonts takes most of a paper's time
    papers = [
        HTML(string=html, base_url="paper:", url_fetcher=OwnFilesOnly()).render(font_config=fonts, pdf_tags=True)
        for html in pages
    ]
    bound = papers[0].copy([page for paper in papers for page in paper.pages])
    pdf: bytes = bound.write_pdf(pdf_tags=True)
    return pdf
