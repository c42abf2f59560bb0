"""Settings come from the environment: each is read in a process of its own, as a started site reads it."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as site
from django.core import checks

KEY = {"DJANGO_SECRET_KEY": "aB3-xYz9Qw_k7" * 5}
PUBLIC = {"DJANGO_PUBLIC": "1", "SITE_URL": "https://rd.example.gov.cn"}


def run(tmp_path: Path, code: str, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    names = {"CONGRESS_VAR": str(tmp_path / "var"), **kept, **environment}
    return subprocess.run(
        [sys.executable, "-c", code], cwd=site.BASE_DIR, env=names, capture_output=True, text=True, check=False
    )


def read(tmp_path: Path, *names: str, **environment: str) -> dict[str, Any]:
    code = (
        "import json; from congress import settings; "
        f"print(json.dumps({{name: getattr(settings, name, None) for name in {names!r}}}))"
    )
    done = run(tmp_path, code, **environment)
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout))


def test_a_laptop_needs_no_environment_and_keeps_one_key_of_its_own(tmp_path: Path) -> None:
    names = ("SECRET_KEY", "DEBUG", "IS_PUBLIC", "ALLOWED_HOSTS", "SESSION_COOKIE_SECURE", "SECURE_SSL_REDIRECT")
    first = read(tmp_path, *names)
    kept = tmp_path / "var" / "secret_key"
    assert (first["SECRET_KEY"], len(first["SECRET_KEY"])) == (kept.read_text(), 96)
    assert kept.stat().st_mode & 0o777 == 0o600
    assert first == {
        "SECRET_KEY": kept.read_text(),
        "DEBUG": False,
        "IS_PUBLIC": False,
        "ALLOWED_HOSTS": ["localhost", "127.0.0.1", "[::1]"],
        "SESSION_COOKIE_SECURE": None,
        "SECURE_SSL_REDIRECT": None,
    }
    assert read(tmp_path, "SECRET_KEY") == {"SECRET_KEY": first["SECRET_KEY"]}


def test_a_public_site_without_a_key_does_not_start(tmp_path: Path) -> None:
    done = run(tmp_path, "from congress import settings", **PUBLIC)
    last = done.stderr.strip().splitlines()[-1]
    assert (done.returncode, last) == (1, "RuntimeError: DJANGO_SECRET_KEY must be set on a public site")
    assert (tmp_path / "var" / "secret_key").exists() is False


SAFE = {
    "SECURE_SSL_REDIRECT": True,
    "SECURE_PROXY_SSL_HEADER": ["HTTP_X_FORWARDED_PROTO", "https"],
    "SECURE_HSTS_SECONDS": 365 * 24 * 3600,
    "SECURE_HSTS_INCLUDE_SUBDOMAINS": True,
    "SECURE_HSTS_PRELOAD": True,
    "SESSION_COOKIE_SECURE": True,
    "SESSION_COOKIE_HTTPONLY": True,
    "CSRF_COOKIE_SECURE": True,
    "CSRF_TRUSTED_ORIGINS": [PUBLIC["SITE_URL"]],
    "SECRET_KEY": KEY["DJANGO_SECRET_KEY"],
    "ALLOWED_HOSTS": ["rd.example.gov.cn"],
    "DEBUG": False,
}


def test_a_public_site_is_served_over_tls_only_and_django_has_no_complaint(tmp_path: Path, settings: Any) -> None:
    assert read(tmp_path, *SAFE, **PUBLIC, **KEY, DJANGO_ALLOWED_HOSTS="rd.example.gov.cn") == SAFE
    for name, value in SAFE.items():
        setattr(settings, name, value)
    assert checks.run_checks(tags=["security"], include_deployment_checks=True) == []


def test_django_would_complain_about_a_laptop_in_public() -> None:
    """Negative control of the check above."""
    complaints = {found.id for found in checks.run_checks(tags=["security"], include_deployment_checks=True)}
    assert complaints >= {"security.W004", "security.W008", "security.W012", "security.W016"}


# What is given, and what a site makes of it. Only 1 switches a thing on: a slip must not.
ON = {"DJANGO_DEBUG": "1", "EMAIL_USE_TLS": "1", "EMAIL_PORT": "465", "CONGRESS_IDLE_MINUTES": "30"}
ON_READ = {"DEBUG": True, "EMAIL_USE_TLS": True, "EMAIL_PORT": 465, "IDLE_MINUTES": 30}
SLIPS = {"DJANGO_DEBUG": "true", "DJANGO_PUBLIC": "yes", "EMAIL_USE_TLS": "on", "REDIS_URL": "redis://r:6379/3"}
SLIPS_READ = {"DEBUG": False, "IS_PUBLIC": False, "EMAIL_USE_TLS": False, "CELERY_BROKER_URL": "redis://r:6379/3"}
HOSTS = {"DJANGO_ALLOWED_HOSTS": "a.cn,b.cn", "FIELD_KEY": "kept apart", "SITE_NAME": "清源履职"}
HOSTS_READ = {"ALLOWED_HOSTS": ["a.cn", "b.cn"], "FIELD_KEY": "kept apart", "SITE_NAME": "清源履职"}


@pytest.mark.parametrize(("given", "made"), [(ON, ON_READ), (SLIPS, SLIPS_READ), (HOSTS, HOSTS_READ)])
def test_the_environment_is_followed(tmp_path: Path, given: dict[str, str], made: dict[str, object]) -> None:
    assert read(tmp_path, *made, **KEY, **given) == made


def test_uploads_are_never_served_by_an_address() -> None:
    assert (site.MEDIA_URL, str(site.MEDIA_ROOT).startswith(str(site.BASE_DIR / "static"))) == ("/", False)


def test_the_broker_waits_longer_for_a_task_than_a_sweep_runs() -> None:
    """Otherwise a running sweep would be handed to a second worker."""
    assert site.CELERY_BROKER_TRANSPORT_OPTIONS["visibility_timeout"] == 600
    assert (site.CELERY_TASK_ACKS_LATE, site.CELERY_WORKER_PREFETCH_MULTIPLIER) == (True, 1)
