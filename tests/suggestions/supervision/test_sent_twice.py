"""What supervision makes from a form is made once: of two sends at once, and when the form is sent again later."""

from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from congress.audit.models import Entry
from congress.common.lifecycle import Refused
from congress.notices.models import Notice
from suggestions.actions.supervision import grading, registers
from suggestions.models import Promise, Suggestion
from suggestions.models.supervision import (
    Award,
    Circular,
    Draw,
    Grading,
    GradingScheme,
    Inquiry,
    LookBack,
    Presence,
    StarGrade,
)
from tests.at_once import at_once
from tests.suggestions.supervision.test_awards import begun
from tests.suggestions.supervision.test_circulars import drafted
from tests.suggestions.supervision.test_draws import announced
from tests.suggestions.supervision.test_grading import scheme
from tests.suggestions.supervision.test_inquiries import planned
from tests.suggestions.supervision.test_lookback import looked
from tests.suggestions.supervision.test_registers import SITE
from tests.suggestions.supervision.test_stars import POINTS, given
from tests.suggestions.supervision.test_stars import scheme as star_scheme
from tests.suggestions.test_pages import picture

SENTENCE = "This form was sent already with other facts. Open the page anew. Nothing was changed."


@dataclass(frozen=True)
class World:
    """A suggestion that was answered, and a scheme of each kind."""

    town: Any
    row: Suggestion
    units: GradingScheme


def world_of(town):
    star_scheme(town)
    return World(town, town.rate(town.replied(), "satisfied"), scheme(town))


def graded(world, **said):
    today = timezone.localdate()
    act = {"by": world.town.supervisor, "at": timezone.now(), "title": "测评", **said}
    return grading.begin(world.units, from_on=today - timedelta(days=9), until_on=today, **act)


def present(world, **said):
    act = {"by": world.town.supervisor, "at": timezone.now(), "on": timezone.localdate()}
    return registers.record_presence(world.row, **act, **{**SITE, **said})


# What is made | its entry in the trail, how it is made, what another text of the same form would be
MADE = {
    Award: ("award.begin", lambda world, **said: begun(world.town, **said), {"title": "另"}),
    Circular: ("circular.draft", lambda world, **said: drafted(world.town, **said), {"demands": "另"}),
    Inquiry: ("inquiry.plan", lambda world, **said: planned(world.town, [world.row], **said), {"place": "另"}),
    Draw: ("draw.announce", lambda world, **said: announced(world.town, **said), {"size": 3}),
    Grading: ("grading.begin", graded, {"title": "另"}),
    LookBack: ("suggestion.look_back", lambda world, **said: looked(world.town, world.row, **said), {"people": "另"}),
    StarGrade: ("suggestion.stars", lambda world, **said: given(world.town, world.row, **said), {"reasons": "另"}),
    Presence: ("suggestion.presence", present, {"place": "另"}),
}


def test_of_sends_at_once_each_form_makes_one_and_another_form_another(shared_town):
    """The third send, of a form of its own, is the negative control: the first two are kept apart by the key alone."""
    world, told = world_of(shared_town), {}
    for model, (act, make, _other) in MADE.items():
        key = uuid4()
        first, second, third = at_once(*[partial(make, world, form_key=each) for each in (key, key, uuid4())])
        is_right = first == second != third and isinstance(third, model)
        told[model] = (is_right, model.objects.count(), Entry.objects.filter(act=act).count())
    assert told == dict.fromkeys(MADE, (True, 2, 2))


@pytest.mark.parametrize("model", MADE)
def test_a_form_sent_again_with_other_facts_is_refused_and_tells_nobody(town, model):
    _act, make, other = MADE[model]
    world, key = world_of(town), uuid4()
    made = make(world, form_key=key)
    notices = Notice.objects.count()
    assert make(world, form_key=key) == made
    with pytest.raises(Refused) as refusal:
        make(world, form_key=key, **other)
    assert (str(refusal.value), model.objects.count(), Notice.objects.count()) == (SENTENCE, 1, notices)


def test_other_units_or_suggestions_are_another_inquiry(town):
    row, key = town.handling(), uuid4()
    inquiry = planned(town, [row], form_key=key)
    for rows, units in [([], ["住建局", "公安局"]), ([row], ["住建局"])]:
        with pytest.raises(Refused, match="other facts"):
            planned(town, rows, units=[town.units[name] for name in units], form_key=key)
    assert (inquiry.units.count(), inquiry.suggestions.count()) == (2, 1)


def test_stars_for_other_points_are_others(town):
    world, key = world_of(town), uuid4()
    given(town, world.row, form_key=key)
    with pytest.raises(Refused, match="other facts"):
        given(town, world.row, form_key=key, points={**POINTS, "选题": 1})


def test_photos_belong_to_what_was_sent(town, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    key, world = uuid4(), world_of(town)
    photo = partial(SimpleUploadedFile, "现场.png", picture())
    for make in (present, MADE[LookBack][1]):
        made = make(world, form_key=key, attached=[photo()])
        assert make(world, form_key=key, attached=[photo()]) == made
        with pytest.raises(Refused, match="other facts"):
            make(world, form_key=key, attached=[])
        assert made.uploads.count() == 1


def browser(user):
    client = Client()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    client.force_login(user)
    return client


def pages(world):
    """Each form: where it is, what is typed, and the field another text is typed into."""
    town, today = world.town, timezone.localdate()
    period = {"from_on": today - timedelta(days=200), "until_on": today}
    seed = {"seed_kind": "public", "seed_source": "排列五", "seed_on": today + timedelta(days=1)}
    plan = {"on": today, "place": "会议室", "units": [town.units["住建局"].pk], "suggestions": []}
    look = {"on": today, "people": "王平", "finding": "kept", "evidence": "已装"}
    return {
        Award: ("/supervision/awards/new", {"title": "优秀", **period}, "title"),
        Circular: ("/supervision/circulars/new", {"title": "通报", "cut_off": today, **period}, "title"),
        Inquiry: ("/supervision/inquiries/new", {"title": "过街", **plan}, "place"),
        Draw: ("/supervision/draws/new", {"title": "点评", "session": town.session.pk, "size": 1, **seed}, "title"),
        Grading: ("/supervision/gradings/new", {"scheme": world.units.pk, "title": "测评", **period}, "title"),
        LookBack: (f"/supervision/look-back/{world.row.pk}/record", look, "evidence"),
        StarGrade: (f"/suggestions/{world.row.pk}/stars", {"item0": 28, "item1": 25, "reasons": "准"}, "reasons"),
        Presence: (f"/supervision/registers/{world.row.pk}/presence", {**SITE, "on": today}, "place"),
    }


@pytest.mark.parametrize("model", MADE)
def test_the_page_answers_the_second_send_like_the_first_and_keeps_other_words(town, model):
    world = world_of(town)
    client, (here, typed, field) = browser(town.supervisor), pages(world)[model]
    typed |= {"form_key": client.get(here).context["form"]["form_key"].value()}
    first, second = client.post(here, typed), client.post(here, typed)
    assert (first.status_code, second.status_code, second.url) == (302, 302, first.url)
    other = client.post(here, {**typed, field: "改过的话"})
    page = other.content.decode()
    assert (other.status_code, SENTENCE in page, "改过的话" in page) == (409, True, True)
    assert model.objects.count() == 1


def test_a_look_back_that_opened_the_item_again_is_answered_alike_too(town):
    """The first send changed the item's version and status; the second still says what it said."""
    row, client = town.rate(town.replied(), "satisfied"), browser(town.supervisor)
    here = f"/supervision/look-back/{row.pk}/record"
    form = client.get(here).context["form"]
    typed = {name: form[name].value() for name in ("form_key", "seen")} | {"on": timezone.localdate()}
    typed |= {"people": "王平", "finding": "not_kept", "evidence": "一处未装", "owed": "第三处装灯"}
    typed |= {"owed_by": timezone.localdate() + timedelta(days=30)}
    answers = [client.post(here, {**typed, **other}).status_code for other in ({}, {}, {"owed": "别处"})]
    assert (answers, LookBack.objects.count(), Promise.objects.of(row).count()) == ([302, 302, 409], 1, 1)
