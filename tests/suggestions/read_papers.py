"""Reading a paper back: its paragraphs, and the fields of its table."""

from io import BytesIO

from docx import Document

from suggestions.documents import PAPERS
from suggestions.models import Suggestion


def fresh(row):
    return Suggestion.objects.get(pk=row.pk)


def lines(name, row):
    """The paper's paragraphs that say something, in order."""
    document = Document(BytesIO(PAPERS[name](fresh(row), "docx")))
    return [paragraph.text.strip("　 ") for paragraph in document.paragraphs if paragraph.text.strip()]


def fields(name, row):
    """What stands in the paper's table: label by label, each with its value."""
    [table] = Document(BytesIO(PAPERS[name](fresh(row), "docx"))).tables
    found = {}
    for each in table.rows:
        cells = [cell.text for cell in {cell._tc: cell for cell in each.cells}.values()]
        found |= dict(zip(cells[::2], cells[1::2], strict=False))
    return found
