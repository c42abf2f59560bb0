"""Every page somebody comes to: the addresses without arguments, and all that pages link to."""

import re
from collections import Counter, deque
from collections.abc import Iterator
from html import unescape
from io import BytesIO
from typing import Any, NamedTuple
from urllib.parse import urljoin
from zipfile import ZipFile, is_zipfile

from django.test import Client
from django.urls import NoReverseMatch, Resolver404, resolve, reverse
from pypdf import PdfReader

from tests.access.world import url_names

LINK = re.compile(r'(?:href|src|hx-get)="([^"#]+)')
KEPT_OUT = ("/static/", "/accounts/sign-out", "/office/logout", "/healthz")
CLOSELY = re.compile(
    "^stations:(api-)?opinion|opinion_change$|station-book$"
)  # names of addresses that are walked whole; one each of the others
WHOLE = 20
REFUSED = 403


class Met(NamedTuple):
    """A page opened: the name of its address, and all the text in it; `refused` by 403 though some page leads to it."""

    name: str
    text: str
    refused: bool = False


def walk(client: Client, *, rooms: str = "") -> Iterator[Met]:
    """Each page opened; papers and files of Office are opened.

    `rooms` is what the names of the addresses must match, if not all are to be walked.
    """
    waiting = deque(dict.fromkeys(plain_addresses()))
    seen, linked, samples = set(waiting), set[str](), Counter[str]()
    while waiting:
        address = waiting.popleft()
        name = name_of(address)
        samples[name] += 1
        if not name or not re.search(rooms, name) or samples[name] > (WHOLE if CLOSELY.search(name) else 1):
            continue
        answer = client.get(address)
        text = read(answer)
        yield Met(name, text, answer.status_code == REFUSED and address in linked)
        linked.update(links(text, address))
        found = [link for link in links(text, address) if link not in seen]
        seen.update(found)
        waiting.extend(found)


def plain_addresses() -> Iterator[str]:
    for name in sorted(url_names()):
        try:
            yield reverse(name)
        except NoReverseMatch:
            continue


def name_of(address: str) -> str:
    """Empty for what is none of the site's pages."""
    if address.startswith(KEPT_OUT):
        return ""
    try:
        return resolve(address.partition("?")[0]).view_name
    except Resolver404:
        return ""


def links(text: str, here: str) -> Iterator[str]:
    """Those within the site, as whole addresses; of rows told over REST their own addresses too."""
    if here == "/api/opinions/":
        yield from (f"/api/opinions/{key}/" for key in re.findall(r'"id":(\d+)', text))
    for link in map(unescape, LINK.findall(text)):
        found = urljoin(here, link)
        if found.startswith("/") and not found.startswith("//"):
            yield found


def read(answer: Any) -> str:
    """The words of a page or a file; nothing of one that was refused."""
    if answer.status_code != 200:
        return ""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if body.startswith(b"%PDF"):  # where a line of a paper breaks says nothing
        return "".join("".join(page.extract_text() for page in PdfReader(BytesIO(body)).pages).split())
    if is_zipfile(BytesIO(body)):
        with ZipFile(BytesIO(body)) as archive:
            return "\n".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())
    return str(body.decode("utf-8", "replace"))
