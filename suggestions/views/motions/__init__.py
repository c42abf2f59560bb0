"""The portal's doors to motions, for movers, committees and leaders."""
