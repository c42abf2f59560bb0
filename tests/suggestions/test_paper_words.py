"""The papers line by line: every field, every case in which one is left out or says something else."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.utils import timezone, translation
from docx import Document
from pypdf import PdfReader

from congress.documents.dates import written_day
from suggestions import actions
from suggestions.documents import PAPERS
from suggestions.models import Cosigner, Reply, Suggestion
from tests.suggestions.read_papers import fields, fresh, lines

TITLE = "关于完善城东街道过街设施的建议"
LEAD, CO, OFFICE = "清源市住房和城乡建设局", "清源市公安局", "清源市人大常委会代表工委"
SESSION = "清源市第九届人民代表大会第五次会议"
CITED = f"deputy-deputy代表提出的《{TITLE}》（{SESSION}闭会第001号）"


def today():
    return written_day(timezone.localdate())


def due(row, kind):
    return written_day(row.clocks.filter(kind=kind).latest("pk").due_on)


def test_the_form_of_a_draft_has_no_number_no_day_and_every_field(town):
    row = town.draft()
    found = fields("form", row)
    labels = ("标题", "领衔代表", "代表证号", "联系电话", "建议\n承办单位", "是否\n同意公开")
    assert {label: found[label] for label in labels} == {
        "标题": TITLE, "领衔代表": "deputy-deputy", "代表证号": "090001", "联系电话": "13800001111",
        "建议\n承办单位": "", "是否\n同意公开": "否",
    }  # fmt: skip
    said = lines("form", row)
    assert ([each for each in said if "第　　号" in each], [each for each in said if "年　月　日" in each]) != ([], [])


def test_the_form_names_the_unit_wished_for_and_the_consent_given(town):
    row = town.submitted()
    Suggestion.objects.filter(pk=row.pk).update(proposed_unit=town.units["住建局"], may_publish=True)
    found = fields("form", row)
    assert (found["建议\n承办单位"], found["是否\n同意公开"]) == (LEAD, "是")


def test_the_form_names_each_cosigner_with_the_card_where_it_is_known(town):
    row = town.accepted()
    Cosigner.objects.create(suggestion=row, mandate=town.mandates["deputy2"], name="赵二")
    Cosigner.objects.create(suggestion=row, name="钱三")
    [table] = Document(BytesIO(PAPERS["form"](fresh(row), "docx"))).tables
    signers = [[cell.text for cell in each.cells] for each in table.rows if each.cells[0].text == "附议代表"]
    assert [list(dict.fromkeys(cells)) for cells in signers] == [
        ["附议代表", "赵二", "代表证号", "090002"], ["附议代表", "钱三", "代表证号", ""],
    ]  # fmt: skip


@pytest.mark.parametrize("signers", [0, 4])
def test_a_short_form_with_its_signature_stays_on_one_page(town, signers):
    row = town.accepted()
    for number in range(signers):
        Cosigner.objects.create(suggestion=row, name=f"钱{number}")
    assert len(PdfReader(BytesIO(PAPERS["form"](fresh(row), "pdf"))).pages) == 1


@pytest.mark.parametrize(("period", "number"), [("in", "第001号"), ("between", "闭会第001号")])
def test_a_number_says_whether_it_was_given_between_sessions(town, period, number):
    row = town.accepted()
    Suggestion.objects.filter(pk=row.pk).update(period=period)
    assert [each for each in lines("form", row) if number in each] == [f"建议　{number}"]


def test_the_hand_over_letter_word_by_word(town):
    row = town.assigned()
    said = lines("handover", row)
    start = said.index(f"{LEAD}、{CO}：")
    assert said[start + 1 : start + 6] == [
        f"现将{CITED}交你单位办理，请认真研究，主动联系代表，听取意见，按时书面答复。",
        f"一、主办单位：{LEAD}。会办单位：{CO}。",
        f"二、请于{due(row, 'sign')}前签收；认为不属于本单位职责的，应于{due(row, 'return')}前"
        "说明理由并提出退办申请，逾期不再调整。",
        f"三、请于{due(row, 'answer')}前书面答复代表（《代表法》第五十一条）。"
        f"会办单位应于{due(row, 'co_opinion')}前向主办单位提出书面会办意见。",
        "四、答复函由主要负责人签发，注明办理结果类别、承办人和联系电话，并附《办理情况征询意见表》。",
    ]


def test_a_hand_over_without_co_handlers_speaks_of_none(town):
    row = town.accepted()
    actions.assign(row, lead=town.units["教育局"], by=town.dispatcher, at=timezone.now())
    said = lines("handover", row)
    assert ("一、主办单位：清源市教育局。" in said, [each for each in said if "会办" in each]) == (True, [])


def test_a_letter_of_the_office_bears_its_number_its_day_and_what_is_enclosed(town):
    row = town.assigned()
    said = lines("handover", row)
    document = Document(BytesIO(PAPERS["handover"](fresh(row), "docx")))
    whole = "\n".join([*said, *(each.text for each in document.sections[0].first_page_header.paragraphs)])
    number = f"代表建议〔{timezone.localdate().year}〕1号"
    assert [part for part in (OFFICE, number, "关于交办代表建议的函", today(), TITLE) if part not in whole] == []


def test_several_movers_are_cited_by_the_first(town):
    row = town.assigned()
    Cosigner.objects.create(suggestion=row, name="赵二")
    assert [each for each in lines("handover", row) if "deputy-deputy等代表提出" in each] != []


def urge(town, row, note="", ago=0):
    at = timezone.now() - timedelta(days=ago)
    actions.urge(fresh(row), note=note, by=town.supervisor, at=at)


def urged(row):
    said = lines("urging", row)
    return said[said.index(f"{LEAD}：") + 1 :]


def sentence(handed_over, last_day):
    return f"{CITED}已于{handed_over}交你单位办理，书面答复的期限为{last_day}。请抓紧办理，并将进展情况报我委。"


def test_the_urging_letter_word_by_word(town):
    row = town.handling()
    urge(town, row, "请于本周内联系代表。\n并书面报告。")
    assert urged(row)[:3] == [sentence(today(), due(row, "answer")), "请于本周内联系代表。", "并书面报告。"]


def test_an_urging_without_words_says_its_one_sentence(town):
    row = town.handling()
    urge(town, row)
    assert [each for each in urged(row) if "请" in each] == [sentence(today(), due(row, "answer"))]


def extend(town, row):
    wish = actions.ask_extension(fresh(row), reason="涉及面广", by=town.clerk, at=timezone.now())
    actions.answer_extension(wish, agreed=True, note="", by=town.supervisor, at=timezone.now())


@pytest.mark.parametrize(("first", "kind"), [("urge", "answer"), ("extend", "extended")])
def test_the_letter_keeps_the_last_day_that_held_when_the_unit_was_urged(town, first, kind):
    row = town.handling()
    for act in [urge, extend] if first == "urge" else [extend, urge]:
        act(town, row)
    assert urged(row)[0] == sentence(today(), due(row, kind))


def test_an_urging_while_it_is_handled_again_names_the_new_last_day(town):
    row = actions.rehandle(town.dissatisfied(), reason="逐点答复", by=town.supervisor, at=timezone.now())
    urge(town, row)
    assert urged(row)[0] == sentence(today(), due(row, "rehandle"))


def test_an_urging_of_the_second_unit_names_its_own_last_day(town):
    row = town.assigned(timezone.now() - timedelta(days=2))
    part = town.part(row, "住建局")
    wish = actions.ask_return(part, reason="非本局职责", proposed_unit=None, by=town.clerk, at=timezone.now())
    actions.answer_return(wish, agreed=True, note="", by=town.dispatcher, at=timezone.now())
    actions.assign(fresh(row), lead=town.units["住建局"], by=town.dispatcher, at=timezone.now())
    urge(town, row)
    assert urged(row)[0] == sentence(today(), due(row, "answer"))


def test_the_reply_letter_word_by_word(town):
    row = town.replied()
    Cosigner.objects.create(suggestion=row, name="赵二")
    said = lines("reply", row)
    start = said.index("deputy-deputy、赵二代表：")
    assert said[start + 1 : start + 4] == [
        f"你们闭会期间提出的《{TITLE}》（闭会第001号）收悉，现答复如下：",
        "一、关于信号灯。已列入计划。",
        "二、关于安全岛。已施划。",
    ]
    rest = "\n".join(said)
    wanted = ["清住建函〔2026〕87号", "unit_approver-approver", "吴晓峰", "0398-5550142", OFFICE, LEAD]
    assert [part for part in [*wanted, today(), "代表建议办理情况征询意见表"] if part not in rest] == []


@pytest.mark.parametrize(
    ("openness", "words"), [("active", "主动公开"), ("on_request", "依申请公开"), ("none", "不予公开")]
)
def test_the_head_of_a_reply_says_how_open_it_is_and_its_category(town, openness, words):
    row = town.replied(category="B")
    Reply.objects.update(openness=openness)
    document = Document(BytesIO(PAPERS["reply"](fresh(row), "docx")))
    assert document.sections[0].first_page_header.paragraphs[0].text == f"{words}\t类别：B"


def test_after_a_second_round_the_letter_is_that_of_the_second(town):
    row = actions.rehandle(town.dissatisfied(), reason="逐点答复", by=town.supervisor, at=timezone.now())
    before = lines("reply", row)
    town.drafted(row)
    Reply.objects.filter(state="draft").update(body="三、补充答复。")
    assert lines("reply", row) == before
    actions.check_reply(fresh(row), by=town.clerk2, at=timezone.now())
    actions.sign_reply(fresh(row), by=town.approver, at=timezone.now())
    contact = {"stage": "after", "method": "visit", "on": timezone.localdate(), "people": "李工", "content": "回访"}
    actions.record_contact(fresh(row), by=town.clerk, at=timezone.now(), **contact)
    actions.send_reply(fresh(row), by=town.clerk, at=timezone.now())
    assert [each for each in lines("reply", row) if each in ("三、补充答复。", "一、关于信号灯。已列入计划。")] == [
        "三、补充答复。"
    ]
    assert fields("opinion", row)["联系方式"] == "走访"


UNTICKED = "☐满意☐基本满意☐不满意"


def test_an_opinion_form_not_yet_filled_in_has_no_tick(town):
    found = fields("opinion", town.replied())
    assert [found[label].replace("　", "").replace(" ", "") for label in ("办理态度", "办理结果", "总体评价")] == [
        UNTICKED
    ] * 3
    assert (found["答复日期"], found["联系方式"], found["承办单位"]) == (today(), "面商", LEAD)


def test_an_opinion_form_ticks_each_answer_by_itself(town):
    row = town.replied()
    actions.rate(
        row, attitude="satisfied", result="mostly", overall="dissatisfied", opinion="安全岛没有答复", by=town.deputy,
        at=timezone.now(),
    )  # fmt: skip
    found = {label: text.replace("　", "").replace(" ", "") for label, text in fields("opinion", row).items()}
    assert [found[label] for label in ("办理态度", "办理结果", "总体评价")] == [
        "☑满意☐基本满意☐不满意", "☐满意☑基本满意☐不满意", "☐满意☐基本满意☑不满意",
    ]  # fmt: skip


def test_the_ways_of_contact_are_named_once_each_in_their_order(town):
    row = town.handling()
    contact = {"stage": "before", "on": timezone.localdate(), "people": "李工"}
    for method, content in (("phone", "商定"), ("visit", "商定"), ("phone", "补充")):
        said = {"method": method, "content": content, **contact}
        actions.record_contact(fresh(row), by=town.clerk, at=timezone.now(), **said)
    town.reply(fresh(row))
    assert fields("opinion", row)["联系方式"] == "电话、走访、面商"


def test_the_words_of_a_paper_do_not_depend_on_the_readers_language(town):
    row = town.handling()
    urge(town, row)
    town.reply(fresh(row))

    def told():
        return {name: (lines(name, row), fields(name, row) if name in ("form", "opinion") else {}) for name in made}

    made = PAPERS.keys() - {"co_opinion"}
    with translation.override("zh-hans"):
        chinese = told()
    assert told() == chinese
