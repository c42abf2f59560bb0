"""What was typed, cleaned."""
