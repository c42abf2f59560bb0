"""Star grades: the list, and giving a suggestion its stars."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from congress.accounts.rules import Role
from congress.accounts.sessions import SignedInRequest
from suggestions.forms.supervision.awards import StarForm
from suggestions.models.supervision import StarGrade
from suggestions.views.shared import find
from suggestions.views.supervision.pages import Row, act_page, check_role, for_supervision, listing


@require_safe
@for_supervision
def index(request: SignedInRequest) -> HttpResponse:
    """Every grade, the newest first."""
    return listing(
        request,
        StarGrade.objects.visible_to(request.user).select_related("suggestion", "scheme", "by"),
        _row,
        title=_("Stars"),
        lead=_("By a scheme of the place: what was measured and what was judged, with reasons."),
        heads=[_("Suggestion"), _("Level"), _("Points"), _("Points by item"), _("Reasons"), _("Day"), _("Graded by")],
        empty=_("No stars yet"),
        empty_text=_("Write a scheme in the back office, then open a suggestion and give it stars."),
    )


def _row(row: StarGrade) -> Row:
    items = "; ".join(f"{line['label']} {line['points'] or '–'}" for line in row.lines)
    cells = [row.level, row.total, items, row.reasons, row.on, row.by]
    return Row(row.suggestion.get_absolute_url(), row.suggestion.title, cells, [row.suggestion.number_label])


@require_http_methods(["GET", "HEAD", "POST"])
@for_supervision
def give(request: SignedInRequest, pk: int) -> Any:
    """Give stars by the scheme in force."""
    suggestion = find(request, pk)
    check_role(request, Role.SUPERVISOR)
    return act_page(request, StarForm, suggestion, title=_("Give stars"), lead=suggestion.title, back=suggestion)
