"""Where the help stands: beside the draft, at the desks, at the check of a reply."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from suggestions import actions
from suggestions.advice import learn
from suggestions.models import Category, Suggestion

LIGHTS = "关于中心路口安装红绿灯的建议"
DESK = "/office/suggestions/suggestion/{}/"
MOST_QUERIES = 12


def looking(client: Client, address: str = "/suggestions/new", **options: Any) -> Any:
    return client.post(address, {"title": LIGHTS, "body": "路口没有信号灯。", "look": "1"}, **options)


def titles(response: Any) -> list[str]:
    return [each.suggestion.title for each in response.context["similar"]]


class TestWhileADeputyWrites:
    def test_their_own_earlier_ones_are_shown_and_nothing_is_saved(self, town, sits):
        town.submitted(title="关于东门安装红绿灯的建议")
        learn()
        response = looking(sits("deputy"), headers={"HX-Request": "true"})
        assert (response.status_code, titles(response)) == (200, ["关于东门安装红绿灯的建议"])
        assert [template.name for template in response.templates][0] == "suggestions/_similar_to_draft.html"
        assert Suggestion.objects.count() == 1

    def test_without_script_the_form_comes_again_as_typed(self, town, sits):
        response = looking(sits("deputy"))
        form = response.context["form"]
        assert (response.status_code, form.is_bound, form["title"].value()) == (200, False, LIGHTS)
        assert form["body"].value() == "路口没有信号灯。"

    def test_a_draft_begun_before_keeps_its_saved_words(self, town, sits):
        row = town.draft()
        response = looking(sits("deputy"), f"/suggestions/{row.pk}/edit")
        row.refresh_from_db()
        assert (response.context["form"]["title"].value(), row.title) == (LIGHTS, "关于完善城东街道过街设施的建议")

    def test_anothers_draft_or_submitted_one_is_not_shown(self, town, sits):
        town.submitted(title=LIGHTS)
        learn()
        assert titles(looking(sits("deputy2"))) == []

    def test_who_is_no_deputy_finds_no_such_page(self, town, sits):
        assert looking(sits("clerk")).status_code == 404


class TestAtTheReviewDesk:
    def test_similar_ones_and_their_marks_stand_beside_the_text(self, town, sits, past):
        past("关于东门安装红绿灯的建议", years=1, by="甲")
        past("关于治理噪音的建议", years=2)
        town.submitted(title=LIGHTS)
        learn()
        response = sits("reviewer").get(DESK.format("review"))
        assert titles(response) == ["关于东门安装红绿灯的建议"]

    def test_the_form_proposes_the_category_of_past_decisions(self, town, sits, past):
        other = Category.objects.create(congress=town.congress, name="监察司法")
        past(LIGHTS, category=other)
        row = town.submitted(title=LIGHTS)
        Suggestion.objects.filter(pk=row.pk).update(category=None)
        learn()
        assert sits("reviewer").get(DESK.format("review")).context["primary"].form["category"].value() == other.pk

    def test_the_deputys_own_category_is_left(self, town, sits, past):
        past(LIGHTS, category=Category.objects.create(congress=town.congress, name="监察司法"))
        row = town.submitted(title=LIGHTS)
        Suggestion.objects.filter(pk=row.pk).update(category=town.category)
        learn()
        page = sits("reviewer").get(DESK.format("review"))
        assert page.context["primary"].form["category"].value() == town.category.pk


class TestAtTheHandOverDesk:
    def lead(self, response: Any) -> int:
        return int(response.context["primary"].form["lead"].value())

    def test_the_form_names_the_unit_proposed_first(self, town, sits):
        town.accepted(title=LIGHTS)
        response = sits("dispatcher").get(DESK.format("handover"))
        assert response.context["proposals"][0].row == town.units["公安局"]
        assert self.lead(response) == town.units["公安局"].pk

    def test_one_click_names_another(self, town, sits):
        town.accepted(title=LIGHTS)
        other = town.units["教育局"].pk
        assert self.lead(sits("dispatcher").get(DESK.format("handover"), {"lead": other})) == other

    @pytest.mark.parametrize("named", ["0", "x", "-1", "９"])
    def test_a_unit_that_is_not_to_be_chosen_is_not_named(self, town, sits, named):
        town.accepted(title=LIGHTS)
        found = self.lead(sits("dispatcher").get(DESK.format("handover"), {"lead": named}))
        assert found == town.units["公安局"].pk

    def test_the_deputys_wish_stays_while_we_are_not_sure(self, town, sits):
        row = town.accepted(title="关于路口的建议")
        Suggestion.objects.filter(pk=row.pk).update(proposed_unit=town.units["教育局"], body="")
        assert self.lead(sits("dispatcher").get(DESK.format("handover"))) == town.units["教育局"].pk

    def test_nothing_is_handed_over_by_looking(self, town, sits):
        row = town.accepted(title=LIGHTS)
        sits("dispatcher").get(DESK.format("handover"))
        row.refresh_from_db()
        assert (row.status, row.assignments.count()) == ("accepted", 0)


@pytest.mark.parametrize(
    ("desk", "owner", "make"), [("review", "reviewer", "submitted"), ("handover", "dispatcher", "accepted")]
)
def test_a_desk_with_advice_asks_few_questions(town, sits, past, desk, owner, make, django_assert_max_num_queries):
    for _each in range(3):
        past("关于完善城东过街设施的建议")
    getattr(town, make)()
    learn()
    client = sits(owner)
    client.get(DESK.format(desk))
    with django_assert_max_num_queries(MOST_QUERIES):
        assert client.get(DESK.format(desk)).context["categories"] != []


class TestAtTheCheckOfAReply:
    def drafted(self, town, body: str) -> Suggestion:
        row = town.handling()
        actions.save_reply(
            row, letter_no="清建函〔2026〕1号", category=town.outcome["A"], openness="active", body=body,
            contact_name="王某", contact_phone="1", by=town.clerk, at=timezone.now(),
        )  # fmt: skip
        return row

    def kinds(self, response: Any) -> list[str]:
        return [doubt.kind for doubt in response.context["doubts"]]

    def test_the_checker_sees_what_seems_unanswered(self, town, sits):
        row = self.drafted(town, "三处路口的信号灯今年全部增设完毕，由公安交警部门负责日常维护和配时调整。")
        response = sits("clerk2").get(f"/suggestions/{row.pk}/steps/check_reply")
        assert self.kinds(response) == ["unanswered"]
        assert response.context["doubts"][0].points == ["施划安全岛", "学校门前设置协管岗"]

    def test_a_doubt_never_stops_the_step(self, town, sits):
        row = self.drafted(town, "感谢您对我局工作的关心和支持，我们将高度重视。")
        client = sits("clerk2")
        assert self.kinds(client.get(f"/suggestions/{row.pk}/steps/check_reply")) == ["polite"]
        row.refresh_from_db()
        response = client.post(f"/suggestions/{row.pk}/steps/check_reply", {"seen": row.version})
        assert (response.status_code, row.rounds.get().reply.state) == (302, "checked")

    def test_a_reply_that_repeats_an_earlier_one_of_the_unit_is_flagged(self, town, sits):
        body = "城东三处路口增设信号灯，施划安全岛，学校门前设置协管岗，年底前完成，由区里配套资金。"
        done = self.drafted(town, body)
        done.rounds.get().reply.__class__.objects.update(state="sent", sent_on=timezone.localdate())
        row = self.drafted(town, body)
        assert self.kinds(sits("clerk2").get(f"/suggestions/{row.pk}/steps/check_reply")) == ["repeats"]
