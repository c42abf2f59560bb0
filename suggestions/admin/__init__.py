"""The back office's rooms for suggestions: desks, the list, dictionaries, and the rules that move deadlines."""

from suggestions.admin import dictionaries, holidays, local_rules, suggestions

__all__ = ["dictionaries", "holidays", "local_rules", "suggestions"]
