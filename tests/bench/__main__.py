"""python -m tests.bench: what the help that thinks along is worth, on titles kept apart from the tuning, and how fast
everything is; `python -m tests.bench large` for the large city alone.
"""

import os
import sys
from importlib import import_module

import django

from congress import embedded

embedded.ensure(embedded.VAR / "bench", durable=False)
os.environ["DJANGO_SETTINGS_MODULE"] = "congress.settings"
django.setup()
parts = import_module("tests.bench.everything")
if sys.argv[1:] == ["large"]:
    parts.of_large_city()
else:
    parts.report()
