"""Who reads when nobody is there: what the clock counts, it counts as the office of a congress would see it."""

from congress.accounts.models import Post, User
from congress.accounts.rules import Role
from congress.organs.models import Congress


def office_reader(congress: Congress) -> User:
    """A reader with the office's post in this congress and without an account; it can be asked with, never saved."""
    return _reader(congress, Role.SUPERVISOR)


def leaders_reader(congress: Congress) -> User:
    """The same with a leader's post."""
    return _reader(congress, Role.CHAIR)


def _reader(congress: Congress, role: Role) -> User:
    reader = User(pk=0, is_active=True)
    reader.current_posts = [Post(user=reader, role=role, congress=congress)]
    return reader
