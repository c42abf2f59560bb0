"""One area on demand: its stations and reception days, what citizens said there, the suggestions of its delegations."""

from dataclasses import replace
from typing import Any

from django.db.models import Count

from briefings.sections import charts, citizens
from briefings.sections.figures import Figure
from briefings.sections.from_areas import held_by
from briefings.sections.from_citizens import held_figure, list_url
from briefings.sections.grids import COLUMNS, Rows, all_of, delegations_of, grids_of
from briefings.sections.late_opinions import late_by_area, late_in
from briefings.sections.main_figures import OF_CITIZENS, table_of
from briefings.sections.scope import Scope
from briefings.sections.section import Section, Told
from briefings.sections.tables import DELEGATIONS
from deputies.models import Delegation
from stations.models import Opinion, Station
from stations.reports.scope import between

STATION_COLUMNS = {"held": "接待活动（次）", "citizens": "接待群众（人次）", "received": "收到意见（件）"}
RECEIVED = "{}收到的该联络站的群众意见。"


def tell_citizens(scope: Scope) -> Told:
    """As the briefing does, and how many are late."""
    told = citizens.tell(scope)
    late = late_by_area(scope).get(scope.area) or late_in(scope, scope.area)
    said = f"逾期未办的群众意见{late.count}件。" if late.count else "没有逾期未办的群众意见。"
    table = table_of(scope, [scope.citizens[key] for key in OF_CITIZENS])
    return Told(paragraphs=[*told.paragraphs, said], parts=[table], figures=[*told.figures, late])


def tell_stations(scope: Scope) -> Told:
    """Each station of the area, an idle one too."""
    stations = Station.objects.visible_to(scope.reader).filter(congress=scope.congress, region=scope.area)
    held, said = held_by(scope, "station"), _received(scope)
    rows = [
        (name, list(_figures(scope, pk, name, held.get(str(pk), {}), said.get(pk, 0))))
        for pk, name in stations.order_by("code").values_list("pk", "name")
    ]
    grids = grids_of(("各联络站情况", "联络站", STATION_COLUMNS.values(), rows))
    return Told(paragraphs=[f"该地区有代表联络站{len(rows)}个。"], parts=grids, figures=all_of(rows))


def _received(scope: Scope) -> dict[int, int]:
    received = between("received_at", scope.period.first, scope.cut_off)
    rows = Opinion.objects.visible_to(scope.reader).filter(received, station__region=scope.area)
    return dict(rows.order_by().values_list("station").annotate(n=Count("pk")))


def _figures(scope: Scope, pk: int, name: str, held: dict[str, Any], said: int) -> list[Figure]:
    url = list_url(scope.period, "received", "received", station=pk)
    definition = RECEIVED.format(scope.words.within)
    found = [
        held_figure("held", held.get("held", 0), scope.period, station=pk),
        held_figure("citizens", held.get("citizens", 0), scope.period, station=pk),
        Figure(key="received", label="收到群众意见", count=said, url=url, definition=definition),
    ]
    return [replace(each, key=f"station:{pk}:{each.key}", label=f"{name}{each.label}") for each in found]


def tell_delegations(scope: Scope) -> Told:
    """Nothing where no delegation is of this area."""
    own = _own(scope)
    if not own:
        return Told()
    rows: Rows = delegations_of(scope, own)
    paragraphs = [] if rows else ["该地区的代表团没有立案的代表建议。"]
    grids = grids_of((DELEGATIONS, "代表团", COLUMNS.values(), rows))
    return Told(paragraphs=paragraphs, parts=grids, figures=all_of(rows))


def _own(scope: Scope) -> set[int]:
    """The keys of the area's delegations in the running term."""
    terms = {session.term_id for session in scope.sessions[:1]}
    return set(Delegation.objects.filter(term__in=terms, region=int(scope.area)).values_list("pk", flat=True))


SECTIONS = (
    Section("citizens", "联系群众", tell_citizens),
    Section("charts", "", charts.tell),
    Section("stations", "联络站", tell_stations),
    Section("delegations", "代表建议", tell_delegations),
)
