"""Rules, calendars and words nobody wrote: what holds for all of them."""

from datetime import date, time, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from congress.organs.workdays import Calendar
from stations.reception import Hours, Kind, Months, Pick, Rule, Shift, Unreadable, days, read

few = settings(max_examples=60, deadline=None)

FIRST = date(2024, 1, 1)
DAYS = st.dates(FIRST, date(2026, 12, 31))
RESTS = st.lists(st.tuples(DAYS, st.integers(1, 9)), max_size=12).map(
    lambda runs: {first + timedelta(days=n): "节" for first, length in runs for n in range(length)}
)
CALENDARS = st.builds(Calendar, rest=RESTS, work=st.dictionaries(DAYS, st.just("节"), max_size=9))
CLOCKS = st.times().map(lambda clock: clock.replace(second=0, microsecond=0))
HOURS = st.one_of(
    st.builds(Hours, part=st.sampled_from(["上午", "下午", "晚上", "全天"])),
    st.builds(Hours, start=CLOCKS.filter(lambda clock: clock < time(12)), end=st.just(time(17, 30))),
    st.builds(Hours, start=CLOCKS),
)
SPANS = st.lists(HOURS, max_size=2, unique=True).map(tuple)
OF_MONTHS = st.one_of(
    st.builds(Pick, kind=st.just(Kind.DAY), number=st.integers(1, 31) | st.just(-1), hours=SPANS),
    st.builds(Pick, kind=st.just(Kind.DIGIT), number=st.integers(0, 9), hours=SPANS),
    st.builds(
        Pick,
        kind=st.just(Kind.NTH_WEEKDAY),
        number=st.integers(1, 7),
        nth=st.sampled_from([-5, -4, -3, -2, -1, 1, 2, 3, 4, 5]),
        hours=SPANS,
    ),
)
OF_WEEKS = st.builds(Pick, kind=st.just(Kind.WEEKDAY), number=st.integers(1, 7), hours=SPANS)
SHIFTS = st.sampled_from(list(Shift))


def in_order(picks: list[Pick]) -> tuple[Pick, ...]:
    return tuple(sorted(picks, key=lambda pick: list(Kind).index(pick.kind)))


RULES = st.one_of(
    st.builds(
        Rule,
        picks=st.lists(OF_MONTHS, min_size=1, max_size=4, unique=True).map(in_order),
        months=st.sampled_from(list(Months)),
        month_of_quarter=st.integers(0, 3),
        shift=SHIFTS,
        weekends=st.booleans(),
        and_appointment=st.booleans(),
    ),
    st.builds(
        Rule, picks=st.lists(OF_WEEKS, min_size=1, max_size=5, unique=True).map(tuple), shift=SHIFTS,
        weekends=st.booleans(),
    ),
    st.just(Rule()),
)  # fmt: skip
RANGES = st.tuples(st.dates(date(2024, 6, 1), date(2026, 6, 1)), st.integers(0, 120)).map(
    lambda told: (told[0], told[0] + timedelta(days=told[1]))
)
PIECES = """每月 每周 每季度 第 一 二 三 五 十 5 15 31 日 号 周 星期 个 、 ， 和 逢 单月 双月 首月 最后 上午 下午
    9:00 - 至 点 半 （ ） 遇 节假日 双休日 顺延 一周 取消 预约 赶集日 天 ： ３ 的"""
WORDS = st.lists(st.sampled_from(PIECES.split()), max_size=12).map("".join)


@few
@given(rule=RULES, calendar=CALENDARS, span=RANGES)
def test_days_lie_in_the_range_ascending_and_no_two_on_one_day(rule, calendar, span):
    found = [day.on for day in days(rule, calendar, *span)]
    assert all(earlier < later for earlier, later in pairwise(found))
    assert all(span[0] <= on <= span[1] for on in found)


@few
@given(rule=RULES, calendar=CALENDARS, span=RANGES)
def test_no_day_moves_back_and_none_is_moved_onto_a_holiday(rule, calendar, span):
    moved = [day for day in days(rule, calendar, *span) if day.held_on not in {None, day.planned_on}]
    assert [day for day in moved if day.held_on < day.planned_on] == []
    if rule.shift == Shift.NEXT_WEEK:
        assert {(day.held_on - day.planned_on).days % 7 for day in moved} <= {0}
        assert [day for day in moved if calendar.why_off(day.held_on) not in {"", "weekend"}] == []
    else:
        assert [day for day in moved if not calendar.is_workday(day.held_on)] == []


@few
@given(rule=RULES, calendar=CALENDARS, span=RANGES)
def test_every_planned_day_is_accounted_for_once(rule, calendar, span):
    """Held, moved, held together with one that is held, or cancelled: none is lost, none is doubled."""
    wide = (span[0] - timedelta(days=40), span[1] + timedelta(days=40))
    found = [day for day in days(rule, calendar, *wide) if span[0] <= day.planned_on <= span[1]]
    assert sorted(day.planned_on for day in found) == rule.planned(*span)
    held = {day.on for day in days(rule, calendar, *wide) if day.is_held}
    assert {day.held_on for day in found if day.held_on} <= held
    assert [day for day in found if bool(day.why) == (day.held_on == day.planned_on)] == []


@few
@given(rule=RULES, calendar=CALENDARS, span=RANGES, cut=st.integers(0, 120))
def test_two_parts_of_a_range_give_what_the_range_gives(rule, calendar, span, cut):
    first, last = span
    middle = min(first + timedelta(days=cut), last)
    parts = days(rule, calendar, first, middle) + days(rule, calendar, middle + timedelta(days=1), last)
    assert parts == days(rule, calendar, first, last)


@few
@given(rule=RULES)
def test_a_stored_rule_comes_back_as_it_was(rule):
    assert Rule.from_json(rule.as_json()) == rule


def outcome(words: str) -> str:
    try:
        return "read" if Rule.from_json(read(words).as_json()) == read(words) else "changed"
    except Unreadable as refusal:
        return "refused" if str(refusal) else "silent"


@few
@given(words=st.one_of(WORDS, st.text(max_size=30)))
def test_any_words_are_read_or_refused_with_a_sentence(words):
    assert outcome(words) in {"read", "refused"}
