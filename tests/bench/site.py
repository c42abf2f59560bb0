"""The site as it is served to the world, on the bench's database: gunicorn's workers, Celery's, and what of the cores
they use.
"""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from tempfile import TemporaryDirectory
from time import sleep

import psutil
from django.conf import settings
from django.core.management import call_command
from django.db import connection

WORKERS, THREADS = 2, 8  # as in the Dockerfile
EASY = 4  # bits: the work is the browsers'; checking it costs the site the same
HOST = "congress.example"


@dataclass(frozen=True)
class Site:
    port: int
    web: psutil.Process
    worker: psutil.Process

    def used(self) -> tuple[float, float, float]:
        """Seconds of a core that web, database and worker have used so far."""
        return used(self.web), used(database()), used(self.worker)


@contextmanager
def served() -> Iterator[Site]:
    """Behind a proxy that says who asks and that it was asked over TLS."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address, _slash, _name = os.environ["DATABASE_URL"].rpartition("/")
    environment = {
        **os.environ,
        "DATABASE_URL": f"{address}/{connection.settings_dict['NAME']}",
        "DJANGO_PUBLIC": "1",
        "DJANGO_SECRET_KEY": settings.SECRET_KEY,
        "DJANGO_ALLOWED_HOSTS": HOST,
        "SITE_URL": f"https://{HOST}",
        "PUZZLE_BITS": str(EASY),
    }
    call_command("collectstatic", interactive=False, verbosity=0)
    shape = ["--worker-class", "gthread", "--workers", str(WORKERS), "--threads", str(THREADS), "--no-control-socket"]
    web = ["gunicorn", "congress.wsgi", "--bind", f"127.0.0.1:{port}", *shape, "--log-level", "critical"]
    with TemporaryDirectory() as folder, _running(web, environment) as pages:
        schedule = f"{folder}/schedule"
        clockwork = ["celery", "-A", "congress", "worker", "--beat", "--concurrency", "1", "--schedule", schedule]
        with _running([*clockwork, "--loglevel", "CRITICAL"], environment) as worker:
            _wait(port)
            yield Site(port, pages, worker)


@contextmanager
def _running(command: list[str], environment: dict[str, str]) -> Iterator[psutil.Process]:
    whole = [sys.executable, "-m", *command]
    with subprocess.Popen(whole, env=environment, cwd=settings.BASE_DIR, stdout=subprocess.DEVNULL) as process:
        try:
            yield psutil.Process(process.pid)
        finally:
            process.terminate()


def _wait(port: int) -> None:
    for _try in range(300):
        try:
            HTTPConnection("127.0.0.1", port, timeout=5).connect()
        except OSError:
            sleep(0.1)
        else:
            return
    raise RuntimeError("The site did not start.")


def database() -> psutil.Process:
    """The parent of all that PostgreSQL runs."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        parent = psutil.Process(cursor.fetchone()[0]).parent()
    assert parent is not None
    return parent


def used(parent: psutil.Process) -> float:
    """Its own, its children's, and those of children that ended meanwhile."""
    ended = parent.cpu_times()
    times = [process.cpu_times() for process in (parent, *parent.children(recursive=True))]
    return ended.children_user + ended.children_system + sum(each.user + each.system for each in times)
