"""The parts of `manage.py serve` by themselves; the whole of it runs in tests/test_serve.py."""

import signal
import socket
import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, HTTPServer
from importlib import import_module
from pathlib import Path
from typing import Any

import psutil
import pytest
from django.core.management import CommandError

serve = import_module("congress.management.commands.serve")


@pytest.fixture
def taken() -> Any:
    with socket.create_server((serve.HOST, 0)) as server:
        yield server.getsockname()[1]


def test_a_free_port_is_taken_without_a_word() -> None:
    with socket.create_server((serve.HOST, 0)) as server:
        port = server.getsockname()[1]
    said: list[str] = []
    assert (serve.free_port(port, said.append), said) == (port, [])


def test_a_taken_port_is_named_and_the_next_one_tried(taken: int) -> None:
    said: list[str] = []
    port = serve.free_port(taken, said.append)
    assert (port > taken, said[0]) == (True, f"Port {taken} is taken, trying {taken + 1}. Set PORT to choose another.")
    assert len(said) == port - taken


def test_when_all_are_taken_the_reason_is_said(taken: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serve, "PORTS_TRIED", 1)
    with pytest.raises(CommandError) as refused:
        serve.free_port(taken, lambda words: None)
    assert str(refused.value) == f"No free port from {taken} on; set PORT."


@pytest.mark.parametrize(("status", "is_up"), [(200, True), (404, True), (500, True)])
def test_a_site_that_answers_with_an_error_is_up(status: int, is_up: bool) -> None:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status)
            self.end_headers()

        def log_message(self, *args: object) -> None:
            """Silent."""

    server = HTTPServer((serve.HOST, 0), Handler)
    thread = threading.Thread(target=server.handle_request)
    thread.start()
    assert serve.answers(server.server_port) is is_up
    thread.join()
    server.server_close()


def test_a_closed_port_is_down() -> None:
    with socket.create_server((serve.HOST, 0)) as server:
        port = server.getsockname()[1]
    assert serve.answers(port) is False


def ended() -> subprocess.Popen[bytes]:
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process


def test_a_web_server_that_dies_at_its_start_is_not_waited_for() -> None:
    with pytest.raises(CommandError, match="The web server did not start"):
        serve.wait_for_web(1, ended(), threading.Event())


def test_a_part_that_ends_by_itself_ends_the_house() -> None:
    with pytest.raises(CommandError, match="A part of the site ended by itself"):
        serve.wait_for_an_end([serve.Child(ended(), signal.SIGTERM)], threading.Event())


def test_being_asked_to_leave_ends_both_waits_quietly() -> None:
    leaving = threading.Event()
    leaving.set()
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as process:
        serve.wait_for_web(1, process, leaving)
        serve.wait_for_an_end([serve.Child(process, signal.SIGTERM)], leaving)
        process.kill()


def test_a_child_that_will_not_stop_is_killed_with_its_children(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, settings: Any
) -> None:
    monkeypatch.setattr(serve, "STOP_SECONDS", 0.3)
    (tmp_path / "stubborn.py").write_text(
        "import signal, subprocess, sys, time\n"
        "signal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
        "own = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)'])\n"
        "open('ready', 'w').write(str(own.pid))\n"
        "time.sleep(600)\n"
    )
    settings.BASE_DIR = tmp_path
    with serve.household() as running:
        running.append(serve.child("stubborn"))
        process = running[0].process
        while not (tmp_path / "ready").exists() or not (tmp_path / "ready").read_text():
            assert process.poll() is None
    grandchild = int((tmp_path / "ready").read_text())
    assert process.returncode == -9
    until = time.monotonic() + 20  # the kernel takes its time with a kill
    while lives(grandchild) and time.monotonic() < until:
        time.sleep(0.01)
    assert lives(grandchild) is False


def lives(number: int) -> bool:
    try:
        return bool(psutil.Process(number).status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False


def test_static_files_are_collected_again_only_when_one_changed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, settings: Any
) -> None:
    source = tmp_path / "source"
    source.mkdir()
    (source / "a.css").write_text("a{}")
    settings.VAR, settings.STATICFILES_DIRS = tmp_path, [source]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    calls: list[str] = []
    monkeypatch.setattr(serve, "call_command", lambda name, **_options: calls.append(name))
    monkeypatch.setattr(serve, "get_finders", lambda: [_finder()])
    for _start in range(2):
        serve.collect_static()
    assert calls == ["collectstatic"]
    (source / "b.css").write_text("b{}")
    serve.collect_static()
    (source / "b.css").unlink()
    serve.collect_static()
    assert calls == ["collectstatic"] * 3


def _finder() -> Any:
    return import_module("django.contrib.staticfiles.finders").FileSystemFinder()
