"""Suggestions of earlier years and printed forms in, with a preview, all or nothing; suggestions out as a table."""

from suggestions.resources.exporting import SuggestionResource, export_suggestions
from suggestions.resources.past import import_history, preview_history
from suggestions.resources.printed import import_form, preview_form
from suggestions.resources.promises import export_promises
from suggestions.resources.publications import export_publications
from suggestions.resources.statistics import export_statistics

__all__ = [
    "SuggestionResource",
    "export_promises",
    "export_publications",
    "export_statistics",
    "export_suggestions",
    "import_form",
    "import_history",
    "preview_form",
    "preview_history",
]
