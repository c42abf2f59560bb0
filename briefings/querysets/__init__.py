"""Questions about briefings."""
