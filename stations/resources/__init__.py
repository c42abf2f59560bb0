"""Spreadsheets in and out."""

from stations.resources.stations import export_stations, import_stations, preview_stations

__all__ = ["export_stations", "import_stations", "preview_stations"]
