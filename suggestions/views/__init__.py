"""The portal's doors to suggestions, for deputies and units."""
