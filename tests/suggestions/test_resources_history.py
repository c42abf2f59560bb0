"""Importing earlier years' suggestions into a city with its real roster."""

from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from datetime import date
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from django.utils import translation

from congress.audit.models import Entry
from congress.common.spreadsheets import FileRefused, Severity, write_refused, write_table
from congress.organs.models import Congress, Session
from deputies.models import Mandate, Person
from suggestions.models import (
    Assignment,
    Category,
    Clock,
    Cosigner,
    NumberSeries,
    Reply,
    StepRecord,
    Suggestion,
    Verdict,
)
from suggestions.resources import import_history, preview_history
from suggestions.rules import Part, Status
from tests.once import built_once
from tests.suggestions.sample_city import EXPECTED, GOOD, TODAY, everything, prepare_city, sample, taken

FIGURES = EXPECTED["figures_of_the_right_rows"]
REFUSED = [(row["row"], row["column"]) for row in EXPECTED["must_refuse"]]
WARNED = [(row["row"], row["column"]) for row in EXPECTED["may_refuse"]]


@pytest.fixture(scope="module")
def prepared(django_db_setup: None, django_db_blocker: Any) -> Iterator[Congress]:
    with built_once(django_db_blocker, prepare_city) as congress:
        yield congress


@pytest.fixture
def city(prepared: Congress, db: None) -> Congress:
    return deepcopy(prepared)


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def places(problems) -> list[tuple[int, str]]:
    return [(problem.row, problem.column) for problem in problems]


def test_the_preview_names_refused_and_doubtful_rows_and_writes_nothing(city):
    preview = preview_history(sample(), on=TODAY)
    assert (len(preview.new), preview.changed, preview.unchanged) == (234, (), ())
    assert (places(preview.refused), places(preview.warnings)) == (REFUSED, WARNED)
    assert (preview.is_taken, Suggestion.objects.count(), Category.objects.count()) == (False, 0, 0)


def test_nothing_is_taken_while_a_row_is_refused(city):
    preview = import_history(sample(), on=TODAY)
    assert (preview.is_taken, places(preview.refused), Suggestion.objects.count()) == (False, REFUSED, 0)


def test_the_right_rows_are_taken_when_the_clerk_leaves_the_refused_ones(city):
    preview = import_history(sample(), on=TODAY, leave_refused=True)
    assert (preview.is_taken, len(preview.new)) == (True, 234)
    suggestions = Suggestion.objects.select_related("session__term", "category")
    periods = {"in": "会议期间", "between": "闭会期间"}
    assert Counter(f"{each.session} {periods[each.period]}" for each in suggestions) == FIGURES["by_session_and_period"]
    assert Counter(each.category.name for each in suggestions) == FIGURES["by_category"]
    assert (
        Counter(Assignment.objects.filter(part=Part.LEAD).values_list("unit__name", flat=True))
        == FIGURES["by_lead_unit"]
    )
    assert Counter(Reply.objects.values_list("category__code", flat=True)) == FIGURES["outcome"]
    words = {"satisfied": "满意", "mostly": "基本满意", "dissatisfied": "不满意"}
    rated = Counter(words[overall] for overall in Verdict.objects.values_list("overall", flat=True))
    silent = suggestions.filter(rounds__no_feedback_on__isnull=False).count()
    assert rated | {"未反馈": silent} == FIGURES["rating"]
    assert Counter(each.status for each in suggestions) == {
        Status.CLOSED: FIGURES["answered"] - FIGURES["outcome"]["B"],
        Status.TRACKING: FIGURES["outcome"]["B"],
        Status.HANDLING: FIGURES["not_answered"],
    }


def test_every_right_row_is_kept_with_its_people_and_days(city):
    import_history(sample(), on=TODAY, leave_refused=True)
    cards = dict(Mandate.objects.filter(term__congress=city).values_list("pk", "card_no"))
    kept = {
        (each.session.number, each.period, each.number): (
            each.title,
            each.lead_name,
            cards.get(each.lead_id),
            [cosigner.name for cosigner in each.cosigners.all()],
            [unit.unit.name for unit in each.assignments.all() if unit.part == Part.CO],
            str(each.assigned_on),
            str(each.replied_on) if each.replied_on else None,
        )
        for each in Suggestion.objects.select_related("session").prefetch_related("cosigners", "assignments__unit")
    }
    refused = {row for row, _column in REFUSED}
    assert kept == {
        (row["session"], {"会议期间": "in", "闭会期间": "between"}[row["period"]], row["seq"]): (
            row["title"],
            row["lead"],
            None if row["row"] == 85 else row["lead_card"],
            row["cosigners"],
            row["co_units"],
            row["assigned_on"],
            row["answered_on"],
        )
        for row in EXPECTED["rows"]
        if row["row"] not in refused
    }


def test_the_same_file_a_second_time_changes_nothing(city):
    import_history(sample(), on=TODAY, leave_refused=True)
    before = everything()
    again = import_history(sample(), on=TODAY, leave_refused=True)
    assert (again.new, again.changed, len(again.unchanged)) == ((), (), 234)
    after = everything()
    assert len(after.pop("Entry")) == len(before.pop("Entry")) + 1
    assert after == before


def test_the_refused_rows_come_back_corrected(city):
    preview = import_history(sample(), on=TODAY, leave_refused=True)
    book = openpyxl.load_workbook(BytesIO(write_refused(preview.sheets, preview.problems)))
    sheet = book.worksheets[0]
    headings = [cell.value for cell in sheet[1]]
    assert sheet.max_row == 1 + len(REFUSED)
    for row, (column, value) in enumerate(
        [
            ("标题", "关于物业的建议"),
            ("答复日期", "2023-07-11"),
            ("编号", "42"),
            ("办理结果", "B"),
            ("答复日期", "2025-05-16"),
            ("主办单位", "市城管局"),
        ],
        start=2,
    ):
        sheet.cell(row, headings.index(column) + 1).value = value
    corrected = BytesIO()
    book.save(corrected)
    corrected.seek(0)
    second = import_history(corrected, on=TODAY)
    assert (second.is_taken, len(second.new), Suggestion.objects.count()) == (True, 6, 240)


def test_a_changed_row_changes_the_imported_suggestion_and_keeps_its_identity(city):
    taken({})
    key = Suggestion.objects.get().pk
    preview = taken(
        {"标题": "关于修桥的建议", "附议代表": "侯保军", "会办单位": "", "办理结果": "B", "满意度": "不满意"}
    )
    assert (preview.new, preview.changed) == ((), (("表", 2),))
    suggestion = Suggestion.objects.get()
    assert (suggestion.pk, suggestion.title, suggestion.status) == (key, "关于修桥的建议", Status.TRACKING)
    assert [cosigner.name for cosigner in suggestion.cosigners.all()] == ["侯保军"]
    assert [unit.unit.short_name for unit in suggestion.assignments.all()] == ["市交通局"]
    current = suggestion.rounds.get()
    assert (current.reply.category.code, current.verdict.overall) == ("B", "dissatisfied")


def test_a_number_of_a_living_suggestion_is_not_overwritten(city):
    session = Session.objects.get(term__congress=city, number=2)
    lead = Mandate.objects.get(term=session.term, person__name="杜浩")
    Suggestion.objects.create(
        congress=city,
        session=session,
        period="in",
        number=1,
        title="关于架桥的建议",
        lead=lead,
        lead_name="杜浩",
        status=Status.ACCEPTED,
        created_at="2023-02-09T00:00:00Z",
    )
    preview = taken({}, {"编号": "2"})
    assert [(each.row, each.column, each.reason) for each in preview.refused] == [
        (2, "编号", "“关于架桥的建议” has this number")
    ]
    assert (preview.is_taken, Suggestion.objects.count()) == (False, 1)


def test_an_imported_suggestion_that_was_worked_on_since_is_not_overwritten(city):
    taken({"答复日期": "", "办理结果": "", "满意度": ""})
    StepRecord.objects.create(
        suggestion=Suggestion.objects.get(),
        name="urge",
        from_status=Status.HANDLING,
        to_status=Status.HANDLING,
        at="2025-08-01T00:00:00Z",
    )
    assert [each.reason for each in taken({}).refused] == [
        "this suggestion was worked on since it was imported; change it there"
    ]


def test_an_unanswered_suggestion_keeps_its_answer_clock(city):
    taken({"交办日期": "2025-07-07", "答复日期": "", "办理结果": "", "满意度": ""})
    assert list(Clock.objects.values_list("kind", "starts_on", "due_on", "stopped_on")) == [
        ("answer", date(2025, 7, 7), date(2025, 10, 9), None)
    ]


def test_the_next_number_given_follows_the_highest_one_imported(city):
    taken({"编号": "66"}, {"编号": "闭18", "会议/闭会": "闭会"})
    taken({"编号": "3"})
    assert dict(NumberSeries.objects.values_list("period", "last")) == {"in": 66, "between": 18}


def test_a_new_category_is_added_with_a_warning_once_a_list_exists(city):
    Category.objects.create(congress=city, name="城建环资")
    preview = taken({}, {"编号": "2", "类别": "民族宗教"}, {"编号": "3", "类别": "民族宗教"})
    assert [(each.row, each.column, each.severity) for each in preview.problems] == [(3, "类别", Severity.WARNING)]
    assert list(Category.objects.values_list("name", flat=True)) == ["城建环资", "民族宗教"]


def test_one_import_leaves_one_entry_in_the_trail(city):
    before = Entry.objects.count()
    taken({}, {"编号": "2"})
    entry = Entry.objects.order_by("-number").first()
    assert (Entry.objects.count(), entry.act, entry.detail) == (
        before + 1,
        "import-suggestions",
        {"new": 2, "changed": 0, "unchanged": 0},
    )


def test_the_number_of_queries_does_not_grow_with_the_rows(city, django_assert_max_num_queries):
    taken({"编号": "1"})
    with django_assert_max_num_queries(60) as few:
        taken({"编号": "2"})
    with django_assert_max_num_queries(len(few)):
        taken(*({"编号": str(number)} for number in range(3, 200)))


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        (b"%PDF-1.7", "The file is not what its name says. Save it as .xlsx or .docx and send it again."),
        (
            write_table("表", ["姓名", "性别"], [["曹丽", "女"]]),
            "The sheet “表” has no row with the headings 编号、标题、领衔代表、届次会次.",
        ),
        (
            write_table("表", list(GOOD), [[*(GOOD | {"届次会次": "三十届一次"}).values()]]),
            "None of the sessions in the table is known here. Enter the sessions first.",
        ),
    ],
    ids=["forged", "other-headings", "unknown-sessions"],
)
def test_a_file_that_cannot_be_taken_as_a_whole_says_why(city, file, sentence):
    with pytest.raises(FileRefused) as refusal:
        preview_history(BytesIO(file), on=TODAY)
    assert str(refusal.value) == sentence


def test_a_namesake_who_came_later_does_not_loosen_what_was_found_before(city):
    taken({})
    found = Mandate.objects.get(person__name="曹丽", term__congress=city)
    namesake = Person.objects.create(name="曹丽", born="1990-01")
    Mandate.objects.create(person=namesake, term=found.term, card_no="099999")
    again = taken({}, {"编号": "2"})
    assert ([row for _sheet, row in again.unchanged], again.changed) == ([2], ())
    assert list(Cosigner.objects.order_by("pk").values_list("mandate", flat=True)) == [found.pk, None]
