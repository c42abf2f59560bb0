"""Reception days for those who receive and those who keep a station: the list, one day, its steps."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from congress.accounts.rules import Role
from congress.accounts.sessions import SignedInRequest
from congress.common.lifecycle import Refused
from congress.common.paging import page_by_key
from stations.actions import receptions as actions
from stations.forms.receptions import STEP_FORMS, AddDayForm, DayForm
from stations.models import Feed, ReceptionDay, Station, Swap
from stations.parties import keeps, parties_on
from stations.reports.receptions import to_record
from stations.rules.receptions import HOSTS, LAW, SHOWN_HELD

PAGE = 20


@require_safe
@login_required
def days(request: SignedInRequest) -> HttpResponse:
    """A deputy's own days; the days of the stations somebody keeps or reads: to be recorded, ahead, over."""
    today = timezone.localdate()
    rows = ReceptionDay.objects.visible_to(request.user)
    is_deputy = request.user.post.role == Role.DEPUTY
    if is_deputy:
        rows = rows.of_deputy(request.user)
    page = page_by_key(rows.ahead(today).for_rows(), order=["on", "pk"], after=request.GET.get("after", ""), size=PAGE)
    context = {
        "page": page,
        "today": today,
        "to_record": [] if is_deputy else to_record(rows, today).for_rows()[:PAGE],
        "over": rows.over(today).for_rows()[:SHOWN_HELD],
        "is_deputy": is_deputy,
        "swaps": Swap.objects.visible_to(request.user).waiting(today).for_rows() if is_deputy else [],
        "feed": Feed.objects.filter(user=request.user, revoked_at=None).first() if is_deputy else None,
        "may_add": request.user.post.role in {Role.STATION_KEEPER, Role.DISPATCHER, Role.SUPERVISOR},
    }
    return render(request, "stations/receptions/list.html", context)


@require_safe
@login_required
def day(request: SignedInRequest, pk: int) -> HttpResponse:
    """One day: who receives, who came, what was done with it."""
    row = find(request, pk)
    context = {
        "day": row,
        "acts": [(name, LAW.steps[name].label) for name in steps_open_to(request, row)],
        "steps": row.steps.select_related("by"),
        "today": timezone.localdate(),
        "is_host": not HOSTS.isdisjoint(parties_on(request.user, row)),
        "came": {each.mandate_id: each for each in row.attendances.all()},
    }
    return render(request, "stations/receptions/day.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def take(request: SignedInRequest, pk: int, name: str) -> HttpResponse:
    """The page of one step. What is not possible now is said, and leads back to the day."""
    row = find(request, pk)
    if name not in STEP_FORMS:
        raise Http404
    if name not in steps_open_to(request, row) and request.method != "POST":
        messages.error(request, LAW.refusal(name, row.status))
        return redirect(row)
    form = STEP_FORMS[name](request.POST if request.method == "POST" else None, day=row, by=request.user)
    if request.method == "POST" and _took(form, request):
        messages.success(request, LAW.done(name))
        return redirect(row)
    context = {"form": form, "day": row, "label": LAW.steps[name].label, "name": name, "today": timezone.localdate()}
    return render(request, "stations/receptions/step.html", context, status=409 if request.method == "POST" else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def add(request: SignedInRequest) -> HttpResponse:
    """A day by hand, at a station the person keeps."""
    stations = Station.objects.visible_to(request.user).open_to_public().select_related("region")
    kept = [row.pk for row in stations if keeps(request.user, row)]
    if not kept:
        raise PermissionDenied
    posted = request.POST if request.method == "POST" else None
    form = AddDayForm(posted, stations=stations.filter(pk__in=kept), initial={"station": request.GET.get("station")})
    if posted is not None and form.is_valid():
        try:
            return redirect(actions.add_day(**form.cleaned_data, by=request.user, at=timezone.now()))
        except Refused as refusal:
            form.add_error(None, str(refusal))
    return render(request, "stations/receptions/add.html", {"form": form}, status=200 if posted is None else 409)


def find(request: SignedInRequest, pk: int) -> ReceptionDay:
    """The day if this person may see it; 404 otherwise, as if it never was."""
    row: ReceptionDay = get_object_or_404(ReceptionDay.objects.visible_to(request.user).for_rows(), pk=pk)
    return row


def steps_open_to(request: SignedInRequest, row: ReceptionDay) -> list[str]:
    """Those with a page that the person may take now: nothing is recorded before the day, nobody acts for others."""
    lawful = LAW.open_to(row.status, parties_on(request.user, row))
    senseless = set() if row.on <= timezone.localdate() else {"record"}
    own = [mandate for mandate in row.on_duty if mandate.person.user_id == request.user.pk]
    if not own:
        senseless |= {"leave"}
    if not own or not actions.turns_to_ask(row, own[0], timezone.now()):
        senseless |= {"ask_swap"}
    return [name for name in STEP_FORMS if name in lawful and name not in senseless]


def _took(form: DayForm, request: SignedInRequest) -> bool:
    if not form.is_valid():
        return False
    try:
        form.take(timezone.now())
    except Refused as refusal:
        form.add_error(None, str(refusal))
    return form.is_valid()
