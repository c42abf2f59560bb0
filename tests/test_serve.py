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

from congress.management.commands.serve import see_off
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


def test_every_part_of_the_house_stops_with_it_and_comes_back(own_var: Path) -> None:
    """Ended in its steady state, then as soon as it is open, while worker and beat still start."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        for ending, awaited in [(signal.SIGINT, PARTS), (signal.SIGTERM, set())]:
            with serving(own_var, port) as house:
                said = opened(house)
                assert f"Port {port} is taken, trying {port + 1}. Set PORT to choose another.\n" in said
                assert urlopen(re.findall(r"http://\S+/", said)[0] + "healthz").status == 200
                wait_until(lambda awaited=awaited: parts_of(own_var) >= awaited)  # some come after the first page
                house.send_signal(ending)
                assert house.wait() == 0
                assert processes_of(own_var) == []


def test_a_part_that_does_not_leave_is_killed_with_what_it_started() -> None:
    deaf = "import signal, subprocess, sys; signal.signal(signal.SIGTERM, signal.SIG_IGN)"
    deaf += "; subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(999)']); input()"
    part = subprocess.Popen([sys.executable, "-c", deaf], stdin=subprocess.PIPE, start_new_session=True)
    [inner] = wait_until(psutil.Process(part.pid).children)
    part.terminate()
    see_off(part, 0.1)
    assert part.returncode == -signal.SIGKILL
    assert wait_until(lambda: not inner.is_running() or inner.status() == psutil.STATUS_ZOMBIE)


def opened(house: subprocess.Popen[str]) -> str:
    """What it said until it named its address."""
    assert house.stdout
    said = ""
    while not re.search(r"http://\S+/", said):
        said += house.stdout.readline()
    return said
