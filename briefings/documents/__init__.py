"""A briefing as a paper."""
