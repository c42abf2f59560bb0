"""One unit on demand: what it leads, answers separately and helps with, what is still open by title, and promises."""

from dataclasses import replace
from datetime import date
from typing import Any

from django.db.models import DateField, Max, OuterRef, Subquery

from briefings.sections.main_figures import OF_SUGGESTIONS, table_of
from briefings.sections.of_suggestions import figure_of
from briefings.sections.scope import Scope
from briefings.sections.section import Section, Told
from briefings.sections.suggestions import sentences
from congress.documents.chapters import Grid
from congress.documents.dates import written_day
from suggestions.models import Clock, Suggestion
from suggestions.reports import promises_in_scope
from suggestions.reports.counting import measures
from suggestions.reports.scope import narrow
from suggestions.rules import ClockKind, Part

WORDS = {Part.LEAD: "主办", Part.SEPARATE: "分办", Part.CO: "会办"}
OWN = (Part.LEAD, Part.SEPARATE)  # what it answers itself
FIRST_ANSWER = (ClockKind.ANSWER, ClockKind.EXTENDED)


def _of_part(scope: Scope, part: Part) -> Scope:
    return replace(scope, narrowed={**scope.narrowed, "part": part})


def tell_lead(scope: Scope) -> Told:
    return _tell_own(_of_part(scope, Part.LEAD), Part.LEAD)


def tell_separate(scope: Scope) -> Told:
    """Nothing where it answers none separately."""
    told = _tell_own(_of_part(scope, Part.SEPARATE), Part.SEPARATE)
    return told if told.parts else Told()


def _tell_own(scope: Scope, part: Part) -> Told:
    found = scope.suggestions
    if not found or not found["accepted"].count:
        return Told(paragraphs=[f"没有由其{WORDS[part]}的代表建议。"])
    named = {key: replace(each, label=each.label.replace("本年立案", WORDS[part])) for key, each in found.items()}
    said = sentences(named, f"{scope.sessions[0].full_name}以来由其{WORDS[part]}")
    return Told(
        paragraphs=said,
        parts=[table_of(scope, [named[key] for key in OF_SUGGESTIONS])],
        figures=[replace(each, key=f"{part}:{each.key}") for each in named.values()],
    )


def tell_co(scope: Scope) -> Told:
    """Counted only: the answer is the lead's."""
    scope = _of_part(scope, Part.CO)
    if not scope.asked:
        return Told()
    handed = measures(scope.items, scope.asked, with_ratings=True)["handed"]
    figure = figure_of(handed, "会办建议", scope.cut_off, "co:handed")
    return Told(paragraphs=[f"会办代表建议{figure.count}件。"], figures=[figure])


def tell_open(scope: Scope) -> Told:
    """Not answered by the cut-off, with the last day; what is confidential is counted and not named."""
    rows = [row for part in OWN for row in _open(_of_part(scope, part), part)]
    named = [row[1:] for row in rows if not row[0]]
    hidden = len(rows) - len(named)
    paragraphs = [] if rows else ["没有未答复的代表建议。"]
    paragraphs += (
        [f"不宜公开标题的{hidden}件未列入下表。" if named else f"不宜公开标题的{hidden}件。"] if hidden else []
    )
    headings = ["建议", "方式", "交办日期", "答复期限", "进度"]
    grid = Grid(caption="未答复的代表建议", headings=headings, rows=named, shares=[7, 2, 5, 5, 2])
    return Told(paragraphs=paragraphs, parts=[grid] if named else [])


def _open(scope: Scope, part: Part) -> list[tuple[Any, ...]]:
    if not scope.asked:
        return []
    due = _running(scope.cut_off).filter(suggestion=OuterRef("pk")).order_by().values("suggestion")
    rows = Suggestion.objects.visible_to(scope.reader).annotate(
        last=Subquery(due.annotate(last=Max("due_on")).values("last"), output_field=DateField())
    )
    whole = {**scope.asked, "open": "", "counted": "unanswered"}  # with what is confidential
    found = narrow(rows, whole, scope.cut_off).order_by("last", "pk")
    columns = found.values_list("is_confidential", "title", "assigned_on", "last")
    return [
        (hidden, title, WORDS[part], _day(handed), _day(last), "已逾期" if last and last < scope.cut_off else "办理中")
        for hidden, title, handed, last in columns
    ]


def _running(on: date) -> Any:
    """The clocks of first answers that ran at the end of that day."""
    clocks = Clock.objects.filter(kind__in=FIRST_ANSWER, starts_on__lte=on)
    return clocks.exclude(stopped_on__lte=on)


def _day(day: date | None) -> str:
    return written_day(day) if day else "—"


def tell_promises(scope: Scope) -> Told:
    """Due by the cut-off and not kept by it; none of a confidential suggestion."""
    cells = [row for part in OWN for row in _broken(_of_part(scope, part))]
    headings = ["承诺事项", "建议", "期限", "责任人"]
    grid = Grid(caption="到期未兑现的承诺", headings=headings, rows=cells, shares=[6, 6, 5, 3], wordy=(0, 1))
    return Told(paragraphs=[] if cells else ["没有到期未兑现的承诺。"], parts=[grid] if cells else [])


def _broken(scope: Scope) -> list[list[str]]:
    if not scope.asked:
        return []
    found = promises_in_scope(scope.reader, {**scope.asked, "counted": "promises_due"}, scope.cut_off)
    rows = found.filter(is_promise_kept=False)
    told = rows.values_list("item", "reply__round__suggestion__title", "due_on", "person").order_by("due_on", "pk")
    return [[item, title, _day(due), person] for item, title, due, person in told]


SECTIONS = (
    Section("lead", "主办件办理情况", tell_lead),
    Section("separate", "分办件办理情况", tell_separate),
    Section("co", "会办件情况", tell_co),
    Section("open", "未答复的建议", tell_open),
    Section("promises", "承诺兑现", tell_promises),
)
