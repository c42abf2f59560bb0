"""The web server's entry."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "congress.settings")
application = get_wsgi_application()
gc.freeze()  # what is loaded before the fork stays shared by the workers, and is not taken apart when they stop
