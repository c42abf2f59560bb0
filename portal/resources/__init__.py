"""Open data: what is public, as files for programs."""

from portal.resources.catalogue import DATASETS
from portal.resources.writing import described, metadata, written

__all__ = ["DATASETS", "described", "metadata", "written"]
