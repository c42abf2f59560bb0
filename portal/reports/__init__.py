"""What the pages count and list. Reads only."""
