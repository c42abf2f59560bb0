"""Who reads when nobody is there: what the clock counts, it counts as the office of a congress would see it."""

from collections.abc import Iterable

from congress.accounts.models import Post, User
from congress.accounts.rules import Role
from congress.organs.models import Congress


def office_reader(*congresses: Congress) -> User:
    """A reader with the office's post in these congresses and without an account; it can be asked with, never saved."""
    return _reader(congresses, Role.SUPERVISOR)


def leaders_reader(*congresses: Congress) -> User:
    """The same with a leader's post."""
    return _reader(congresses, Role.CHAIR)


def _reader(congresses: Iterable[Congress], role: Role) -> User:
    reader = User(pk=0, is_active=True)
    reader.current_posts = [Post(user=reader, role=role, congress=congress) for congress in congresses]
    return reader
