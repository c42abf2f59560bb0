import pytest
from django.urls import reverse

from congress.accounts.rules import Role
from portal.templatetags.navigation import VISITORS, nearest_link, places

STATISTICS = "suggestions:statistics"
OPINIONS = "stations:opinions"
OF_UNITS = [
    "portal:home",
    "suggestions:index",
    "suggestions:motions",
    "suggestions:promises",
    OPINIONS,
    STATISTICS,
    "notices:list",
]


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        (
            Role.DEPUTY,
            ["portal:home", "suggestions:index", "suggestions:motions", OPINIONS, "notices:list", "accounts:posts"],
        ),
        (Role.STATION_KEEPER, ["portal:home", OPINIONS, "stations:receptions", "stations:stations", "notices:list"]),
        (Role.UNIT_CLERK, OF_UNITS),
        (Role.UNIT_APPROVER, OF_UNITS),
        (
            Role.CHAIR,
            [
                "portal:home",
                "portal:overview",
                "suggestions:index",
                "suggestions:motions",
                OPINIONS,
                "suggestions:supervision",
                STATISTICS,
                "briefings:index",
                "briefings:plans",
                "notices:list",
            ],
        ),
        (
            Role.DISPATCHER,
            [
                "portal:home",
                "portal:overview",
                "suggestions:index",
                OPINIONS,
                "suggestions:supervision",
                STATISTICS,
                "briefings:index",
                "briefings:plans",
                "notices:list",
                "admin:index",
            ],
        ),
        (Role.FIRST_REVIEWER, ["portal:home", "suggestions:index", STATISTICS, "notices:list"]),
        (Role.FIRST_TIER, ["portal:home", "suggestions:index", "suggestions:motions", STATISTICS, "notices:list"]),
        (Role.AUDITOR, ["portal:home", "suggestions:index", "notices:list", "admin:index"]),
    ],
)
def test_the_working_post_chooses_the_places(role, expected):
    assert [place.view for place in places(role)] == expected


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.SUPERVISOR, Role.CHAIR, Role.COMMITTEE])
def test_office_and_leaders_find_briefings_and_the_work_plan(role):
    shown = [place.view for place in places(role)]
    assert shown[shown.index("briefings:index") + 1] == "briefings:plans"


def test_of_a_list_and_its_desk_only_the_desk_is_marked():
    rail = [
        {
            "items": [
                {"link": "/office/suggestions/suggestion/", "active": True},
                {"link": "/office/suggestions/suggestion/handover-desk/", "active": True},
                {"link": "/office/organs/unit/", "active": False},
            ]
        }
    ]
    assert nearest_link(rail) == "/office/suggestions/suggestion/handover-desk/"


def test_a_page_outside_the_rail_marks_nothing():
    assert nearest_link([{"items": [{"link": "/office/organs/unit/", "active": False}]}]) == ""


@pytest.mark.django_db
@pytest.mark.parametrize("place", VISITORS, ids=lambda place: place.view)
def test_visitors_are_led_to_what_is_public_and_told_where_they_are(client, place):
    address = reverse(place.view)
    nav = client.get(address).content.decode().partition('<nav class="c-nav')[2].partition("</nav>")[0]
    assert [nav.count("<li>"), nav.count(f'href="{address}" aria-current="page"')] == [len(VISITORS), 1]


@pytest.mark.django_db
def test_whoever_scanned_a_code_has_one_thing_to_do(client):
    assert "c-nav" not in client.get("/c/never-was").content.decode()
