"""Pages of steps: what is not possible now leads back, what is not one's own is refused, what never was is not."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from suggestions.forms.supervision.awards import AWARD_FORMS, BeginForm, DropForm, NominateForm, StarForm
from suggestions.forms.supervision.circulars import CIRCULAR_FORMS, DraftForm
from suggestions.forms.supervision.draws import DRAW_FORMS, AnnounceForm, AppraiseForm
from suggestions.forms.supervision.inquiries import INQUIRY_FORMS, AnswerForm, PlanForm, SettleForm
from suggestions.forms.supervision.keys import KEY_FORMS, ProposeForm
from suggestions.forms.supervision.registers import PresenceForm
from suggestions.models.supervision import KeyCriterion
from suggestions.rules.supervision.awards import AWARD_LAW
from suggestions.rules.supervision.circulars import CIRCULAR_LAW
from suggestions.rules.supervision.draw import DRAW_LAW
from suggestions.rules.supervision.inquiries import INQUIRY_LAW
from suggestions.rules.supervision.keys import KEY_LAW
from tests.suggestions.supervision.test_awards import begun as award
from tests.suggestions.supervision.test_circulars import drafted
from tests.suggestions.supervision.test_draws import announced
from tests.suggestions.supervision.test_inquiries import planned
from tests.suggestions.supervision.test_keys import proposed

LAWS = {
    "keys": (KEY_LAW, KEY_FORMS),
    "draws": (DRAW_LAW, DRAW_FORMS),
    "circulars": (CIRCULAR_LAW, CIRCULAR_FORMS),
    "awards": (AWARD_LAW, AWARD_FORMS),
    "inquiries": (INQUIRY_LAW, INQUIRY_FORMS),
}
# Steps that are taken upon a row beside the thing, on a page of its own.
BESIDE = {"awards": {"nominate", "drop"}, "inquiries": {"answer", "settle"}}

# what | field, those in brackets may stay empty
ASKED = """
choose      decided_on meeting (note)
refuse      decided_on meeting note
withdraw    note
arrange     leader official committee plan report_by
report      on text (attached)
hear        on note
resume      note
end         (note)
freeze
draw        seed
give_up     note
approve     (note)
drop        note
decide      decided_on meeting chosen (note)
announce
ask         unit asked_by text
hold        on chair (present)
task        unit task due_on
close       (note)
cancel      note
"""
OTHERS = """
ProposeForm   criteria reasons
AnnounceForm  title session (category) (from_status) size seed_kind seed_source seed_on (commitment)
AppraiseForm  on heard comment members present satisfied mostly dissatisfied
DraftForm     title from_on until_on cut_off (opening) (demands)
BeginForm     title from_on until_on (grading)
NominateForm  reasons
DropForm      note
StarForm      reasons
PlanForm      title on place units (suggestions)
AnswerForm    official text
SettleForm    on evidence
PresenceForm  on place (leader) (deputies) (unit) (congress) (press) (note) (attached)
"""
FORMS = [
    ProposeForm, AnnounceForm, AppraiseForm, DraftForm, BeginForm, NominateForm, DropForm, StarForm, PlanForm,
    AnswerForm, SettleForm, PresenceForm,
]  # fmt: skip


def written(table):
    return {line.split()[0]: line.split()[1:] for line in table.strip().splitlines()}


def fields(form):
    """Names of the form's fields, in brackets where nothing need be typed; what is hidden is not asked."""
    asked = {name: field for name, field in form.base_fields.items() if not field.widget.is_hidden}
    return [name if field.required else f"({name})" for name, field in asked.items()]


def test_every_step_of_every_law_has_its_form_or_a_page_of_its_own():
    missing = {name: set(law.steps) - set(forms) for name, (law, forms) in LAWS.items()}
    assert {name: steps for name, steps in missing.items() if steps} == BESIDE


@pytest.mark.parametrize("name", LAWS)
def test_every_step_asks_what_the_table_says(name):
    _law, forms = LAWS[name]
    table = written(ASKED)
    assert {step: fields(form) for step, form in forms.items()} == {step: table[step] for step in forms}


@pytest.mark.parametrize("form", FORMS)
def test_every_other_form_asks_what_the_table_says(form):
    assert fields(form) == written(OTHERS)[form.__name__]


@pytest.fixture
def things(town):
    """One of each, at its beginning."""
    KeyCriterion.objects.create(congress=town.congress, name="群众反映强烈")
    return {
        "keys": proposed(town),
        "draws": announced(town, seed_on=timezone.localdate() + timedelta(days=2)),
        "circulars": drafted(town),
        "awards": award(town),
        "inquiries": planned(town),
    }


def asked(town, who, thing, step):
    client = Client()
    client.force_login(town.people[who])
    return client.get(f"{thing.get_absolute_url()}{step}").status_code


# thing and step | chair supervisor reviewer clerk; at the beginning of its life
PAGES = """
keys       choose    200  403  403  404
keys       withdraw  403  200  403  404
keys       arrange   403  302  403  404
keys       end       302  302  403  404
draws      freeze    403  200  403  404
draws      draw      403  302  403  404
draws      give_up   403  200  403  404
circulars  approve   200  200  403  404
circulars  drop      403  200  403  404
awards     decide    200  403  403  404
awards     announce  403  302  403  404
awards     give_up   403  200  403  404
inquiries  ask       403  200  403  404
inquiries  hold      403  200  403  404
inquiries  task      403  302  403  404
inquiries  close     403  302  403  404
inquiries  cancel    403  200  403  404
"""


READERS = ("chair", "supervisor", "reviewer", "clerk")


def test_each_page_answers_as_the_table_says(town, things):
    lines = [line.split() for line in PAGES.strip().splitlines()]
    told = [
        [
            name,
            step,
            *(str(asked(town, who, things[name], step)) for who in ("chair", "supervisor", "reviewer", "clerk")),
        ]
        for name, step, *_answers in lines
    ]
    assert told == lines


@pytest.mark.parametrize("name", LAWS)
def test_a_step_that_never_was_is_not_there(town, things, name):
    assert asked(town, "supervisor", things[name], "dance") == 404


@pytest.mark.parametrize("name", LAWS)
@pytest.mark.parametrize("rows", [1, 3])
def test_each_list_takes_the_same_questions(town, name, rows, django_assert_max_num_queries):
    KeyCriterion.objects.create(congress=town.congress, name="群众反映强烈")
    make = {"keys": proposed, "draws": announced, "circulars": drafted, "awards": award, "inquiries": planned}[name]
    town.handling()
    for _ in range(rows):
        make(town)
    client = Client()
    client.force_login(town.chair)
    client.get(f"/supervision/{name}/")
    with django_assert_max_num_queries(6):
        assert client.get(f"/supervision/{name}/").status_code == 200


@pytest.mark.parametrize("name", ["awards", "inquiries"])
def test_a_list_of_more_than_twenty_goes_on_on_the_next_page(town, name):
    for _ in range(21):
        (award if name == "awards" else planned)(town)
    client = Client()
    client.force_login(town.chair)
    first = client.get(f"/supervision/{name}/").context
    after = client.get(f"/supervision/{name}/", {"after": first["page"].next}).context
    assert (len(first["rows"]), len(after["rows"]), after["page"].next) == (20, 1, "")
