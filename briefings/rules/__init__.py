"""What is lawful: the life of a briefing."""
