"""The back office's rooms for suggestions and motions: desks, lists, dictionaries, the rules that move deadlines."""

from suggestions.admin import dictionaries, holidays, local_rules, motions, suggestions, supervision

__all__ = ["dictionaries", "holidays", "local_rules", "motions", "suggestions", "supervision"]
