"""Forms of the acts of supervision."""
