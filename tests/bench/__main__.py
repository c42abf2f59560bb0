"""python -m tests.bench: what the help that thinks along is worth, on titles kept apart from the tuning."""

import os
from importlib import import_module

import django

from congress import embedded

embedded.ensure(embedded.VAR / "bench", durable=False)
os.environ["DJANGO_SETTINGS_MODULE"] = "congress.settings"
django.setup()
import_module("tests.bench.everything").report()
