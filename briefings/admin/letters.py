"""Letters on duty in the back office: the years, one with its letters and steps, drafting, wording."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from briefings.actions import letters as acts
from briefings.forms.letters import FORMS, DraftForm, WordForm
from briefings.models import LetterRound
from briefings.rules.letters import EDITORS, LAW
from briefings.views.letter_rounds import find, page_of
from briefings.views.letters import find as find_letter
from congress.accounts.office import OfficeAdmin, Tool, is_one_of, post_for, step_page

OF_OFFICE = ("send", "drop")
EXPLAINED = {
    "send": _("The chairs are told. Until they approve the letters or send them back, nothing of them can be changed."),
    "drop": _("They stay in the list with the reason; the year may be drafted anew."),
    "word": _("Rosters write employer and post in one cell; see that the letter goes to the employer."),
    "draft": _("Everybody who held a mandate in the year is counted once; the figures stand from then on."),
}


@admin.register(LetterRound)
class LetterRoundAdmin(OfficeAdmin):
    viewers = EDITORS
    list_display = ["year", "congress", "status", "cut_off", "issued_on"]
    list_filter = ["status"]
    list_select_related = ["congress"]
    tools = (Tool("admin:briefings_letterround_draft", _("Draft the letters of a year")),)
    ordering = ["-year", "-pk"]
    actions = None
    fields = ["year", "status"]  # the page is our own

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view
        own = [
            path("draft/", view(draft), name="briefings_letterround_draft"),
            path("word/<int:pk>/", view(word), name="briefings_letterround_word"),
            path("<int:pk>/<slug:name>/step/", view(self.take), name="briefings_letterround_step"),
        ]
        return [*own, *super().get_urls()]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    @method_decorator(require_safe)
    def change_view(
        self, request: Any, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The letters of the year, with the steps open to the person."""
        found = find(request, self.item(request, object_id).pk)
        page = page_of(request, found, OF_OFFICE) | {"title": _("Letters on duty")}
        return TemplateResponse(
            request, "admin/briefings/letter_round.html", self.admin_site.each_context(request) | page
        )

    @method_decorator(require_http_methods(["GET", "HEAD", "POST"]))
    def take(self, request: Any, pk: int, name: str) -> HttpResponse:
        """One step of the office's."""
        found = find(request, self.item(request, str(pk)).pk)
        if name not in OF_OFFICE:
            raise Http404
        if not is_one_of(request, EDITORS):
            raise PermissionDenied
        form = FORMS[name](request.POST if request.method == "POST" else None, round=found)

        def act(**typed: Any) -> None:
            getattr(acts, name)(found, **typed, by=request.user, at=timezone.now())

        label, back = str(LAW.steps[name].label), reverse("admin:briefings_letterround_change", args=[found.pk])
        return step_page(request, form, act, title=label, button=label, back=back, explain=str(EXPLAINED[name]))


@require_http_methods(["GET", "HEAD", "POST"])
def draft(request: Any) -> HttpResponse:
    """Count a year and draft its letters."""
    congress = post_for(request, EDITORS).congress
    now = timezone.now()
    form = DraftForm(
        request.POST if request.method == "POST" else None, congress=congress, today=timezone.localdate(now)
    )

    def act(**typed: Any) -> HttpResponse:
        made = acts.draft(congress, **typed, by=request.user, at=now)
        return redirect("admin:briefings_letterround_change", made.pk)

    words: Any = {
        "title": _("Draft the letters of a year"),
        "button": _("Count and draft"),
        "explain": EXPLAINED["draft"],
    }
    return step_page(request, form, act, back=reverse("admin:briefings_letterround_changelist"), **words)


@require_http_methods(["GET", "HEAD", "POST"])
def word(request: Any, pk: int) -> HttpResponse:
    """Whom one letter goes to, and the office's own sentence."""
    found = find_letter(request, pk)
    if not is_one_of(request, EDITORS):
        raise PermissionDenied
    form = WordForm(request.POST if request.method == "POST" else None, letter=found)

    def act(**typed: Any) -> None:
        acts.word(found, **typed, by=request.user, at=timezone.now())

    words: Any = {"title": LAW.steps["word"].label, "button": _("Save"), "explain": EXPLAINED["word"]}
    return step_page(request, form, act, back=found.get_absolute_url(), **words)
