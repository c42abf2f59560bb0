"""The back office's rooms for deputies and for the units that handle their suggestions."""

from deputies.admin import organs, people, units

__all__ = ["organs", "people", "units"]
