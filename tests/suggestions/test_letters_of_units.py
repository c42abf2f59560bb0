"""Letters of the units: each its own, to everybody who moved the item, under the item's own number."""

from io import BytesIO

import pytest
from django.utils import timezone
from docx import Document

from suggestions import actions
from suggestions.documents import copies
from suggestions.models import Cosigner, Suggestion
from tests.suggestions.test_paper_words import CITED, LEAD, SESSION, fresh, lines


def test_units_that_answer_separately_write_a_letter_each(town):
    row = town.accepted()
    tasks = [(town.units["住建局"], "路灯"), (town.units["公安局"], "信号灯")]
    actions.assign(row, separate=tasks, by=town.dispatcher, at=timezone.now())
    current, facts = fresh(row).rounds.get(), {"state": "sent", "sent_on": timezone.localdate()}
    facts |= {"category": town.outcome["A"], "drafted_at": timezone.now()}
    for part in fresh(row).assignments.all():
        current.replies.create(assignment=part, body=f"{part.unit}答复", letter_no=f"{part.unit}1号", **facts)
    found = [copy for copy in copies(fresh(row), {"supervisor"}, None) if copy.name == "reply"]
    letters = [Document(BytesIO(copy.written(fresh(row), "docx"))) for copy in found]
    told = ["".join(paragraph.text for paragraph in letter.paragraphs) for letter in letters]
    assert [copy.key for copy in found] == [f"reply-{reply.pk}" for reply in current.replies.order_by("pk")]
    assert [("其中“路灯”由我单位办理" in text, "其中“信号灯”由我单位办理" in text) for text in told] == [
        (True, False), (False, True),
    ]  # fmt: skip


def test_a_merged_item_is_answered_under_its_own_number(town):
    main, row = town.handling(), town.accepted(title="关于校门口路灯的建议")
    actions.merge(row, into=main, by=town.reviewer, at=timezone.now())
    town.reply(Suggestion.objects.get(pk=main.pk))
    said = "".join(lines("reply", row))
    assert f"关于{SESSION}闭会第002号建议的答复" in said.replace("\n", "")
    assert "《关于校门口路灯的建议》（闭会第002号）收悉，该建议与闭会第001号建议并案办理，现答复如下：" in said


@pytest.mark.parametrize(("others", "names"), [(1, "deputy-deputy、赵1代表："), (5, "deputy-deputy等6名代表：")])
def test_a_reply_goes_to_everybody_who_moved_it(town, others, names):
    row = town.replied()
    Cosigner.objects.bulk_create(Cosigner(suggestion=row, name=f"赵{n}") for n in range(1, others + 1))
    said = lines("reply", row)
    assert [line for line in said if line == names] == [names]
    assert [line[:5] for line in said if "收悉" in line] == ["你们闭会期"]


def test_a_co_handling_opinion_is_a_letter_to_the_lead_unit(town):
    row = town.assigned()
    part = town.part(row, "公安局")
    actions.sign_in(part, by=town.co_clerk, at=timezone.now())
    facts = {"letter_no": "清公函〔2026〕12号", "text": "同意增设。", "by": town.co_clerk, "at": timezone.now()}
    actions.send_co_opinion(town.part(row, "公安局"), **facts)
    said = lines("co_opinion", row)
    at = said.index(f"{LEAD}：")
    assert said[at + 1 : at + 3] == [f"{CITED}收悉，现提出会办意见如下：", "同意增设。"]
    assert said[0].strip() == "清公函〔2026〕12号"
