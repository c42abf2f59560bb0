"""The embedded servers: one for all who start, stopped by the last who leaves, whole again after a kill."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Barrier, Thread
from urllib.parse import urlsplit

import psutil
import psycopg2
import pytest
import redis

from congress import embedded

STARTER = """
import pathlib, sys
from congress import embedded
with embedded.servers(pathlib.Path(sys.argv[1])) as urls:
    print(urls["DATABASE_URL"], flush=True)
    sys.stdin.read()
"""


def starter(var: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", STARTER, str(var)]
    root = Path(__file__).parents[1]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=root)


def server_processes(var: Path) -> list[psutil.Process]:
    """The two servers that live in this folder; their own children come and go."""
    every = psutil.process_iter(["cwd", "name", "ppid", "status"])
    alive = [p for p in every if p.info["status"] != psutil.STATUS_ZOMBIE]
    here = [p for p in alive if (p.info["cwd"] or "").startswith(str(var))]
    return [p for p in here if p.info["ppid"] not in {parent.pid for parent in here}]


def sql(url: str, statement: str) -> list[tuple[object, ...]]:
    connection = psycopg2.connect(url)
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute(statement)
        rows = cursor.fetchall() if cursor.description else []
    connection.close()
    return rows


def with_wrong_password(url: str) -> str:
    return url.replace(f":{urlsplit(url).password}@", ":guess@")


@pytest.fixture
def var(own_var: Path) -> Iterator[Path]:
    yield own_var
    for process in server_processes(own_var):
        process.kill()


def test_both_servers_answer_and_are_gone_afterwards(var: Path) -> None:
    with embedded.servers(var) as urls:
        assert sql(urls["DATABASE_URL"], "SELECT current_user, current_database()") == [("congress", "congress")]
        assert redis.Redis.from_url(urls["REDIS_URL"]).ping() is True
        assert len(server_processes(var)) == 2
    assert server_processes(var) == []


def test_a_wrong_password_is_refused(var: Path) -> None:
    with embedded.servers(var) as urls:
        with pytest.raises(psycopg2.OperationalError, match="password authentication failed"):
            psycopg2.connect(with_wrong_password(urls["DATABASE_URL"]))
        with pytest.raises(redis.AuthenticationError):
            redis.Redis.from_url(with_wrong_password(urls["REDIS_URL"]), retry=None).ping()


def test_two_starters_at_once_share_one_server(var: Path) -> None:
    starters = [starter(var), starter(var)]
    first, second = (each.stdout.readline() for each in starters if each.stdout)
    assert first == second != ""
    assert len(server_processes(var)) == 2
    for each in starters:
        each.communicate()
    assert server_processes(var) == []


def test_without_the_gate_two_starters_at_once_break_each_other(var: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The negative control of the test above."""
    both_here = Barrier(2)

    @contextmanager
    def no_gate(var: Path) -> Iterator[None]:
        both_here.wait()
        yield

    outcomes: list[str] = []

    def start() -> None:
        try:
            with embedded.servers(var) as urls:
                outcomes.append(urls["DATABASE_URL"])
        except Exception as error:
            both_here.abort()
            outcomes.append(repr(error))

    monkeypatch.setattr(embedded, "_alone", no_gate)
    threads = [Thread(target=start), Thread(target=start)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(outcomes)) > 1


def test_the_first_to_come_may_leave_first(var: Path) -> None:
    first = starter(var)
    with embedded.servers(var) as urls:
        first.communicate()
        assert sql(urls["DATABASE_URL"], "SELECT 1") == [(1,)]
    assert server_processes(var) == []


def test_servers_whose_owner_was_killed_are_joined_and_then_stopped(var: Path) -> None:
    owner = starter(var)
    assert owner.stdout
    url = owner.stdout.readline().strip()
    owner.kill()
    owner.wait()
    with embedded.servers(var) as urls:
        assert urls["DATABASE_URL"] == url
    assert server_processes(var) == []


def test_data_outlives_a_kill_of_everything_even_when_the_old_process_number_is_in_use(var: Path) -> None:
    owner = starter(var)
    assert owner.stdout
    sql(owner.stdout.readline().strip(), "CREATE TABLE kept AS SELECT 42 AS answer")
    for process in [owner, *server_processes(var)]:
        process.kill()
    owner.wait()
    pid_file = var / "postgres" / "data" / "postmaster.pid"
    lines = pid_file.read_text().splitlines()
    pid_file.write_text("\n".join([str(os.getpid()), *lines[1:]]) + "\n")
    with embedded.servers(var) as urls:
        assert sql(urls["DATABASE_URL"], "SELECT answer FROM kept") == [(42,)]


def test_throw_away_servers_leave_no_data(var: Path) -> None:
    with embedded.servers(var, durable=False) as urls:
        assert sql(urls["DATABASE_URL"], "SHOW fsync") == [("off",)]
    assert sorted(path.name for path in var.iterdir()) == ["gate.lock", "users.lock"]


def test_throw_away_servers_killed_while_they_clear_up_start_again(var: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def killed(folder: Path, **_options: object) -> None:
        for version in folder.rglob("PG_VERSION"):
            version.unlink()
        raise KeyboardInterrupt

    with monkeypatch.context() as stopping:
        room = embedded.servers(var, durable=False)
        room.__enter__()
        stopping.setattr(
            embedded.shutil, "rmtree", lambda folder: killed(folder) if folder.name == "postgres" else None
        )
        with pytest.raises(KeyboardInterrupt):
            room.__exit__(None, None, None)
    with embedded.servers(var, durable=False) as urls:
        assert sql(urls["DATABASE_URL"], "SELECT 1") == [(1,)]
