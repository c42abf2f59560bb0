"""manage.py verify-audit."""

from collections.abc import Callable
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from congress.audit.actions import record

pytestmark = pytest.mark.django_db


def run(*options: str) -> str:
    out = StringIO()
    with translation.override("en"):
        call_command("verify-audit", *options, stdout=out, stderr=out)
    return out.getvalue()


def test_a_whole_trail_is_told_with_its_head() -> None:
    entry = record("assign", "suggestion:12", by=None)
    assert run() == f"The trail is whole: 1 entries, head 1:{entry.digest}\n"
    assert run("--head", f"1:{entry.digest}") == run()


def test_every_fault_is_told_and_the_command_fails(as_owner: Callable[..., None]) -> None:
    record("assign", "suggestion:12", by=None)
    as_owner("UPDATE audit_entry SET act = 'x'")
    out = StringIO()
    with translation.override("en"), pytest.raises(CommandError, match="The trail is not whole"):
        call_command("verify-audit", stdout=out, stderr=out)
    assert out.getvalue() == "1: The entry was altered: its digest does not fit its content.\n"


def test_a_head_on_paper_that_no_longer_stands_fails() -> None:
    record("assign", "suggestion:12", by=None)
    with pytest.raises(CommandError):
        run("--head", f"1:{'a' * 64}")


@pytest.mark.parametrize("head", ["1", "x:" + "a" * 64, "1:abc"])
def test_a_head_that_is_none_is_refused(head: str) -> None:
    with pytest.raises(CommandError, match="NUMBER:DIGEST"):
        run("--head", head)
