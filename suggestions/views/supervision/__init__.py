"""Pages of the supervision of suggestions, for the office and the leaders."""
