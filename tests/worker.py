"""A real Celery worker beside the test, on the test's own database and broker, that can be killed."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from django.db import connection, models, transaction

from congress.celery import app

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 60  # seconds


def database_url() -> str:
    """The address of the test database, for another process."""
    settings = connection.settings_dict
    auth = f"{quote(settings['USER'])}:{quote(settings['PASSWORD'])}"
    return f"postgres://{auth}@{settings['HOST']}:{settings['PORT']}/{settings['NAME']}"


@contextmanager
def running_worker() -> Iterator[subprocess.Popen[bytes]]:
    """Start a worker and wait until it listens; it is killed at the end if it still lives."""
    environment = os.environ | {"DATABASE_URL": database_url()}
    command = [
        sys.executable,
        "-m",
        "celery",
        "-A",
        "congress",
        "worker",
        "-P",
        "solo",
        "-l",
        "WARNING",
        "--without-gossip",
    ]
    process = subprocess.Popen(command, cwd=ROOT, env=environment, start_new_session=True)
    try:
        wait_until(lambda: app.control.ping(timeout=0.5))
        yield process
    finally:
        kill(process)


def kill(process: subprocess.Popen[bytes]) -> None:
    """kill -9, as the kernel does when memory runs out."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def die_in_the_middle(task: str, row: models.Model) -> None:
    """Wake a worker with the task, let it run into the row, which is locked here, and kill it there."""
    with running_worker() as worker, transaction.atomic():
        type(row)._default_manager.select_for_update().get(pk=row.pk)
        app.send_task(task)
        wait_until(lambda: is_somebody_waiting_for(row._meta.db_table))
        kill(worker)


def is_somebody_waiting_for(table: str) -> bool:
    """Whether another connection stands before a lock with a statement on this table."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_clear_snapshot()")  # else one transaction sees the same activity for ever
        here = "datname = current_database() AND wait_event_type = 'Lock' AND query LIKE %s"
        cursor.execute(f"SELECT EXISTS (SELECT FROM pg_stat_activity WHERE {here})", [f"%{table}%"])
        return bool(cursor.fetchone()[0])


def wait_until(ask: Any) -> Any:
    """Ask until the answer is true; fails after a minute."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if answer := ask():
            return answer
        time.sleep(0.1)
    pytest.fail("it did not come to that within a minute")
