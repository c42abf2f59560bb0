"""What is lawful at liaison stations."""

from stations.rules.places import (
    AHEAD_DAYS,
    KEEPERS,
    PUBLIC_DAYS,
    READERS,
    SHOWN_DAYS,
    Form,
    Kind,
    StationRole,
    is_above_itself,
    is_landline,
    is_mobile,
    may_keep,
    public_phone,
)

__all__ = [
    "AHEAD_DAYS",
    "Form",
    "KEEPERS",
    "Kind",
    "PUBLIC_DAYS",
    "READERS",
    "SHOWN_DAYS",
    "StationRole",
    "is_above_itself",
    "is_landline",
    "is_mobile",
    "may_keep",
    "public_phone",
]
