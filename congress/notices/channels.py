"""How a notice leaves the house: by mail, by the city's SMS gateway, by a WeCom group robot.

Each notice carries one name for good (`<notice-12@host>`): should a worker die between sending and writing it down,
the second copy bears the same Message-ID or Idempotency-Key, by which mail programs and gateways drop it. WeCom's robot
knows no such key.
"""

import hashlib
import hmac
import http.client
import json
from typing import Any, Protocol
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.utils.text import Truncator

TIMEOUT = 10  # seconds for each step of a conversation
MOST_ANSWER = 65_536  # bytes
SUBJECT_LENGTH = 60


class Undelivered(Exception):
    """The other side did not take it; the text is kept as the notice's last error."""


class Sendable(Protocol):
    """What a channel asks of a notice."""

    pk: int
    text: str
    url: str
    recipient: Any


def send(channel: str, notice: Sendable) -> None:
    """Hand the notice to its channel; raises Undelivered when the other side or the address is at fault."""
    way = {"email": send_email, "sms": send_sms, "wecom": send_wecom}[channel]
    try:
        way(notice)
    except (OSError, ValueError, http.client.HTTPException) as error:
        raise Undelivered(f"{type(error).__name__}: {error}") from error


def send_email(notice: Sendable) -> None:
    host = urlsplit(settings.SITE_URL).hostname
    line = " ".join(notice.text.split())
    EmailMessage(
        Truncator(line).chars(SUBJECT_LENGTH, truncate="…"),
        "\n\n".join(filter(None, [notice.text, link_of(notice)])),
        to=[notice.recipient.email],
        headers={"Message-ID": f"<{name_of(notice)}@{host}>"},
        connection=get_connection(timeout=TIMEOUT),
    ).send()


def send_sms(notice: Sendable) -> None:
    """POST {"id", "to", "text"} with the HMAC-SHA256 of the body under SMS_GATEWAY_KEY, in hexadecimal."""
    body = _json({"id": name_of(notice), "to": notice.recipient.phone, "text": notice.text})
    key = settings.SMS_GATEWAY_KEY.encode()
    signature = hmac.new(key, body, hashlib.sha256).hexdigest()
    _post(settings.SMS_GATEWAY_URL, body, {"Idempotency-Key": name_of(notice), "X-Signature": signature})


def send_wecom(notice: Sendable) -> None:
    """A text message of the group robot (企业微信群机器人) that calls the person by mobile number."""
    content = "\n".join(filter(None, [notice.text, link_of(notice)]))
    mentioned = [notice.recipient.phone] if notice.recipient.phone else []
    text = {"content": content, "mentioned_mobile_list": mentioned}
    answer = _post(settings.WECOM_WEBHOOK_URL, _json({"msgtype": "text", "text": text}), {})
    if answer.get("errcode") != 0:
        raise Undelivered(f"WeCom {answer.get('errcode')} {answer.get('errmsg')}")


def name_of(notice: Sendable) -> str:
    return f"notice-{notice.pk}"


def link_of(notice: Sendable) -> str:
    return f"{settings.SITE_URL}{notice.url}" if notice.url else ""


def _json(value: dict[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


def _post(address: str, body: bytes, headers: dict[str, str]) -> dict[str, Any]:
    """POST to an address of the settings; redirects are not followed, so nobody can send us elsewhere."""
    parts = urlsplit(address)
    kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    connection = kind(parts.netloc, timeout=TIMEOUT)
    target = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
    try:
        connection.request("POST", target, body, {"Content-Type": "application/json; charset=utf-8", **headers})
        response = connection.getresponse()
        answer = response.read(MOST_ANSWER)
    finally:
        connection.close()
    if response.status not in (200, 201, 202, 204):
        raise Undelivered(f"HTTP {response.status} {response.reason}")
    return _answer(answer)


def _answer(answer: bytes) -> dict[str, Any]:
    """What the other side said, where it said it as a JSON object."""
    try:
        value = json.loads(answer)
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}
