"""Papers that were issued: numbered without hole, kept word for word, found out when changed."""

from datetime import timedelta
from io import BytesIO
from threading import Barrier

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from congress.audit.models import Entry
from congress.common.lifecycle import Refused
from congress.documents.keeping import printed
from congress.documents.letters import Letter
from congress.organs.models import Unit
from suggestions import actions
from suggestions.actions.supervision.issuing import issue
from suggestions.models import Suggestion
from suggestions.models.supervision import IssuedPaper, PaperSeries, Urging
from suggestions.rules.supervision.papers import PaperKind, fingerprint, number_label
from tests.at_once import at_once

THIS_YEAR = timezone.localdate().year


@pytest.mark.parametrize(
    ("kind", "label"),
    [("urging", "催办〔2026〕3号"), ("circular", "通报〔2026〕3号"), ("awards", "表扬〔2026〕3号")],
)
def test_each_kind_has_its_own_series(kind, label):
    assert number_label(kind, 2026, 3) == label


@given(st.dictionaries(st.text(max_size=4), st.lists(st.text(max_size=4), max_size=3), max_size=4))
def test_the_fingerprint_does_not_depend_on_the_order_of_keys(words):
    assert fingerprint(words) == fingerprint(dict(reversed(words.items())))


@pytest.mark.parametrize("changed", [{"a": "甲 "}, {"a": "乙"}, {"b": "甲"}, {"a": ["甲"]}, {}])
def test_every_change_of_a_word_changes_it(changed):
    assert fingerprint({"a": "甲"}) != fingerprint(changed)


def urged(town, row=None, note="请抓紧"):
    row = row or town.handling()
    actions.urge(row, note=note, by=town.supervisor, at=timezone.now())
    return Urging.objects.get(suggestion=row).letter


def letter_to(office):
    def write(number):
        return Letter(
            organ=office, number=number, title="函", salutation="甲：", paragraphs=["乙"], signing_organ=office,
            signed_on=timezone.localdate(),
        )  # fmt: skip

    return write


def issued(town, kind=PaperKind.URGING):
    return issue(town.congress, kind, letter_to("代表工委"), to="甲", by=town.supervisor, at=timezone.now())


def said(paper):
    document = Document(BytesIO(printed(paper.words, "docx")))
    return [paragraph.text.strip("　 ") for paragraph in document.paragraphs if paragraph.text.strip()]


def test_an_urging_keeps_its_letter_with_number_day_and_whom_it_went_to(town):
    letter = urged(town)
    kept = (letter.label, letter.on, letter.to, letter.is_whole)
    assert kept == (f"催办〔{THIS_YEAR}〕1号", timezone.localdate(), "清源市住房和城乡建设局", True)


def test_the_letter_says_the_same_whatever_becomes_of_the_item(town):
    letter = urged(town)
    before = said(letter)
    row = letter.urging.suggestion
    Suggestion.objects.filter(pk=row.pk).update(title="改过的题目", is_confidential=True)
    row.clocks.update(due_on=timezone.localdate() + timedelta(days=1))
    type(row.congress).objects.update(office_name="改名的机关")
    Unit.objects.filter(short_name="住建局").update(name="改名的单位")
    assert said(IssuedPaper.objects.get(pk=letter.pk)) == before


def test_a_late_item_of_a_first_tier_office_sends_it_a_copy(town):
    unit = town.units["教育局"]
    row = town.handling(at=timezone.now() - timedelta(days=120))
    Suggestion.objects.filter(pk=row.pk).update(first_tier=unit)
    words = urged(town, Suggestion.objects.get(pk=row.pk)).words
    assert words["copies_to"] == ["清源市教育局"]


def test_a_changed_word_is_found_out_and_the_trail_keeps_the_first_fingerprint(town):
    letter = urged(town)
    IssuedPaper.objects.filter(pk=letter.pk).update(words={**letter.words, "title": "另一个题目"})
    changed = IssuedPaper.objects.get(pk=letter.pk)
    detail = {"number": letter.label, "sha256": letter.sha256}
    assert (changed.is_whole, Entry.objects.filter(act="paper.issue", detail=detail).count()) == (False, 1)


def test_numbers_run_by_kind_without_hole(town):
    kinds = [PaperKind.URGING, PaperKind.CIRCULAR, PaperKind.URGING, PaperKind.URGING]
    assert [issued(town, kind).number for kind in kinds] == [1, 1, 2, 3]


def test_a_refused_urging_takes_no_number(town):
    row = town.handling()
    urged(town, row)
    with pytest.raises(Refused):
        actions.urge(row, note="再催", by=town.supervisor, at=timezone.now())
    assert (urged(town).number, IssuedPaper.objects.count()) == (2, 2)


def test_the_database_itself_keeps_a_number_from_being_given_twice(town):
    paper = issued(town)
    paper.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        paper.save(force_insert=True)


def test_of_two_urgings_at_once_one_letter_is_issued(shared_town):
    row = shared_town.handling()
    urge = [lambda: actions.urge(row, note="请抓紧", by=shared_town.supervisor, at=timezone.now())] * 2
    results = at_once(*urge)
    assert sorted(isinstance(result, Refused) for result in results) == [False, True]
    assert [(paper.number, paper.urging.suggestion_id) for paper in IssuedPaper.objects.all()] == [(1, row.pk)]


def test_a_stop_that_only_looks_first_lets_both_letters_out(shared_town):
    """Negative control: asking whether the item was urged today, without row or lock, is answered “no” twice."""
    row = shared_town.handling()
    gate = Barrier(2)

    def careless():
        if not Urging.objects.filter(suggestion=row, on=timezone.localdate()).exists():
            gate.wait()
            with transaction.atomic():
                return issued(shared_town).number
        return None

    assert sorted(at_once(careless, careless)) == [1, 2]


def test_numbers_issued_in_parallel_have_neither_hole_nor_repeat(shared_town):
    def act():
        with transaction.atomic():
            return issued(shared_town).number

    assert sorted(at_once(*[act] * 6)) == [1, 2, 3, 4, 5, 6]


def test_numbers_taken_without_the_lock_repeat(shared_town):
    """Negative control."""
    series = PaperSeries.objects.create(congress=shared_town.congress, kind="urging", year=THIS_YEAR)
    gate = Barrier(3)

    def careless():
        last = PaperSeries.objects.get(pk=series.pk).last
        gate.wait()
        PaperSeries.objects.filter(pk=series.pk).update(last=last + 1)
        return last + 1

    assert at_once(*[careless] * 3) == [1, 1, 1]


@pytest.mark.parametrize(
    ("reader", "kinds"),
    [
        ("supervisor", {"urging", "circular", "awards"}),
        ("chair", {"urging", "circular", "awards"}),
        ("reviewer", {"urging", "circular", "awards"}),
        ("clerk", {"circular", "awards"}),
        ("deputy2", {"circular", "awards"}),
        ("auditor", {"circular", "awards"}),
    ],
)
def test_letters_are_the_office_s_and_what_is_announced_is_everybody_s(town, reader, kinds):
    for kind in PaperKind:
        issued(town, kind)
    assert set(IssuedPaper.objects.visible_to(town.people[reader]).values_list("kind", flat=True)) == kinds


def signed_in(town, name):
    client = Client()
    client.force_login(town.people[name])
    return client


def test_the_register_shows_the_paper_and_hands_it_out(town):
    letter, client = urged(town), signed_in(town, "chair")
    assert letter.label in client.get("/supervision/papers/").content.decode()
    assert letter.sha256 in client.get(letter.get_absolute_url()).content.decode()
    kinds = {kind: client.get(f"{letter.get_absolute_url()}paper.{kind}") for kind in ("pdf", "docx", "exe")}
    assert {kind: answer.status_code for kind, answer in kinds.items()} == {"pdf": 200, "docx": 200, "exe": 404}
    assert Entry.objects.filter(act="paper.read").count() == 2


def test_a_changed_paper_says_so_on_its_page(town):
    letter = urged(town)
    IssuedPaper.objects.filter(pk=letter.pk).update(words={**letter.words, "title": "另一个题目"})
    assert "c-errors" in signed_in(town, "chair").get(letter.get_absolute_url()).content.decode()


def test_the_unit_opens_its_urging_as_issued_and_not_the_register_s_page(town):
    letter, client = urged(town), signed_in(town, "clerk")
    row = letter.urging.suggestion
    assert client.get(f"/suggestions/{row.pk}/papers/urging.docx").status_code == 200
    assert client.get(letter.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_the_register_takes_the_same_questions_for_one_paper_and_for_three(town, rows, django_assert_num_queries):
    for _ in range(rows):
        issued(town)
    client = signed_in(town, "chair")
    client.get("/supervision/papers/")
    with django_assert_num_queries(5):
        client.get("/supervision/papers/")
