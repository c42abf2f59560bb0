"""Taking files in."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from hashlib import file_digest, sha256
from io import BufferedRandom
from pathlib import PurePath
from typing import Protocol
from uuid import uuid4

from django.core.files.base import ContentFile, File
from django.db import transaction

from congress.accounts.models import User
from congress.files.checks import MAX_BYTES, check
from congress.files.models import Upload


class Incoming(Protocol):
    """Django's UploadedFile, or any named file."""

    name: str | None

    def read(self, size: int = ...) -> bytes: ...

    def seek(self, offset: int) -> object: ...


@transaction.atomic
def take_in(file: Incoming, *, by: User | None, at: datetime, keep_for: timedelta | None = None) -> Upload:
    """Check the file and keep it, for ever or in passing; raises Refused with the sentence for the sender, and keeps
    nothing then.

    On the disk it has a name of ours. When the caller's transaction fails later, that file is left over there unnamed.
    """
    checked = check(file.name or "", file.read(MAX_BYTES + 1))
    upload = Upload(
        name=checked.name,
        content_type=checked.content_type,
        size=len(checked.data),
        sha256=sha256(checked.data).hexdigest(),
        by=by,
        at=at,
        expires_at=at + keep_for if keep_for else None,
    )
    upload.file.save(f"{uuid4().hex}{checked.suffix}", ContentFile(checked.data), save=False)
    upload.save()
    return upload


def digest_of(file: Incoming) -> str:
    """The SHA-256 the file is kept with, pictures rebuilt; it can be read again afterwards. Refused as by `take_in`."""
    checked = check(file.name or "", file.read(MAX_BYTES + 1))
    file.seek(0)
    return sha256(checked.data).hexdigest()


def not_kept(files: Iterable[Incoming], digests: Iterable[str]) -> list[Incoming]:
    """Those of the files that are not kept under one of these SHA-256 yet, each once."""
    sent, known = {digest_of(file): file for file in files}, set(digests)
    return [file for digest, file in sent.items() if digest not in known]


@transaction.atomic
def keep(file: BufferedRandom, *, name: str, content_type: str, by: User, at: datetime, keep_for: timedelta) -> Upload:
    """Keep a file the house made itself, for a while. It is read in pieces, however large it is."""
    file.seek(0)
    digest = file_digest(file, "sha256").hexdigest()
    upload = Upload(name=name, content_type=content_type, sha256=digest, by=by, at=at, expires_at=at + keep_for)
    upload.size = file.tell()
    file.seek(0)
    upload.file.save(f"{uuid4().hex}{PurePath(name).suffix}", File(file), save=False)
    upload.save()
    return upload


@transaction.atomic
def throw_away(upload: Upload) -> None:
    """Delete the row, and with its commit the file."""
    file = upload.file
    upload.delete()
    transaction.on_commit(lambda: file.delete(save=False))


@transaction.atomic
def throw_away_unheld(key: int) -> bool:
    """Throw the file away unless it is gone or somebody holds its row; returns whether it was."""
    upload = Upload.objects.select_for_update(skip_locked=True).filter(pk=key).first()
    if upload:
        throw_away(upload)
    return upload is not None
