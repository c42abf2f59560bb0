"""Rules of the supervision of suggestions (督办)."""
