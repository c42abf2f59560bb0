"""Spreadsheets in and out."""

from stations.resources.opinions import import_opinions, preview_opinions
from stations.resources.register import export_opinions
from stations.resources.stations import export_stations, import_stations, preview_stations

__all__ = [
    "export_opinions",
    "export_stations",
    "import_opinions",
    "import_stations",
    "preview_opinions",
    "preview_stations",
]
