"""What workers of tests are forked from: the site and Celery, read once."""

import os

import django

os.environ["CELERY_SKIP_CHECKS"] = "1"  # tests/test_serve.py starts a worker that makes them
django.setup()

from celery.apps.worker import Worker  # noqa: E402
from celery.bin import celery  # noqa: E402, F401

from congress.celery import app  # noqa: E402

app.loader.import_default_modules()
Worker(app=app)
