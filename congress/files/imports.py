"""Importing a file in the back office: send it, see what it would do, then decide.

Between the preview and the decision the bytes that were checked stay here; nobody but their sender can reach them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from io import BytesIO
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core import signing
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from congress.accounts.models import User
from congress.accounts.office import post_for
from congress.common.lifecycle import Refused
from congress.common.spreadsheets import FileRefused, Preview, write_refused
from congress.files.actions import take_in, throw_away
from congress.files.models import Upload

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SHOWN = 200  # rows of each kind on the page; the refused ones are all in the file
SALT = "import"
KEPT = timedelta(days=1)
"""Rosters hold identity numbers, which are not kept: a file nobody decides about is thrown away."""


@dataclass(frozen=True)
class Import:
    """One kind of file. `preview(file, post)` and `take(file, post, by, leave_refused)` give a Preview or FileRefused.

    `name` is part of the address, `suffix` the kind of file, `back` the URL's name of the list it fills. A file that
    `is_one` thing is shown in full; `done` says what becomes of it.
    """

    name: str
    title: Any
    explain: Any
    roles: frozenset[str]
    suffix: str
    back: str
    preview: Callable[[BytesIO, Any], Preview]
    take: Callable[[BytesIO, Any, Any, bool], Preview]
    is_one: bool = False
    done: Any = ""

    @property
    def address(self) -> str:
        return f"admin:import_{self.name}"


class FileForm(forms.Form):
    file = forms.FileField(label=gettext_lazy("File"))


def import_urls(kind: Import) -> list[Any]:
    """For the `get_urls` of the list that the file fills."""
    view, options, name = admin.site.admin_view, {"kind": kind}, f"import_{kind.name}"
    return [
        path(f"import/{kind.name}/", view(send), options, name=name),
        path(f"import/{kind.name}/<str:token>/", view(decide), options, name=f"{name}_decide"),
        path(f"import/{kind.name}/<str:token>/refused.xlsx", view(refused), options, name=f"{name}_refused"),
    ]


@require_http_methods(["GET", "HEAD", "POST"])
def send(request: Any, kind: Import) -> HttpResponse:
    """Take the file in and show what it would do."""
    post_for(request, kind.roles)
    form = FileForm(request.POST, request.FILES) if request.method == "POST" else FileForm()
    form.fields["file"].widget.attrs["accept"] = kind.suffix
    if form.is_bound and form.is_valid():
        try:
            return redirect(f"{kind.address}_decide", _keep(form.cleaned_data["file"], kind, request.user))
        except Refused as refusal:
            form.add_error("file", str(refusal))
    context = {"form": form, "title": kind.title, "explain": kind.explain, "back": reverse(kind.back)}
    return TemplateResponse(request, "files/import_send.html", admin.site.each_context(request) | context)


@require_http_methods(["GET", "HEAD", "POST"])
@transaction.atomic
def decide(request: Any, kind: Import, token: str) -> HttpResponse:
    """Show what the kept file would do; the buttons take all of it, the right rows of it, or throw it away."""
    post = post_for(request, kind.roles)
    upload = _kept(request, kind, token)
    act = request.POST.get("act", "") if request.method == "POST" else ""
    if act == "discard":
        throw_away(upload)
        return redirect(kind.back)
    try:
        preview = _do(act, request, kind, post, upload)
    except FileRefused as refusal:
        return _show(request, kind, token, upload, refusal=str(refusal))
    if preview.is_taken:
        return _taken(request, kind, token, upload, preview)
    return _show(request, kind, token, upload, preview=preview, is_not_taken=bool(act))


@require_safe
@transaction.atomic
def refused(request: HttpRequest, kind: Import, token: str) -> HttpResponse:
    """The refused rows with their reasons, as a spreadsheet that can be mended and sent again."""
    post = post_for(request, kind.roles)
    try:
        preview = kind.preview(_content(_kept(request, kind, token)), post)
    except FileRefused as refusal:
        raise Http404(str(refusal)) from refusal
    content = write_refused(preview.sheets, preview.problems)
    headers = {"Content-Disposition": f'attachment; filename="{kind.name}-refused.xlsx"', "Cache-Control": "no-store"}
    return HttpResponse(content, content_type=XLSX, headers=headers)


def _keep(file: Any, kind: Import, by: User) -> str:
    """Check and keep the file; the token that leads its sender back to it."""
    if not file.name.lower().endswith(kind.suffix):
        raise Refused(_("A file of the kind %(suffix)s is needed.") % {"suffix": kind.suffix})
    upload = take_in(file, by=by, at=timezone.now(), keep_for=KEPT)
    return signing.dumps([upload.pk, kind.name], salt=SALT)


def _kept(request: Any, kind: Import, token: str) -> Upload:
    """The file of this token, of this kind and this person, held until the answer; 404 for everybody else."""
    try:
        key, name = signing.loads(token, salt=SALT)
    except signing.BadSignature as error:
        raise Http404 from error
    if name != kind.name:
        raise Http404
    return get_object_or_404(Upload.objects.select_for_update(), pk=key, by=request.user)


def _content(upload: Upload) -> BytesIO:
    """The bytes as they were checked; a file changed on the disk since is refused."""
    with upload.file.open("rb") as file:
        data = file.read()
    if sha256(data).hexdigest() != upload.sha256:
        raise FileRefused(_("The file is not the one you sent any more. Send it again."))
    return BytesIO(data)


def _do(act: str, request: Any, kind: Import, post: Any, upload: Upload) -> Preview:
    if act in ("take", "take_right"):
        return kind.take(_content(upload), post, request.user, act == "take_right")
    return kind.preview(_content(upload), post)


def _taken(request: Any, kind: Import, token: str, upload: Upload, preview: Preview) -> HttpResponse:
    counts = {"new": len(preview.new), "changed": len(preview.changed), "unchanged": len(preview.unchanged)}
    messages.success(request, _("Taken over: %(new)d new, %(changed)d changed, %(unchanged)d unchanged.") % counts)
    if kind.done and preview.new:
        messages.info(request, kind.done)
    if preview.refused:
        return redirect(f"{kind.address}_decide", token)
    throw_away(upload)
    return redirect(kind.back)


def _show(request: Any, kind: Import, token: str, upload: Upload, **found: Any) -> HttpResponse:
    preview = found.get("preview")
    context = admin.site.each_context(request) | {
        "title": kind.title,
        "upload": upload,
        "refused_url": reverse(f"{kind.address}_refused", args=[token]),
        "again": reverse(kind.address),
        "back": reverse(kind.back),
        "rows": _rows(preview) if preview else [],
        "facts": _facts(preview) if preview and kind.is_one else [],
        "may_take": bool(preview and (preview.new or preview.changed)),
        "limit": SHOWN,
        "problems": [*preview.refused, *preview.warnings] if preview else [],
        "refused_rows": len({(one.sheet, one.row) for one in preview.refused}) if preview else 0,
        **found,
    }
    status = 409 if found.get("is_not_taken") else 200
    return TemplateResponse(request, "files/import_decide.html", context, status=status)


def _rows(preview: Preview) -> list[tuple[Any, list[tuple[str, int, str]]]]:
    """New and changed rows by their place, with the first words of each, as many as the page shows."""
    wanted = {place for places in (preview.new, preview.changed) for place in places[:SHOWN]}
    words = {
        (sheet.name, row.number): "　".join(filter(None, (row.text(name) for name in list(sheet.columns)[:4])))
        for sheet in preview.sheets
        for row in sheet.rows
        if (sheet.name, row.number) in wanted
    }
    groups = [(_("New rows"), preview.new), (_("Changed rows"), preview.changed)]
    return [(label, [(*place, words[place]) for place in places[:SHOWN]]) for label, places in groups if places]


def _facts(preview: Preview) -> list[tuple[str, str]]:
    """Headings and texts of everything that was read."""
    return [
        (heading, str(row.values.get(name) or ""))
        for sheet in preview.sheets
        for row in sheet.rows
        for name, heading in sheet.columns.items()
    ]
