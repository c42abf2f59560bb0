"""What a web server starts."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import resolve

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "congress.settings")

application = get_wsgi_application()

# Code stays for good: the collector need not walk through it with every few requests (a third of a post's time).
resolve("/")
gc.collect()
gc.freeze()
gc.set_threshold(50_000, 10, 10)
