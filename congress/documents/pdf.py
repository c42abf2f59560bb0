"""From a template to a PDF."""

import logging
from collections.abc import Mapping
from pathlib import Path

from django.template.loader import render_to_string
from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from congress.documents.fonts import font_bytes

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
    document = HTML(string=html, base_url="paper:", url_fetcher=OwnFilesOnly())
    pdf: bytes = document.write_pdf(font_config=FontConfiguration(), pdf_tags=True)
    return pdf
