"""A small living congress: the fictional 清源市, built through the same imports and actions as a real one."""
