"""The production shape, as far as a machine without a container engine can tell."""

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "docker-compose.yml").read_text()
SHAPE: dict[str, Any] = yaml.safe_load(TEXT)
SERVICES: dict[str, dict[str, Any]] = SHAPE["services"]
OURS = ("beat", "migrate", "web", "worker")


def test_the_services_are_those_of_the_production_shape() -> None:
    assert sorted(SERVICES) == ["backup", "beat", "caddy", "migrate", "postgres", "redis", "web", "worker"]


def test_every_foreign_image_is_pinned_to_a_version() -> None:
    foreign = [service["image"] for name, service in SERVICES.items() if name not in OURS]
    assert [image for image in foreign if not re.fullmatch(r"[a-z/]+:\d+\.\d+(\.\d+)?", image)] == []


def test_only_the_proxy_is_open_to_the_world() -> None:
    assert [name for name, service in SERVICES.items() if "ports" in service] == ["caddy"]


def test_settings_read_every_name_that_is_given_to_our_services() -> None:
    read = set(re.findall(r'environ(?:\.get\(|\[)"(\w+)"', (ROOT / "congress" / "settings.py").read_text()))
    given = set().union(*(SERVICES[name]["environment"] for name in OURS))
    assert given - read == {"DATABASE_URL"}  # read by dj_database_url


def test_no_secret_has_a_default() -> None:
    secrets = re.findall(r"\$\{(\w+)(:.)[^}]*\}", TEXT)
    assert {rule for name, rule in secrets if name.endswith(("_KEY", "POSTGRES_PASSWORD", "REDIS_PASSWORD"))} == {":?"}


def test_every_volume_that_is_mounted_is_declared_and_kept() -> None:
    mounts = [mount.split(":")[0] for service in SERVICES.values() for mount in service.get("volumes", [])]
    assert set(mounts) == set(SHAPE["volumes"])


@pytest.mark.parametrize("name", ["web", "postgres", "redis"])
def test_what_others_wait_for_tells_its_health(name: str) -> None:
    assert SERVICES[name]["healthcheck"]["test"][0] == "CMD"


@pytest.mark.parametrize("seconds", [0, 64_799, 64_800, 64_801, 86_399])
def test_the_backup_waits_until_the_next_two_o_clock_in_china(seconds: int) -> None:
    bash = shutil.which("bash")
    assert bash
    rule = re.search(r"while sleep \$\$\(\((.*)\)\); do", SERVICES["backup"]["command"][0])
    assert rule
    waited = rule[1].replace("$$(date +%s)", str(seconds))
    answer = subprocess.run([bash, "-c", f"echo $(({waited}))"], capture_output=True, text=True, check=True).stdout
    assert (seconds + int(answer)) % 86_400 == 64_800
    assert 0 < int(answer) <= 86_400


def test_the_backup_script_is_sound_shell() -> None:
    script = SERVICES["backup"]["command"][0].replace("$$", "$")
    assert subprocess.run(["bash", "-n", "-c", script], capture_output=True, text=True).stderr == ""


def test_the_image_installs_from_the_lock_and_does_not_run_as_root() -> None:
    steps = (ROOT / "Dockerfile").read_text().splitlines()
    assert "RUN pip install --no-cache-dir --require-hashes --requirement requirements.lock" in steps
    assert [step for step in steps if step.startswith("USER")] == ["USER site"]
