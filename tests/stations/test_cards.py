"""What stands on cards and posters, that it can be scanned, and that no phone is ever on one."""

from datetime import timedelta
from io import BytesIO
from typing import Any

import pypdfium2
import pytest
import zxingcpp
from django.utils import timezone
from pypdf import PdfReader

from deputies.models import Mandate, Person
from stations import actions
from stations.documents import card_pdf, poster_pdf, write_papers
from stations.documents.cards import CARD, lines_of
from stations.documents.faces import FOR_WHAT, Face, codes_with_words, faces
from stations.models import Code
from stations.rules.codes import Paper
from tests.stations.conftest import LIU
from tests.town import Town

NOW = timezone.now()
TODAY = timezone.localdate(NOW)
SITE = "https://rd.qingyuan.gov.cn"
LONG = "城东街道纺织路社区人大代表联络点"


@pytest.fixture(autouse=True)
def _site(settings: Any) -> None:
    settings.SITE_URL = SITE


@pytest.fixture
def card(town: Town) -> Code:
    """The code of a deputy whose every word is known, and who has a phone."""
    mandate = town.mandates["deputy"]
    Person.objects.filter(pk=mandate.person_id).update(name="王秀兰", employer="清源一中教师", address="城东街道8号")
    Mandate.objects.filter(pk=mandate.pk).update(electing_unit="河东区", station_name="柳林镇中心联络站")
    return actions.issue(mandate, by=town.dispatcher, at=NOW)


@pytest.fixture
def post(town: Town) -> Code:
    station = town.station("QY-01", name=LONG, address=LIU["地址"], phone="0399-2179454", keeper="吕雪婷")
    return actions.issue(station, by=town.dispatcher, at=NOW)


def face(code: Code) -> Face:
    [found] = faces(codes_with_words(TODAY).filter(pk=code.pk), TODAY)
    return found


def text(pdf: bytes, page: int = 0) -> str:
    return "".join(PdfReader(BytesIO(pdf)).pages[page].extract_text().split())


def scanned(pdf: bytes, page: int = 0, dpi: int = 150) -> list[str]:
    picture = pypdfium2.PdfDocument(pdf)[page].render(scale=dpi / 72).to_pil().convert("L")
    return [found.text for found in zxingcpp.read_barcodes(picture)]


def address(code: Code) -> str:
    return f"{SITE}/c/{code.token}"


def test_a_deputys_card_says_who_this_is_and_where_the_code_leads(card: Code) -> None:
    assert face(card) == Face(
        "清源市人大常委会",
        "王秀兰",
        "清源市第九届人大代表",
        (("选举单位", "河东区"), ("联络站", "柳林镇中心联络站")),
        address(card),
    )


def test_the_station_a_deputy_is_grouped_into_goes_before_that_of_the_roster(town: Town, card: Code) -> None:
    home = town.station("QY-02", name="柳林镇人大代表中心联络站")
    joined = actions.join(home, card.mandate, from_on=TODAY - timedelta(days=9), by=town.dispatcher, at=NOW)
    assert dict(face(card).about)["联络站"] == "柳林镇人大代表中心联络站"
    actions.leave(joined, until_on=TODAY - timedelta(days=1), by=town.dispatcher, at=NOW)
    assert dict(face(card).about)["联络站"] == "柳林镇中心联络站"


def test_a_station_says_where_it_is_and_when_it_receives(post: Code) -> None:
    found = face(post)
    assert (found.name, found.about) == (LONG, (("地址", LIU["地址"]), ("接待日", "每月5日")))
    assert found.next_day.split("（")[0].endswith("日")


def test_words_that_are_not_known_leave_no_empty_line(town: Town) -> None:
    code = actions.issue(town.mandates["deputy2"], by=town.dispatcher, at=NOW)
    assert face(code).about == ()


@pytest.mark.parametrize("draw", [card_pdf, poster_pdf])
def test_a_card_and_a_poster_hold_the_words_and_a_code_that_scans(card: Code, draw: Any) -> None:
    pdf = draw(card, TODAY)
    words = ["清源市人大常委会", "王秀兰", "清源市第九届人大代表", "河东区", card.token, *FOR_WHAT]
    assert [word for word in words if word not in text(pdf)] == []
    assert scanned(pdf) == [address(card)]


def test_a_stations_poster_tells_the_next_reception_day_and_its_card_does_not(post: Code) -> None:
    assert ["下次接待" in text(draw(post, TODAY)) for draw in (poster_pdf, card_pdf)] == [True, False]
    assert scanned(poster_pdf(post, TODAY)) == [address(post)]


@pytest.mark.parametrize("draw", [card_pdf, poster_pdf])
def test_no_phone_and_nothing_private_is_printed(card: Code, post: Code, draw: Any) -> None:
    told = text(draw(card, TODAY)) + text(draw(post, TODAY))
    private = ["13800001111", "1380000", "0399", "2179454", "清源一中", "城东街道8号", "吕雪婷"]
    assert [word for word in private if word in told] == []


def test_the_code_on_a_card_is_thirty_millimetres_wide(card: Code) -> None:
    """Taken from the picture: the dark part right of the words."""
    picture = pypdfium2.PdfDocument(card_pdf(card, TODAY))[0].render(scale=200 / 72).to_pil().convert("L")
    right = picture.crop((round(52 * 200 / 25.4), round(11 * 200 / 25.4), picture.width, round(44 * 200 / 25.4)))
    left, top, end, foot = right.point(lambda light: 255 if light < 128 else 0).getbbox()
    assert [round(side * 25.4 / 200) for side in (end - left, foot - top)] == [30, 30]


def written(keys: list[int], paper: Paper = Paper.CARDS, stop_at: int | None = None) -> tuple[bool, bytes, list[int]]:
    told: list[int] = []

    def go_on(done: int, total: int) -> bool:
        told.append(done)
        return done != stop_at

    file = BytesIO()
    return write_papers(file, keys, paper=paper, title="名片", on=TODAY, go_on=go_on), file.getvalue(), told


def deputies(town: Town, count: int) -> list[int]:
    people = Person.objects.bulk_create(Person(name=f"代表{number}") for number in range(count))
    Mandate.objects.bulk_create(Mandate(person=person, term=town.session.term) for person in people)
    actions.issue_many(Mandate.objects.filter(person__in=people), by=town.dispatcher, at=NOW)
    return list(Code.objects.filter(mandate__person__in=people).order_by("pk").values_list("pk", flat=True))


def test_ten_cards_stand_on_a_sheet_in_their_order_and_every_one_scans(town: Town) -> None:
    keys = deputies(town, 12)
    is_whole, pdf, told = written(keys)
    assert (is_whole, told, len(PdfReader(BytesIO(pdf)).pages)) == (True, [0, 10, 12], 2)
    expected = [address(code) for code in Code.objects.filter(pk__in=keys).order_by("pk")]
    assert [sorted(scanned(pdf, page)) for page in (0, 1)] == [sorted(expected[:10]), sorted(expected[10:])]
    assert [f"代表{number}" in text(pdf, number // 10) for number in range(12)] == [True] * 12


def test_cards_do_not_reach_over_the_marks_to_cut_by(town: Town) -> None:
    """The sheet's margins hold nothing but the marks."""
    _is_whole, pdf, _told = written(deputies(town, 10))
    picture = pypdfium2.PdfDocument(pdf)[0].render(scale=100 / 72).to_pil().convert("L")
    mm = 100 / 25.4
    clear = picture.crop((round(16 * mm), 0, round(104 * mm), round(13 * mm)))
    assert clear.getextrema() == (255, 255)
    assert (CARD[0] * 2, CARD[1] * 5) == (180, 270)


def test_a_poster_takes_a_page_of_its_own(town: Town) -> None:
    is_whole, pdf, told = written(deputies(town, 12), Paper.POSTERS)
    assert (is_whole, told, len(PdfReader(BytesIO(pdf)).pages)) == (True, [0, 10, 12], 12)


def test_whoever_watches_may_stop_it_between_two_sheets(town: Town) -> None:
    assert written(deputies(town, 25), stop_at=10) == (False, b"", [0, 10])


@pytest.mark.parametrize("count", [1, 3])
def test_the_words_of_many_are_read_in_the_same_questions(
    town: Town, count: int, django_assert_num_queries: Any
) -> None:
    keys = deputies(town, count)
    with django_assert_num_queries(3):
        assert len(faces(codes_with_words(TODAY).filter(pk__in=keys), TODAY)) == count


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("王秀兰", ["王秀兰"]),
        ("柳林镇人大代表中心联络站", ["柳林镇", "人大代表中心联络站"]),
        ("阿卜杜热依木·买买提艾力", ["阿卜杜热依木·", "买买提艾力"]),
        ("人大代表云上联络总站", ["人大代表云", "上联络总站"]),
    ],
)
def test_a_long_name_is_turned_where_it_can_be_read(name: str, lines: list[str]) -> None:
    assert lines_of(name, 9) == lines
