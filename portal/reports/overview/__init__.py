"""The leaders' overview: one file a section, each from what the reader may see or from the kept counts of months."""

from congress.accounts.rules import LEADERS, Role

READERS = LEADERS | {Role.SUPERVISOR, Role.DISPATCHER}
