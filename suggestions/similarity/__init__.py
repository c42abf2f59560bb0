"""How alike two suggestions are, whose matter one is, what a reply leaves open. Pure: texts in, figures out."""
