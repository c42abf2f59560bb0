"""The back office's rooms for suggestions: desks, the list, dictionaries."""

from suggestions.admin import dictionaries, suggestions

__all__ = ["dictionaries", "suggestions"]
