"""What people do to supervise suggestions (督办). One function, one act, one transaction."""
