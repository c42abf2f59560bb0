"""Throw-away servers for this run, made before Django reads its settings, and the browser."""

import gc
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import django
import pytest
from django.conf import settings
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.db import connection
from playwright.sync_api import Browser, Page, sync_playwright

from congress import embedded
from tests.emptying import take_over
from tests.once import STANDING

pytest_plugins = ["tests.town", "tests.suggestions.deep_town"]

if not {"DATABASE_URL", "REDIS_URL"} <= os.environ.keys():
    embedded.ensure(embedded.VAR / "test", durable=False)
    os.environ["DATABASE_URL"] += f"_{os.getpid()}"  # two runs at once share the servers, not the rows
    os.environ["REDIS_URL"] = f"{os.environ['REDIS_URL'].removesuffix('0')}{os.getpid() % 16}"
os.environ["DJANGO_SETTINGS_MODULE"] = "congress.settings"
# Pages of tests need no collected files; that collecting works is a test of its own.
settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
settings.STATIC_ROOT = embedded.VAR / "test" / "static"  # where none lie: every client reads all that were collected
if worker := os.environ.get("PYTEST_XDIST_WORKER"):  # "gw0": each side of the run has a broker of its own, as rows
    address, _, number = os.environ["REDIS_URL"].rpartition("/")
    os.environ["REDIS_URL"] = f"{address}/{(int(number) + 1 + int(worker.removeprefix('gw'))) % 16}"
    # Its settings were read before this line, with the address of the process that started it.
    settings.CELERY_BROKER_URL = settings.CACHES["default"]["LOCATION"] = os.environ["REDIS_URL"]
settings.PACE = {name: (100_000, seconds) for name, (_count, seconds) in settings.PACE.items()}  # all have one address
django.setup()
PBKDF2PasswordHasher.iterations = 1_000  # the same hasher with few of its rounds


LONG = {"access", "browser", "journeys", "test_hostile_words.py", "test_serve.py", "test_visibility.py"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest first: what the workers have to share out at the end is short."""
    items.sort(key=lambda item: LONG.isdisjoint(item.path.parts))


def pytest_collection_finish() -> None:
    """Code and tests stay until the end: the garbage collector need not walk through them, and comes more rarely."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 10, 10)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """A connection that a thread of the browser's server left open would keep the database from being dropped."""
    with django_db_blocker.unblock():
        take_over()
    yield
    STANDING.fall()
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        others = "usename = current_user AND datname = current_database() AND pid <> pg_backend_pid()"
        cursor.execute(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {others}")


@pytest.fixture
def own_var() -> Iterator[Path]:
    """A var/ for servers of the test's own. Not in tmp_path: each new run of pytest closes that to others again."""
    with TemporaryDirectory(prefix="congress-") as folder:
        yield Path(folder) / "var"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's headless Chromium. Its driver keeps an event loop in this thread: Django must be told to bear it.

    Beside the loop it has another connection; the cast must not be left standing on the one before.
    """
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    STANDING.fall()
    with sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield chromium
        STANDING.fall()
        chromium.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A Chinese reader's fresh window, as wide as a desk; `page.set_viewport_size` makes it a phone."""
    context = browser.new_context(locale="zh-CN", timezone_id="Asia/Shanghai", viewport={"width": 1440, "height": 900})
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()
