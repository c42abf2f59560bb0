"""`manage.py serve`: the whole house on one machine, in the foreground, until Ctrl-C or SIGTERM."""

import hashlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event
from typing import Any, NamedTuple

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import CommandError, call_command
from django.core.management.base import BaseCommand
from django.db import connection, connections
from django.db.migrations.executor import MigrationExecutor

HOST = "127.0.0.1"
PORTS_TRIED = 50
NAMED_BY_NO_PAGE = ["rest_framework", "django_htmx"]  # the API speaks JSON only, htmx lies in static/vendor
STOP_SECONDS = 5
START_SECONDS = 60


class Child(NamedTuple):
    process: subprocess.Popen[bytes]
    parting: signal.Signals


class Command(BaseCommand):
    help = "Migrate, fill an empty database, then run web, worker and beat; the port is PORT or the next free one."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        prepare()
        port = free_port(int(os.environ.get("PORT", "8000")), self.stdout.write)
        os.environ.setdefault("SITE_URL", f"http://{HOST}:{port}")  # the children build links with it
        leaving = asked_to_leave()
        with household() as running:
            running.append(child(*web(port)))
            wait_for_web(port, running[0].process, leaving)
            self.stdout.write(f"Open http://{HOST}:{port}/ - Ctrl-C stops everything.")
            self.stdout.write("The demo logins: manage.py demo --logins")
            self.stdout.flush()
            # Beat holds only the times of its last runs, and falls over itself when asked to leave while it starts.
            running += [child(*worker()), child(*beat(), parting=signal.SIGKILL)]
            wait_for_an_end(running, leaving)
        self.stdout.write("Stopped.")


def asked_to_leave() -> Event:
    """Set by Ctrl-C and its like. A flag and no exception: one that flew while a child starts would lose the child."""
    leaving = Event()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda number, frame: leaving.set())
    return leaving


def prepare() -> None:
    """Tables, demo rows and static files; each is left alone when it is up to date."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", verbosity=0)
    call_command("demo", "--if-empty")
    collect_static()
    connections.close_all()


def collect_static() -> None:
    """Only when a file was added, dropped or touched since the last time."""
    stamp = settings.VAR / "static.stamp"
    stored = [(name, storage) for finder in get_finders() for name, storage in finder.list([])]
    facts = sorted((name, storage.path(name), os.stat(storage.path(name)).st_mtime_ns) for name, storage in stored)
    fingerprint = hashlib.sha256(repr(facts).encode()).hexdigest()
    if stamp.exists() and stamp.read_text() == fingerprint:
        return
    call_command("collectstatic", interactive=False, clear=True, verbosity=0, ignore_patterns=NAMED_BY_NO_PAGE)
    stamp.write_text(fingerprint)


def free_port(wanted: int, say: Callable[[str], object]) -> int:
    for port in range(wanted, wanted + PORTS_TRIED):
        try:
            socket.create_server((HOST, port)).close()
        except OSError:
            say(f"Port {port} is taken, trying {port + 1}. Set PORT to choose another.")
        else:
            return port
    raise CommandError(f"No free port from {wanted} on; set PORT.")


def web(port: int) -> tuple[str, ...]:
    shape = ("--worker-class", "gthread", "--workers", "2", "--threads", "4", "--preload", "--no-control-socket")
    return ("gunicorn", "congress.wsgi", "--bind", f"{HOST}:{port}", "--log-level", "warning", *shape)


def worker() -> tuple[str, ...]:
    shape = ("--concurrency", "2", "--without-gossip", "--without-mingle")
    return ("celery", "-A", "congress.celery", "--quiet", "worker", "--loglevel", "error", *shape)


def beat() -> tuple[str, ...]:
    kept = ("--schedule", str(settings.VAR / "beat-schedule"), "--pidfile", "")
    return ("celery", "-A", "congress.celery", "--quiet", "beat", "--loglevel", "warning", *kept)


@contextmanager
def household() -> Iterator[list[Child]]:
    """The list of running children; at the end all are asked to leave at once, and who stays too long is killed.

    A kill loses nothing: what a worker had in hand is taken up again.
    """
    running: list[Child] = []
    try:
        yield running
    finally:
        for each in running:
            each.process.send_signal(each.parting)
        until = time.monotonic() + STOP_SECONDS
        for each in running:
            see_off(each.process, max(until - time.monotonic(), 0))


def see_off(process: subprocess.Popen[bytes], seconds: float) -> None:
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def child(module: str, *arguments: str, parting: signal.Signals = signal.SIGTERM) -> Child:
    """A process, with those it starts out of reach of the terminal's Ctrl-C: only we ask it to leave."""
    command = [sys.executable, "-m", module, *arguments]
    # On a bare machine root is all there is; Celery says a paragraph about it at every start.
    environment = {**os.environ, "PYTHONWARNINGS": "ignore:You're running the worker with superuser"}
    process = subprocess.Popen(command, cwd=settings.BASE_DIR, env=environment, start_new_session=True)
    return Child(process, parting)


def wait_for_web(port: int, process: subprocess.Popen[bytes], leaving: Event) -> None:
    until = time.monotonic() + START_SECONDS
    while not answers(port):
        if process.poll() is not None or time.monotonic() > until:
            raise CommandError("The web server did not start; its reason stands above.")
        if leaving.wait(0.1):
            return


def answers(port: int) -> bool:
    """Whether a page comes back, be it an error page."""
    try:
        urllib.request.urlopen(f"http://{HOST}:{port}/healthz", timeout=5).close()
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False
    return True


def wait_for_an_end(running: list[Child], leaving: Event) -> None:
    while not leaving.wait(0.5):
        if any(each.process.poll() is not None for each in running):
            raise CommandError("A part of the site ended by itself, so all of it was stopped; its reason stands above.")
