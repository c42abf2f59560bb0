"""What the pages of supervision read: counts and registers, always of the congresses the person supervises."""
