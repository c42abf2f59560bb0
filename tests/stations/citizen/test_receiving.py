"""What happens to words and contacts on the way in, and who hears of it."""

from datetime import timedelta
from io import BytesIO
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from congress.audit.models import Entry
from congress.common.lifecycle import Refused
from congress.files.models import Upload
from congress.notices.models import Notice
from stations.actions import receive
from stations.actions.receiving import PhotoRefused
from stations.models import Opinion
from stations.rules.receipts import is_code
from stations.tasks import enter_arrivals
from tests.at_once import at_once
from tests.stations.citizen.conftest import LAMP, build_square

SECRETS = ["王桂芳", "13900002222", "路灯"]


def picture(name: str = "灯.jpg") -> SimpleUploadedFile:
    out = BytesIO()
    Image.new("RGB", (40, 30), "grey").save(out, "JPEG")
    return SimpleUploadedFile(name, out.getvalue(), "image/jpeg")


def test_what_is_said_to_a_deputy_is_the_deputys_and_the_stations(square):
    row = square.says(name="王桂芳", phone="13900002222", may_pass_on=True)
    assert (row.deputy, row.station, row.congress) == (square.code.mandate, square.station, square.town.congress)
    assert (row.status, row.way, row.name, row.phone) == ("submitted", "code", "王桂芳", "13900002222")
    assert (row.has_read_notice, row.may_pass_on, row.may_publish) == (True, True, False)


def test_what_is_said_to_a_station_is_the_stations(square):
    row = square.says(code=square.door)
    assert (row.deputy, row.station) == (None, square.station)


def test_a_deputy_grouped_nowhere_or_into_a_closed_station_has_none(square):
    square.station.is_active = False
    square.station.save()
    assert square.says().station is None


def test_its_clock_runs_from_the_first_day(square):
    row = square.says()
    assert (row.clock, row.clock_from, row.clock_amount) == ("accept", timezone.localdate(), 3)
    assert row.due_on > timezone.localdate()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("我的身份证11010119900307123X，路灯坏了", "我的身份证110101************，路灯坏了"),
        ("卡号6222 0212 3456 7890 123，退款没到", "卡号6222****0123，退款没到"),
        ("全角１１０１０１１９９００３０７１２３Ｘ也一样", "全角110101************也一样"),
        ("电话13800138000找我", "电话13800138000找我"),
    ],
)
def test_numbers_of_identity_and_bank_cards_are_hidden_before_they_are_kept(square, typed, kept):
    row = square.says(typed, place=typed)
    assert (row.text, row.place) == (kept, kept)


@pytest.mark.parametrize("typed", ["匿名", "（匿名）", "无", "Anonymous", "  ", "-匿名-"])
def test_a_name_that_says_there_is_none_is_none(square, typed):
    assert square.says(name=typed).name == ""


def test_deputy_and_keepers_are_told_the_receipt_and_nothing_else(square):
    row = square.says(name="王桂芳", phone="13900002222")
    told = Notice.objects.filter(kind="opinion-new", channel="site")
    assert sorted(told.values_list("recipient__username", flat=True)) == ["deputy", "keeper"]
    assert [row.receipt in notice.text for notice in told] == [True, True]
    assert [secret for secret in SECRETS for notice in told if secret in notice.text] == []


def test_the_trail_says_that_it_came_and_nothing_of_whom(square):
    square.says(name="王桂芳", phone="13900002222")
    entry = Entry.objects.order_by("-number").first()
    assert (entry.act, entry.by, set(entry.detail)) == ("opinion.receive", None, {"way", "received_at"})
    assert [secret for secret in SECRETS if secret in str(entry.detail)] == []


def test_a_form_sent_twice_makes_one_and_gives_the_same_code(square):
    facts = {"form_key": uuid4(), "text": LAMP, "name": "王桂芳", "phone": "13900002222"}
    first, second = (receive(square.code.token, at=timezone.now(), **facts) for _ in range(2))
    enter_arrivals()
    assert first == second
    assert (Opinion.objects.count(), Notice.objects.filter(kind="opinion-new", channel="site").count()) == (1, 2)
    assert is_code(first[1], first[0].secret)


@pytest.mark.parametrize("other", [{"text": "别的事"}, {"phone": "13900003333"}, {"may_pass_on": True}])
def test_a_form_sent_again_with_other_words_is_refused(square, other):
    facts = {"form_key": uuid4(), "text": LAMP, "at": timezone.now()}
    receive(square.code.token, **facts)
    with pytest.raises(Refused):
        receive(square.code.token, **facts | other)
    assert Opinion.objects.get().text == LAMP


def test_the_same_words_to_the_same_code_within_a_day_are_kept_and_pointed_out(square):
    now = timezone.now()
    first = square.says(at=now)
    again, later = square.says(at=now + timedelta(hours=23)), square.says(at=now + timedelta(hours=25) * 2)
    elsewhere = square.says(code=square.door, at=now)
    told = f"与{first.receipt}文字相同"
    assert [row.doubt for row in (first, again, later, elsewhere)] == ["", told, "", ""]


def test_insults_are_kept_as_written_and_pointed_out(square):
    row = square.says("混蛋，路灯坏了不修")
    assert (row.text, row.doubt, row.status) == ("混蛋，路灯坏了不修", "混蛋", "submitted")


def test_photos_are_kept_as_pictures_of_nobody(square):
    row = square.says(photos=[picture(), picture("桥.jpg")])
    assert [photo.upload.name for photo in row.photos.all()] == ["灯.jpg", "桥.jpg"]
    assert list(Upload.objects.values_list("by", flat=True)) == [None, None]


def test_with_one_photo_that_is_none_nothing_is_kept(square):
    with pytest.raises(PhotoRefused, match="病毒.jpg: "):
        square.says(photos=[picture(), SimpleUploadedFile("病毒.jpg", b"MZ\x90\x00")])
    assert (Opinion.objects.count(), Upload.objects.count(), Notice.objects.count()) == (0, 0, 0)


def test_of_ten_sends_at_once_of_one_form_one_is_made(shared_town):
    square, key = build_square(shared_town), uuid4()
    sent = at_once(*[lambda: receive(square.code.token, form_key=key, text=LAMP, at=timezone.now())] * 10)
    assert (len(set(sent)), Opinion.objects.count()) == (1, 1)
