"""A real Celery worker beside the test, on the test's own database and broker, that can be killed."""

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from typing import Any

import pytest
from django.db import connection, models, transaction

from congress.celery import app

PATIENCE = 60  # seconds
FORKS = get_context("forkserver")
FORKS.set_forkserver_preload(["tests.warm"])


@contextmanager
def running(act: Callable[..., object], *args: object) -> Iterator[BaseProcess]:
    """Another process at work on the test's database; it is killed at the end if it still lives."""
    process = FORKS.Process(target=_on_database, args=(connection.settings_dict["NAME"], act, *args))
    process.start()
    try:
        yield process
    finally:
        kill(process)


def _on_database(name: str, act: Callable[..., object], *args: object) -> None:
    connection.settings_dict["NAME"] = name
    act(*args)


def running_worker() -> AbstractContextManager[BaseProcess]:
    """A worker; what it is sent waits until it listens."""
    return running(app.worker_main, ["worker", "-P", "solo", "-l", "WARNING", "--without-gossip", "--without-mingle"])


def kill(process: BaseProcess) -> None:
    """kill -9, as the kernel does when memory runs out."""
    process.kill()
    process.join()


def die_in_the_middle(task: str, row: models.Model) -> None:
    """Wake a worker with the task, let it run into the row, which is locked here, and kill it there."""
    with transaction.atomic():
        type(row)._default_manager.select_for_update().get(pk=row.pk)
        app.send_task(task)
        with running_worker():
            wait_until(lambda: is_somebody_waiting_for(row._meta.db_table))


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
