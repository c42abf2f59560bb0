"""Spreadsheets in and out."""

from stations.resources.hotline import export_to_hotline, waiting_for_hotline
from stations.resources.hotline_back import import_from_hotline, preview_from_hotline
from stations.resources.opinions import import_opinions, preview_opinions
from stations.resources.register import export_opinions
from stations.resources.stations import export_stations, import_stations, preview_stations

__all__ = [
    "export_opinions",
    "export_stations",
    "export_to_hotline",
    "import_from_hotline",
    "import_opinions",
    "import_stations",
    "preview_from_hotline",
    "preview_opinions",
    "preview_stations",
    "waiting_for_hotline",
]
