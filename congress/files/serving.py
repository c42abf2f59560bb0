"""Handing files out. The view that calls this has already found the thing the file belongs to by `visible_to`."""

from collections.abc import Iterator, Sequence
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from django.http import FileResponse, Http404, StreamingHttpResponse
from django.utils.http import content_disposition_header
from django.utils.timezone import localtime

from congress.files.models import Upload

SANDBOX = "default-src 'none'; sandbox"


def serve(upload: Upload, *, inline: bool = False) -> FileResponse:
    """The file under its own name. Only images are ever shown inside a page; everything else is a download.

    Nothing in it may run, load or be kept by a shared cache. Raises Http404 when the file is gone from the disk.
    """
    try:
        content = upload.file.open("rb")
    except FileNotFoundError as error:
        raise Http404(upload.pk) from error
    response = FileResponse(
        content,
        as_attachment=not (inline and upload.content_type.startswith("image/")),
        filename=upload.name,
        content_type=upload.content_type,
    )
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = SANDBOX
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    return response


def serve_together(uploads: Sequence[Upload], *, name: str) -> StreamingHttpResponse:
    """All of them as one ZIP, sent file by file as they are read; files that are gone from the disk are left out."""
    response = StreamingHttpResponse(_packed(uploads), content_type="application/zip")
    response.headers["Content-Disposition"] = content_disposition_header(True, name) or ""
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "private, no-store"
    return response


class _Taken:
    """Where an archive is written to and taken away again, piece by piece; it cannot go back."""

    def __init__(self) -> None:
        self.pieces: list[bytes] = []

    def write(self, piece: bytes) -> int:
        self.pieces.append(bytes(piece))
        return len(piece)

    def flush(self) -> None:
        """Nothing is held back."""

    def close(self) -> None:
        """Nothing is left open."""

    def take(self) -> bytes:
        taken, self.pieces = b"".join(self.pieces), []
        return taken


def _packed(uploads: Sequence[Upload]) -> Iterator[bytes]:
    taken = _Taken()
    with ZipFile(taken, "w", ZIP_STORED) as archive:
        for upload in uploads:
            try:
                content = upload.file.open("rb").read()
            except FileNotFoundError:
                continue
            archive.writestr(ZipInfo(upload.name, localtime(upload.at).timetuple()[:6]), content)
            yield taken.take()
    yield taken.take()
