"""A clerk's book of stations (联络站台账), read and checked without asking any table."""

from stations.station_list.above import KeptStation, place_rows, short
from stations.station_list.rows import StationRow, read_stations
from stations.station_list.words import FORM_WORDS, FORMS_OF_KINDS, HEADINGS, KIND_WORDS, REQUIRED

__all__ = [
    "FORMS_OF_KINDS",
    "FORM_WORDS",
    "HEADINGS",
    "KIND_WORDS",
    "REQUIRED",
    "KeptStation",
    "StationRow",
    "place_rows",
    "read_stations",
    "short",
]
