"""Handing files out. The view that calls this has already found the thing the file belongs to by `visible_to`."""

from django.http import FileResponse, Http404

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
