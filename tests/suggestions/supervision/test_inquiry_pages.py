"""The minutes of inquiries, who sees them, and the pages on which they are kept."""

from datetime import timedelta
from io import BytesIO
from uuid import uuid4

import pytest
from django.test import Client
from docx import Document

from congress.common.lifecycle import Refused
from congress.documents.chapters import paper_docx
from suggestions.models import Suggestion
from suggestions.models.supervision import FollowUp, Inquiry, Question
from suggestions.oversight.minutes import minutes
from tests.suggestions.supervision.test_inquiries import answered, asked, held, planned, settled, tasked, today


def texts(words):
    document = Document(BytesIO(paper_docx(words)))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return [paragraph.text.strip("　 ") for paragraph in document.paragraphs if paragraph.text.strip()], cells


def test_the_minutes_say_who_asked_who_answered_and_what_is_to_be_done(town):
    inquiry = held(town, [town.handling()])
    answered(town, asked(town, inquiry))
    asked(town, inquiry, unit="公安局", text="何时增派警力？")
    settled(town, tasked(town, inquiry))
    said, cells = texts(minutes(inquiry))
    assert said[2:] == [
        "一、基本情况",
        "地点：第一会议室。主持人：陈主任。应询单位：清源市住房和城乡建设局、清源市公安局。",
        "到会人员：代表12人",
        "涉及代表建议：清源市第九届人民代表大会第五次会议闭会第001号《关于完善城东街道过街设施的建议》。",
        "二、询问和答复",
        "1．张三代表问（清源市住房和城乡建设局）",
        "信号灯何时装好？",
        "李局长答：",
        "年底前装好。",
        "2．张三代表问（清源市公安局）",
        "何时增派警力？",
        "（未答复）",
        "三、交办事项",
        "交办事项清单",
    ]
    assert cells[5:7] + cells[8:] == ["清源市住房和城乡建设局", "装好三处信号灯", "已完成", "三处均已启用"]


def test_minutes_of_a_plan_say_that_nothing_was_said_yet(town):
    said, cells = texts(minutes(planned(town)))
    assert (said.count("无。"), cells) == (2, [])


@pytest.mark.parametrize(
    ("reader", "seen"),
    [("supervisor", 1), ("chair", 1), ("clerk", 1), ("co_clerk", 1), ("other_clerk", 0), ("deputy", 0), ("auditor", 0)],
)
def test_office_leaders_and_the_units_asked_see_it(town, reader, seen):
    planned(town)
    assert Inquiry.objects.visible_to(town.people[reader]).count() == seen


def signed_in(town, name):
    client = Client()
    client.force_login(town.people[name])
    return client


def test_an_inquiry_walks_over_the_pages(town):
    row, client = town.handling(), signed_in(town, "supervisor")
    body = {
        "title": "过街安全",
        "form_key": uuid4(),
        "on": str(today()),
        "place": "会议室",
        "units": [town.units["住建局"].pk],
    }
    assert client.post("/supervision/inquiries/new", {**body, "suggestions": [row.pk]}).status_code == 302
    here, unit = Inquiry.objects.get().get_absolute_url(), town.units["住建局"].pk
    tomorrow = str(today() + timedelta(days=1))
    for step, typed in {
        "ask": {"unit": unit, "asked_by": "张三代表", "text": "何时装好？"},
        "hold": {"on": str(today()), "chair": "陈主任"},
        "task": {"unit": unit, "task": "装好", "due_on": tomorrow},
    }.items():
        assert client.post(f"{here}{step}", typed).status_code == 302
    question, task = Question.objects.get().pk, FollowUp.objects.get().pk
    assert client.post(f"{here}questions/{question}", {"official": "李局长", "text": "年底"}).status_code == 302
    assert client.post(f"{here}close", {}).status_code == 409
    assert client.post(f"{here}tasks/{task}", {"on": str(today()), "evidence": "已装"}).status_code == 302
    assert client.post(f"{here}close", {}).status_code == 302
    unit_s = signed_in(town, "clerk")
    assert [text in unit_s.get(here).content.decode() for text in ("何时装好？", "年底", "已装")] == [True] * 3
    assert [unit_s.get(f"{here}minutes.{kind}").status_code for kind in ("pdf", "docx", "exe")] == [200, 200, 404]
    assert unit_s.post(f"{here}close", {}).status_code == 404


def test_a_unit_does_not_learn_of_suggestions_that_are_not_its_own(town):
    inquiry = planned(town, [town.handling()], units=[town.units["教育局"]])
    page = signed_in(town, "other_clerk").get(inquiry.get_absolute_url())
    assert (page.status_code, list(page.context["suggestions"])) == (200, [])


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_takes_the_same_questions_for_one_row_and_for_three(town, rows, django_assert_num_queries):
    inquiry = held(town, [town.handling() for _ in range(rows)])
    for _ in range(rows):
        asked(town, inquiry), tasked(town, inquiry)
    client = signed_in(town, "chair")
    client.get(inquiry.get_absolute_url())
    with django_assert_num_queries(10):
        client.get(inquiry.get_absolute_url())


def test_a_confidential_suggestion_is_no_topic_and_is_not_offered(town):
    row = town.handling()
    Suggestion.objects.filter(pk=row.pk).update(is_confidential=True)
    with pytest.raises(Refused, match="confidentiality"):
        planned(town, [Suggestion.objects.get(pk=row.pk)])
    assert row.title not in signed_in(town, "supervisor").get("/supervision/inquiries/new").content.decode()
