"""What the other side is told, and what is made of its answers."""

import hashlib
import hmac
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from django.core import mail

from congress.accounts.models import User
from congress.notices.channels import Undelivered, send
from congress.notices.models import Notice

AT = datetime(2026, 11, 20, 4, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture
def notice(person: Callable[..., User], settings: Any) -> Notice:
    settings.SITE_URL = "https://rd.example.org"
    wang = person("wang", email="wang@example.org", phone="13800138000")
    return Notice.objects.create(
        recipient=wang, channel="sms", kind="due", key="12", text="建议12号\n今天到期", url="/suggestions/12",
        created_at=AT, not_before=AT,
    )  # fmt: skip


def test_a_mail_has_a_lasting_name_one_line_of_subject_and_the_way_back(notice: Notice) -> None:
    send("email", notice)
    [message] = mail.outbox
    assert (message.to, message.subject) == (["wang@example.org"], "建议12号 今天到期")
    assert message.body == "建议12号\n今天到期\n\nhttps://rd.example.org/suggestions/12"
    assert message.message()["Message-ID"] == f"<notice-{notice.pk}@rd.example.org>"


def test_an_sms_is_signed_and_has_a_lasting_name(notice: Notice, sms: Any) -> None:
    send("sms", notice)
    [post] = sms.taken
    name = f"notice-{notice.pk}"
    assert (post["path"], post["body"]) == (
        "/sms?city=qingyuan", {"id": name, "to": "13800138000", "text": "建议12号\n今天到期"},
    )  # fmt: skip
    assert post["headers"]["Idempotency-Key"] == name
    assert post["headers"]["X-Signature"] == hmac.new(b"shared secret", post["raw"], hashlib.sha256).hexdigest()


def test_wecom_calls_the_person_by_number(notice: Notice, gateway: Any, settings: Any) -> None:
    settings.WECOM_WEBHOOK_URL = gateway.url
    send("wecom", notice)
    assert gateway.taken[0]["body"] == {
        "msgtype": "text",
        "text": {
            "content": "建议12号\n今天到期\nhttps://rd.example.org/suggestions/12",
            "mentioned_mobile_list": ["13800138000"],
        },
    }


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (b'{"errcode": 45009, "errmsg": "api freq out of limit"}', "^WeCom 45009 api freq out of limit"),
        (b"<html>", "^WeCom None None$"),
        (b"[0]", "^WeCom None None$"),
    ],
)
def test_a_refusal_of_wecom_is_a_failure(notice: Notice, gateway: Any, settings: Any, answer: bytes, said: str) -> None:
    settings.WECOM_WEBHOOK_URL = gateway.url
    gateway.answer = answer
    with pytest.raises(Undelivered, match=said):
        send("wecom", notice)


@pytest.mark.parametrize("status", [400, 401, 429, 500, 503])
def test_a_refusal_of_the_gateway_is_a_failure(notice: Notice, sms: Any, status: int) -> None:
    sms.status = status
    with pytest.raises(Undelivered, match=f"HTTP {status}"):
        send("sms", notice)


def test_a_redirect_is_not_followed(notice: Notice, sms: Any) -> None:
    sms.status, sms.location = 307, sms.url
    with pytest.raises(Undelivered, match="HTTP 307"):
        send("sms", notice)
    assert len(sms.taken) == 1


@pytest.mark.parametrize("address", ["http://127.0.0.1:port/", "http://127.0.0.1/a b", "nonsense"])
def test_a_wrong_address_in_the_settings_is_a_failure(notice: Notice, settings: Any, address: str) -> None:
    settings.SMS_GATEWAY_URL = address
    with pytest.raises(Undelivered):
        send("sms", notice)


def test_a_gateway_that_is_not_there_is_a_failure(notice: Notice, settings: Any) -> None:
    settings.SMS_GATEWAY_URL = "http://127.0.0.1:9/"
    with pytest.raises(Undelivered, match="^ConnectionRefusedError: "):
        send("sms", notice)
