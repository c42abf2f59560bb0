"""Every page a person opens: at 360 px nothing runs out of the window, axe finds nothing, the policy holds."""

from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from congress.accounts.models import User
from tests.briefings.plans.conftest import planner_of
from tests.briefings.public import public_issue
from tests.suggestions.motions.conftest import Movers
from tests.suggestions.publishing.conftest import Press

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]  # WCAG 2.2 AA and what it contains
NARROW, WIDE = 360, 1440
PAGES = [
    ("nobody", "portal:front", None),
    ("nobody", "portal:deputies", None),
    ("nobody", "portal:deputy", "deputy"),
    ("nobody", "portal:data", None),
    ("nobody", "briefings:public", None),
    ("nobody", "briefings:public-briefing", "issue"),
    ("nobody", "briefings:public-plans", None),
    ("nobody", "suggestions:published", None),
    ("nobody", "suggestions:publication", "public"),
    ("nobody", "stations:stations", None),
    ("nobody", "stations:tree", None),
    ("nobody", "stations:station", "station"),
    ("nobody", "stations:privacy", None),
    ("nobody", "stations:accessibility", None),
    ("nobody", "stations:track", None),
    ("nobody", "accounts:sign-in", None),
    ("nobody", "accounts:activate", None),
    ("deputy", "portal:home", None),
    ("deputy", "suggestions:index", None),
    ("deputy", "suggestions:new", None),
    ("deputy", "suggestions:detail", "replied"),
    ("deputy", "suggestions:motions", None),
    ("deputy", "suggestions:motion-new", None),
    ("deputy", "suggestions:motion", "motion"),
    ("deputy", "suggestions:motion-step/invite", "motion"),
    ("deputy", "notices:list", None),
    ("deputy", "accounts:posts", None),
    ("clerk", "suggestions:index", None),
    ("clerk", "suggestions:detail", "handling"),
    ("clerk", "suggestions:step/draft_reply", "handling"),
    ("clerk", "suggestions:step/contact", "handling"),
    ("clerk", "suggestions:step/sign_in", "assigned"),
    ("co_clerk", "suggestions:step/co_ask_return", "assigned"),
    ("supervisor", "suggestions:statistics", None),
    ("chair", "portal:home", None),
    ("chair", "portal:overview", None),
    ("chair", "briefings:plans", None),
    ("supervisor", "admin:briefings_plan_changelist", None),
    ("supervisor", "admin:briefings_plan_change", "plan"),
    ("supervisor", "admin:briefings_plan_begin", None),
    ("supervisor", "suggestions:detail", "replied"),
    ("reviewer", "admin:suggestions_review_desk", None),
    ("dispatcher", "admin:suggestions_handover_desk", None),
    ("supervisor", "admin:suggestions_rating_desk", None),
    ("supervisor", "admin:suggestions_overdue_desk", None),
    ("supervisor", "admin:suggestions_publishing_desk", None),
    ("supervisor", "admin:suggestions_publishing_list", None),
    ("reviewer", "admin:suggestions_motion_desk", None),
    ("reviewer", "admin:suggestions_motion_decisions", None),
    ("reviewer", "admin:suggestions_suggestion_changelist", None),
    ("dispatcher", "admin:deputies_mandate_changelist", None),
    ("dispatcher", "admin:stations_station_changelist", None),
    ("dispatcher", "admin:stations_station_enter", None),
    ("dispatcher", "admin:organs_localrule_changelist", None),
    ("dispatcher", "admin:organs_localrule_edit/suggestions.answer", None),
    ("dispatcher", "admin:organs_holiday_changelist", None),
    ("dispatcher", "admin:organs_holiday_edit", None),
]


@pytest.fixture
def busy_town(shared_town):
    """Something on every desk and in every inbox."""
    rows = {name: getattr(shared_town, name)() for name in ("submitted", "accepted", "assigned", "handling")}
    rows["replied"] = shared_town.replied(category="B")  # with its promises
    movers = Movers(shared_town)
    rows["motion"] = movers.collecting(signed=3)
    movers.opined()
    shared_town.dissatisfied()
    moved = {"reception": "每月1日", "rule": {"freq": "monthly", "days": [1]}, "address": "滨河东路1号"}
    rows["station"] = shared_town.station("QY-00", phone="0399-2772392", **moved)
    shared_town.station("QY-01", parent=rows["station"], theme="纺织产业", **moved)
    rows["public"] = Press(shared_town).public()
    Press(shared_town).accepted()
    rows["issue"] = public_issue(shared_town)
    rows["plan"] = planner_of(shared_town).in_force()
    rows["deputy"] = shared_town.mandates["deputy"]
    return shared_town, rows


@pytest.fixture
def window(browser):
    """One for everybody, so that what pages bring with them is fetched and read once; and what it complained of."""
    context, complaints = browser.new_context(locale="zh-CN"), []
    page = context.new_page()
    page.on("console", lambda said: complaints.append(said.text) if said.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page, complaints
    context.close()


@pytest.fixture
def open_as(busy_town, live_server, window, settings):
    """Opens pages as somebody, at a width; gives the page and what the browser complains of from then on."""
    town, rows = busy_town
    page, complaints = window
    sessions = {}

    def sit_down(who):
        page.context.clear_cookies()
        if who == "nobody":
            return
        if who not in sessions:
            client = Client()
            client.force_login(town.people[who])
            sessions[who] = client.cookies[settings.SESSION_COOKIE_NAME].value
        cookie = {"name": settings.SESSION_COOKIE_NAME, "value": sessions[who], "url": live_server.url}
        page.context.add_cookies([cookie])

    def open_page(who, name, row, width):
        sit_down(who)
        complaints.clear()
        page.set_viewport_size({"width": width, "height": 800})
        name, _, step = name.partition("/")
        key = getattr(rows[row], "slug", rows[row].pk) if row else None
        args = [value for value in (key, step) if value]
        assert page.goto(live_server.url + reverse(name, args=args)).status == 200
        return page, complaints

    return open_page


def violations(page):
    """What axe finds, as "rule: first place"."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    options = {"runOnly": RULES, "resultTypes": ["violations"]}
    found = page.evaluate("options => axe.run(options).then(result => result.violations)", options)
    return [f"{rule['id']}: {rule['nodes'][0]['html'][:160]}" for rule in found]


def overflow(page):
    """How wide the page is, in pixels."""
    return page.evaluate("document.documentElement.scrollWidth")


SQUEEZED = """() => {
    const found = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node; node = walker.nextNode();) {
        const range = document.createRange(), words = node.data.trim();
        range.selectNodeContents(node);
        const lines = new Set([...range.getClientRects()].map(line => Math.round(line.top)));
        const isShown = node.parentElement.getBoundingClientRect().width > 4;
        if (isShown && words.length > 2 && lines.size >= words.length) found.push(words);
    }
    return found;
}"""


def squeezed(page):
    """Words whose signs stand one below the other, for want of room beside."""
    return [f"squeezed: {words}" for words in page.evaluate(SQUEEZED)]


def test_every_page_fits_reads_and_keeps_the_policy(open_as):
    """One town for all pages, because building it costs more than looking; every fault is named."""
    faults = []
    for who, name, row in PAGES:
        page, complaints = open_as(who, name, row, NARROW)
        for width in (NARROW, WIDE):
            page.set_viewport_size({"width": width, "height": 800})
            too_wide = [f"{overflow(page)} px wide"] if overflow(page) > width else []
            found = [*violations(page), *too_wide, *squeezed(page)]
            faults += [f"{who} {name} at {width}: {fault}" for fault in found]
        faults += [f"{who} {name}: {complaint}" for complaint in complaints]
    assert faults == []


def test_in_english_too_no_page_of_the_portal_is_wider_than_a_phone(open_as):
    User.objects.update(language="en")
    widths = {}
    for who, name, row in PAGES:
        if who != "nobody" and not name.startswith("admin:"):
            page, _ = open_as(who, name, row, NARROW)
            assert page.locator("html").get_attribute("lang") == "en"
            widths[f"{who} {name}"] = overflow(page)
    assert {page: width for page, width in widths.items() if width > NARROW} == {}


def test_the_checks_do_see_a_fault(open_as):
    """Negative control: put into a page, a bar of 900 px, a picture without words and words in a gap are found."""
    page, _ = open_as("nobody", "portal:front", None, NARROW)
    page.evaluate("""() => {
        const bar = document.querySelector("main").appendChild(document.createElement("div"));
        Object.assign(bar.style, {width: "900px", height: "9px"});
        const gap = document.querySelector("main").appendChild(document.createElement("p"));
        Object.assign(gap, {textContent: "承诺事项"}).style.width = "1em";
        document.querySelector("main").appendChild(document.createElement("img"));
    }""")
    assert overflow(page) > NARROW
    assert squeezed(page) == ["squeezed: 承诺事项"]
    assert [fault.partition(":")[0] for fault in violations(page)] == ["image-alt"]


def test_how_the_readers_own_deadline_is_counted_starts_closed_on_a_phone(open_as):
    for width, opened in [(NARROW, 0), (WIDE, 1)]:
        page, _ = open_as("deputy", "suggestions:detail", "replied", width)
        assert page.locator("details.c-explain[open]").count() == opened


def test_a_deputy_writes_and_submits_by_keyboard_alone(open_as):
    page, _ = open_as("deputy", "suggestions:new", None, NARROW)
    page.focus("[name=title]")
    page.keyboard.type("关于规范校外托管机构的建议")
    page.focus("[name=body]")
    page.keyboard.type("情况与建议。")
    page.focus("[name=is_clean]")
    page.keyboard.press("Space")
    page.focus("button[name=submit]")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.locator("h1").inner_text() == "关于规范校外托管机构的建议"
