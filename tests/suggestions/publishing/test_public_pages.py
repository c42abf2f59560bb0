"""What everybody reads: the list, its search, one item; and what stands there of the handling."""

from io import BytesIO

import openpyxl
import pytest
from django.test import Client
from django.utils import timezone

from congress.organs.models import Session, Unit
from suggestions import actions
from suggestions.models import Category, Suggestion
from suggestions.views import publications
from tests.suggestions.publishing.conftest import fresh

LIST = "/published/"
NOW = timezone.now()


def titles(query="", client=None):
    return [row.title for row in (client or Client()).get(f"{LIST}{query}").context["page"].rows]


def words(made):
    return Client().get(made.get_absolute_url()).content.decode()


def test_the_list_shows_what_was_released_last_first(press):
    press.accepted()
    press.public(title="关于甲路路灯的建议")
    press.public(title="关于乙路路灯的建议")
    assert titles() == ["关于乙路路灯的建议", "关于甲路路灯的建议"]


def test_an_item_tells_text_answer_and_course_and_no_number_of_a_person(press):
    made = press.public()
    shown = words(made)
    own = made.suggestion
    told = [own.title, "李家村×××王某某反映", "一、关于信号灯。已列入计划。", "清住建函〔2026〕87号", own.lead_name]
    told += ["清源市住房和城乡建设局", "城东代表团", "第001号"]
    assert [word for word in told if word not in shown] == []
    assert [word for word in ("13800001111", "三组12号", "吴晓峰", "0398-5550142") if word in shown] == []


FOUND = {
    "路灯": 1,
    "夜间 路灯": 1,
    "安全岛": 1,  # only in the answer
    "王某某": 0,  # hidden by hand
    "13800001111": 0,
    "三组12号": 0,
    "灯": 1,  # one character
    "桥梁": 0,
    "路灯 桥梁": 0,
    "001": 1,
    "deputy-deputy": 1,
    "%": 0,
    "间路": 0,  # neither word nor stretch of the text
}


def test_words_are_found_where_everybody_can_read_them(press):
    press.release(press.replied(), "王某某")
    assert {question: len(titles(f"?q={question.replace('%', '%25')}")) for question in FOUND} == FOUND


def test_a_long_list_says_only_that_it_is_longer(press, monkeypatch):
    press.public(), press.public()
    shown = {}
    for most in (1, 2):
        monkeypatch.setattr(publications, "COUNTED", most)
        page = Client(headers={"accept-language": "en"}).get(LIST).content.decode()
        shown[most] = ["More than 1 suggestions" in page, "2 suggestions" in page]
    assert shown == {1: [True, False], 2: [False, True]}


def test_year_category_unit_and_status_narrow(press):
    made, other = press.public(), press.release(press.accepted())
    before = Session.objects.create(
        term=press.town.session.term, number=3, opened_on="2024-01-09", closed_on="2024-01-12"
    )
    Suggestion.objects.filter(pk=made.suggestion_id).update(session=before)
    Suggestion.objects.filter(pk=other.suggestion_id).update(
        category=Category.objects.create(congress=press.town.congress, name="教育")
    )
    Category.objects.create(congress=press.town.congress, name="无人用")
    form = Client().get(LIST).context["form"]
    year = str(press.town.session.opened_on.year)
    offered = {
        name: [label for _value, label in form.fields[name].choices][1:] for name in ("year", "category", "unit")
    }
    units = [Unit.objects.get(short_name="住建局").name]
    assert offered == {"year": [year, "2024"], "category": ["城乡建设", "教育"], "unit": units}
    town = press.town
    narrow = [f"category={town.category.pk}", f"unit={town.units['住建局'].pk}", "status=replied", "year=2024"]
    counts = [Client().get(f"{LIST}?{query}").context["count"] for query in [*narrow, "year=1990", "status=draft"]]
    assert counts == [1, 1, 1, 1, 2, 2]  # a value that is not offered narrows nothing


@pytest.mark.parametrize(("openness", "sentence"), [("on_request", "public on request"), ("none", "does not make")])
def test_an_answer_kept_back_is_told_in_a_sentence(press, openness, sentence):
    made = press.release(press.replied(openness))
    client = Client(headers={"accept-language": "en"})
    shown = client.get(made.get_absolute_url()).content.decode()
    assert (sentence in shown, "一、关于信号灯" in shown) == (True, False)


def test_a_newer_answer_waits_and_the_older_one_stands(press):
    made = press.public()
    row = press.town.rate(fresh(made.suggestion), "dissatisfied", opinion="没有答复")
    row = actions.rehandle(row, reason="逐点答复", by=press.town.supervisor, at=NOW)
    press.town.reply(row)
    page = Client().get(made.get_absolute_url()).context["page"]
    assert (page.is_older, [one.reply.round.number for one in page.answers]) == (True, [1])
    page = Client().get(press.release(row).get_absolute_url()).context["page"]
    assert (page.is_older, [one.reply.round.number for one in page.answers]) == (False, [2, 1])


def test_the_rating_is_told_once_the_item_is_closed(press):
    made = press.public()
    rating = lambda: Client().get(made.get_absolute_url()).context["page"].rating  # noqa: E731
    before = rating()
    press.town.rate(fresh(made.suggestion), "satisfied", opinion="办得好，联系我13800001111")
    assert (before, rating().overall) == (None, "satisfied")
    assert "办得好" not in words(made)


def test_the_rating_of_an_answer_that_is_not_public_is_not_told(press):
    made = press.release(press.replied("none"))
    press.town.rate(fresh(made.suggestion), "satisfied")
    assert Client().get(made.get_absolute_url()).context["page"].rating is None


def test_what_is_not_public_any_more_is_as_if_it_never_was(press):
    made = press.public()
    actions.revoke_consent(fresh(made.suggestion), by=press.town.deputy, at=NOW)
    gone, never = Client().get(made.get_absolute_url()), Client().get("/published/never-was/")
    shown = [answer.content.decode().partition("<main")[2].partition("</main>")[0] for answer in (gone, never)]
    assert (gone.status_code, never.status_code, shown[0]) == (404, 404, shown[1])


def test_the_list_turns_its_pages(press):
    for number in range(22):
        press.release(press.accepted(title=f"关于第{number}条路的建议"))
    first = Client().get(LIST).context["page"]
    second = Client().get(LIST, {"after": first.next}).context["page"]
    assert ([row.title for row in first.rows + second.rows], second.next) == (
        [f"关于第{number}条路的建议" for number in range(21, -1, -1)],
        "",
    )


def test_the_open_list_is_a_table_of_text_cells(press):
    Suggestion.objects.filter(pk=press.public().suggestion_id).update(lead_name="=cmd|'/c calc'!A1")
    sheet = openpyxl.load_workbook(BytesIO(Client().get("/published/list.xlsx").content)).worksheets[0]
    heads, row = sheet.iter_rows()
    told = dict(zip([cell.value for cell in heads], row, strict=True))
    assert (told["领衔代表"].value, {cell.data_type for cell in row} - {"n"}) == ("=cmd|'/c calc'!A1", {"s"})
    assert (told["编号"].value, told["承办单位"].value, told["状态"].value) == ("001", "住建局", "已答复")
    assert told["网址"].value.startswith("http://testserver/published/")


@pytest.mark.parametrize("count", [1, 3])
def test_the_public_pages_ask_few_questions_for_any_number(press, count, django_assert_num_queries):
    made = [press.public() for _time in range(count)][-1]
    for address, questions in [(LIST, 6), (f"{LIST}?q=路灯", 6), ("/published/list.xlsx", 4)]:
        with django_assert_num_queries(questions):
            Client().get(address)
    with django_assert_num_queries(5):
        Client().get(made.get_absolute_url())


def test_the_front_page_shows_the_last_three(press):
    made = [press.release(press.accepted()) for _time in range(4)]
    assert Client().get("/").context["published"] == made[:0:-1]
