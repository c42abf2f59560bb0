"""Awards of the year: proposed by figures, nominated with reasons, decided by the meeting, announced and kept."""

from datetime import timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from congress.accounts.rules import Role
from congress.common.lifecycle import NotYours, Refused, Unlawful
from congress.common.records import MovedOn
from congress.notices.models import Notice
from congress.organs.models import Congress, Unit
from suggestions.actions.supervision import awards, grading, stars
from suggestions.models import Suggestion
from suggestions.models.supervision import Award, Grading, GradingScheme, IssuedPaper, Nominee
from suggestions.oversight.awards import award_words
from suggestions.rules.supervision.awards import AWARD_LAW, AwardStatus
from tests.at_once import at_once
from tests.suggestions.supervision.law import as_coded, as_written
from tests.suggestions.supervision.test_stars import scheme

TABLE = """
nominate  supervisor,committee  open=
drop      supervisor,committee  open=
decide    chair                 open>decided
announce  supervisor            decided>announced
give_up   supervisor            open>void decided>void
"""


def test_the_table_of_every_step_status_and_role_is_the_one_written_by_hand():
    assert as_coded(AWARD_LAW, AwardStatus) == as_written(TABLE)


@pytest.mark.parametrize("name", AWARD_LAW.steps)
@pytest.mark.parametrize("status", ["announced", "void"])
def test_what_is_over_stays_over(name, status):
    with pytest.raises(Unlawful):
        AWARD_LAW.check(name, status, set(Role))


def now():
    return timezone.now()


def today():
    return timezone.localdate()


def period():
    return {"from_on": today() - timedelta(days=200), "until_on": today()}


def begun(town, **other):
    whole = {"title": "关于2026年度优秀代表建议和优秀承办单位的通报", **period(), **other}
    return awards.begin(town.congress, by=town.supervisor, at=now(), **{"form_key": uuid4(), **whole})


def nominated(town, award=None, row=None, by="supervisor"):
    award, row = award or begun(town), row or town.assigned()
    return awards.nominate_suggestion(award, row, reasons="选题准", by=town.people[by], at=now())


def decided(town, award, *chosen, **other):
    whole = {"decided_on": today(), "meeting": "第41次主任会议", **other}
    return awards.decide(award, chosen=chosen, by=town.chair, at=now(), **whole)


def graded(town):
    """A decided grading of 住建局 and 教育局."""
    units = GradingScheme.objects.create(
        congress=town.congress, name="办法", valid_from=period()["from_on"], items="甲 | 100 | staff", levels="好 | 80"
    )
    found = grading.begin(units, title="测评", form_key=uuid4(), by=town.supervisor, at=now(), **period())
    for unit, points in [("住建局", 91), ("教育局", 95)]:
        grading.score(found, town.units[unit], points={"甲": Decimal(points)}, by=town.supervisor, at=now())
    return grading.freeze(found, decided_on=today(), meeting="第40次主任会议", by=town.supervisor, at=now())


def test_awards_walk_from_nomination_to_the_announced_list(town):
    award = begun(town, grading=graded(town))
    row = nominated(town, award)
    unit = awards.nominate_unit(award, town.units["教育局"], reasons="办得实", by=town.supervisor, at=now())
    left = nominated(town, award)
    found = awards.announce(decided(town, award, row, unit), by=town.supervisor, at=now())
    assert (found.status, found.paper.label) == ("announced", f"表扬〔{today().year}〕1号")
    assert [(each.pk, each.is_chosen) for each in found.nominees.all()] == [
        (row.pk, True),
        (unit.pk, True),
        (left.pk, False),
    ]
    assert [step.name for step in found.steps.all()] == ["nominate", "nominate", "nominate", "decide", "announce"]


def test_the_list_says_what_was_chosen_why_and_by_whom(town):
    award = begun(town)
    row = nominated(town, award)
    unit = awards.nominate_unit(award, town.units["教育局"], reasons="办得实", by=town.supervisor, at=now())
    words = award_words(decided(town, award, row, unit), "表扬〔2026〕1号", today())
    grids = [block.rows for block in words.blocks if hasattr(block, "rows")]
    assert grids == [
        [["闭会第001号", row.suggestion.title, "deputy-deputy", "清源市住房和城乡建设局", "选题准"]],
        [["1", "清源市教育局", "办得实"]],
    ]
    assert "第41次主任会议" in words.blocks[0]


@pytest.mark.parametrize(
    ("chosen", "headings"),
    [
        (["suggestion"], ["一、优秀代表建议（1件）"]),
        (["unit"], ["一、优秀承办单位（1个）"]),
        (["suggestion", "unit"], ["一、优秀代表建议（1件）", "二、优秀承办单位（1个）"]),
    ],
)
def test_the_list_has_only_the_chapters_it_needs(town, chosen, headings):
    award = begun(town)
    unit = awards.nominate_unit(award, town.units["教育局"], reasons="办得实", by=town.supervisor, at=now())
    rows = {"suggestion": nominated(town, award), "unit": unit}
    words = award_words(decided(town, award, *[rows[name] for name in chosen]), "1号", today())
    assert [block.text for block in words.blocks if hasattr(block, "level")] == headings


def test_the_announced_list_is_kept_whatever_is_renamed_later(town):
    award = begun(town)
    found = awards.announce(decided(town, award, nominated(town, award)), by=town.supervisor, at=now())
    Suggestion.objects.update(title="改过")
    Unit.objects.filter(short_name="住建局").update(name="改名")
    paper = IssuedPaper.objects.get(pk=found.paper_id)
    assert (paper.words, paper.is_whole) == (found.paper.words, True)


def test_a_nomination_keeps_the_figures_of_its_day(town):
    scheme(town)
    row = town.rate(town.replied(), "satisfied")
    points = {"选题": Decimal(28), "调研": Decimal(25)}
    stars.give(row, points=points, reasons="好", form_key=uuid4(), by=town.supervisor, at=now())
    found = nominated(town, row=row)
    unit = awards.nominate_unit(
        begun(town, grading=graded(town)), town.units["住建局"], reasons="实", by=town.supervisor, at=now()
    )
    assert (found.basis, unit.basis) == ("五星 93.00 · Satisfied", "好 91.00")


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"until_on": timezone.localdate() - timedelta(days=300)}, "ends before"),
        ({"grading": "open"}, "decided"),
    ],
)
def test_awards_begin_with_a_possible_period_and_a_decided_grading(town, change, says):
    if "grading" in change:
        found = graded(town)
        Grading.objects.filter(pk=found.pk).update(frozen_at=None)
        change = {"grading": Grading.objects.get(pk=found.pk)}
    with pytest.raises(Refused, match=says):
        begun(town, **change)


@pytest.mark.parametrize("state", ["draft", "submitted", "confidential"])
def test_only_what_is_accepted_and_not_confidential_is_nominated(town, state):
    row = town.replied() if state == "confidential" else getattr(town, state)()
    if state == "confidential":
        Suggestion.objects.filter(pk=row.pk).update(is_confidential=True)
    with pytest.raises(Refused, match="Only an accepted"):
        nominated(town, row=Suggestion.objects.get(pk=row.pk))


def test_nothing_is_nominated_twice_or_without_reasons_or_from_elsewhere(town):
    row = nominated(town)
    with pytest.raises(Refused, match="already"):
        nominated(town, row.award, row.suggestion)
    with pytest.raises(Refused, match="reasons"):
        awards.nominate_unit(row.award, town.units["教育局"], reasons=" ", by=town.supervisor, at=now())
    region = town.congress.region.__class__.objects.create(code="990200000000", name="临江市", kind="city")
    names = {"name": "临江市人大", "committee_name": "临江市人大常委会", "office_name": "临江市人大代表工委"}
    far = Unit.objects.create(
        congress=Congress.objects.create(region=region, level="city", **names), name="局", short_name="局"
    )
    with pytest.raises(Refused, match="another congress"):
        awards.nominate_unit(row.award, far, reasons="实", by=town.supervisor, at=now())
    assert Nominee.objects.count() == 1


def test_the_database_itself_asks_that_a_nominee_is_one_thing(town):
    row = nominated(town)
    for change in ({"unit": town.units["教育局"]}, {"suggestion": None}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Nominee.objects.filter(pk=row.pk).update(**change)


def test_only_supervisor_and_committees_nominate(town):
    award, row = begun(town), town.accepted()
    for by in ("chair", "reviewer", "clerk", "deputy"):
        with pytest.raises(NotYours):
            nominated(town, award, row, by=by)
    town.add("committee", Role.COMMITTEE)
    assert nominated(town, award, row, by="committee").by == town.committee


def test_a_nomination_taken_back_leaves_its_step_and_reason(town):
    row = nominated(town)
    award = awards.drop(row.award, row, note="材料不全", by=town.supervisor, at=now())
    assert (award.nominees.count(), award.steps.last().note) == (0, f"{row.suggestion}: 材料不全")


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"meeting": " "}, "Name the chairs"),
        ({"decided_on": timezone.localdate() + timedelta(days=1)}, "future"),
        ({"chosen": []}, "at least one"),
    ],
)
def test_a_decision_names_meeting_day_and_somebody(town, change, says):
    row = nominated(town)
    chosen = change.pop("chosen", [row])
    with pytest.raises(Refused, match=says):
        decided(town, row.award, *chosen, **change)
    assert Award.objects.get().status == "open"


def test_nothing_of_a_decided_list_changes(town):
    row = nominated(town)
    award = decided(town, row.award, row)
    for act in (
        lambda: nominated(town, award),
        lambda: awards.drop(award, row, note="再议", by=town.supervisor, at=now()),
        lambda: decided(town, award, row),
    ):
        with pytest.raises(Unlawful):
            act()


def test_a_nominee_of_other_awards_is_not_chosen_here(town):
    mine, other = nominated(town), nominated(town)
    with pytest.raises(Refused, match="at least one"):
        decided(town, mine.award, other)


def test_awards_given_up_take_no_number(town):
    award = awards.give_up(begun(town), note="今年不评", by=town.supervisor, at=now())
    assert (award.status, award.paper, IssuedPaper.objects.count()) == ("void", None, 0)


def test_who_looked_at_an_older_state_is_told(town):
    row = nominated(town)
    with pytest.raises(MovedOn):
        decided(town, row.award, row, seen=0)


def test_deputies_and_units_on_the_list_are_told_and_nobody_else(town):
    award = begun(town)
    unit = awards.nominate_unit(award, town.units["教育局"], reasons="办得实", by=town.supervisor, at=now())
    left = awards.nominate_unit(award, town.units["公安局"], reasons="办得实", by=town.supervisor, at=now())
    awards.announce(decided(town, award, nominated(town, award), unit), by=town.supervisor, at=now())
    about = Notice.objects.filter(kind="award", channel="site")
    told = set(about.filter(key__endswith=":announced").values_list("recipient__username", flat=True))
    asked = set(about.filter(key__endswith=":decided").values_list("recipient__username", flat=True))
    assert (told, asked, left.unit.short_name) == ({"deputy", "other_clerk"}, {"supervisor"}, "公安局")


def test_of_two_announcements_at_once_one_is_issued(shared_town):
    row = nominated(shared_town)
    award = decided(shared_town, row.award, row)
    results = at_once(*[lambda: awards.announce(award, by=shared_town.supervisor, at=now())] * 2)
    assert sorted(isinstance(result, Refused) for result in results) == [False, True]
    assert [paper.number for paper in IssuedPaper.objects.all()] == [1]


def test_of_two_nominations_of_one_thing_at_once_one_stands(shared_town):
    award, row = begun(shared_town), shared_town.replied()
    results = at_once(*[lambda: nominated(shared_town, award, row)] * 2)
    assert sorted(isinstance(result, Refused) for result in results) == [False, True]
    assert Nominee.objects.count() == 1
