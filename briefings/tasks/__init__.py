"""What happens by itself."""

from briefings.tasks.briefings import draft_briefings

__all__ = ["draft_briefings"]
