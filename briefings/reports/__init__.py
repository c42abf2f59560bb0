"""Numbers for papers and pages."""
