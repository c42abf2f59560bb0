"""Papers of the stations."""

from stations.documents.cards import card_pdf, poster_pdf, write_papers

__all__ = ["card_pdf", "poster_pdf", "write_papers"]
