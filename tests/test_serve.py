"""`manage.py serve`, which is `make run`: the whole house comes up, and nothing of it stays behind."""

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import psutil
import pytest

from tests.worker import wait_until

ROOT = Path(__file__).parents[1]


PARTS = {"gunicorn congress.wsgi", "celery -A congress.celery", "postgres", "valkey-server"}


@contextmanager
def serving(var: Path, port: int) -> Iterator[subprocess.Popen[str]]:
    own_servers = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "REDIS_URL")}
    environment = {**own_servers, "CONGRESS_VAR": str(var), "PORT": str(port)}
    command = [sys.executable, "manage.py", "serve"]
    house = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)
    yield house
    house.terminate()
    house.communicate()


def processes_of(var: Path) -> list[str]:
    """Command lines of what runs for this house: it was told the folder, or it lives there."""
    every = [each.info for each in psutil.process_iter(["cmdline", "cwd", "environ"])]
    return [" ".join(each["cmdline"] or []) for each in every if str(var) in f"{each['cwd']} {each['environ']}"]


def parts_of(var: Path) -> set[str]:
    running = processes_of(var)
    return {part for part in PARTS if any(part in line for line in running)}


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_every_part_of_the_house_stops_with_it(own_var: Path, ending: signal.Signals) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with serving(own_var, port) as house:
            assert house.stdout
            said = ""
            while not (found := re.search(r"http://\S+/", said)):
                said += house.stdout.readline()
            assert f"Port {port} is taken, trying {port + 1}. Set PORT to choose another.\n" in said
            address = found[0]
            assert urlopen(f"{address}healthz").status == 200
            wait_until(lambda: parts_of(own_var) == PARTS)  # worker and beat come after the first page
            house.send_signal(ending)
            house.wait()
            assert processes_of(own_var) == []
