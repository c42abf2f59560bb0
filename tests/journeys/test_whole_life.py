"""The whole life in a real browser, with a real worker: dissatisfied once, overdue, reminded once, letter read."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.db.models import F
from django.urls import reverse
from pypdf import PdfReader

from congress.celery import app
from congress.notices.models import Notice
from suggestions.models import Clock, Suggestion
from tests.town import BODY, PASSWORD, Town
from tests.worker import die_in_the_middle, running_worker, wait_until

TITLE = "关于完善城东街道过街设施的建议"
LONG = 100  # days: past the three months of 代表法 §51


class Person:
    """Somebody at the window all share, which reads what pages bring with them once; `open` is sitting down at it."""

    def __init__(self, page, address, user, width=1440):
        self.page, self.address, self.width = page, address, width
        self.page.set_default_timeout(15_000)
        self.complaints, self.cookies = [], []
        self.page.on("console", lambda said: self.complaints.append(said.text) if said.type == "error" else None)
        self.open(reverse("accounts:sign-in"))
        self.page.fill("[name=username]", user.username)
        self.page.fill("[name=password]", PASSWORD)
        self.press("main button[type=submit]")
        self.cookies = self.page.context.cookies()

    def sit_down(self):
        self.page.context.clear_cookies()
        self.page.context.add_cookies(self.cookies)
        self.page.set_viewport_size({"width": self.width, "height": 900})

    def open(self, path):
        self.sit_down()
        answer = self.page.goto(self.address + path)
        assert answer.status == 200, (path, answer.status)

    def press(self, selector):
        with self.page.expect_navigation():
            self.page.click(selector)

    def step(self, row, name, **fields):
        """Take a step on its own page of the portal."""
        self.open(reverse("suggestions:step", args=[row.pk, name]))
        self._fill("main form", fields)
        self.press("main form button.btn-primary")

    def at_desk(self, desk, row, step, **fields):
        """Take a step at a desk of the back office."""
        self.open(reverse(f"admin:suggestions_{desk}_desk_item", args=[row.pk]))
        form = f"form[action*='/{row.pk}/{step}/']"
        closed = self.page.locator(f"details:not([open]):has({form}) > summary")
        if closed.count():
            closed.click()
        self._fill(form, fields)
        self.press(f"{form} button[type=submit]")

    def _fill(self, form, fields):
        for name, value in fields.items():
            field = self.page.locator(f"{form} [name={name}]")
            if field.first.get_attribute("type") in {"radio", "checkbox"}:
                self.page.locator(f"{form} [name={name}][value='{value}']").check(force=True)
            elif field.evaluate("node => node.tagName") == "SELECT":
                field.select_option(str(value))
            else:
                field.fill(str(value))


def days_pass(row, days):
    """Everything about the item happened so many days earlier."""
    back = timedelta(days=days)
    Clock.objects.filter(suggestion=row).update(starts_on=F("starts_on") - back, due_on=F("due_on") - back)
    Suggestion.objects.filter(pk=row.pk).update(assigned_on=F("assigned_on") - back)


@pytest.fixture
def people(page, live_server, shared_town: Town):
    """Four people at their places; the approver and the second clerk share the unit's desk."""
    for name in ("deputy", "reviewer", "dispatcher", "supervisor", "clerk", "clerk2", "approver", "co_clerk"):
        user = shared_town.people[name]
        user.set_password(PASSWORD)
        user.save()
    opened = {}

    def sit_down(name, **more):
        if name not in opened:
            opened[name] = Person(page, live_server.url, shared_town.people[name], **more)
        return opened[name]

    return sit_down


def write_and_submit(people):
    deputy = people("deputy", width=390)
    deputy.open(reverse("suggestions:new"))
    deputy.page.fill("[name=title]", TITLE)
    deputy.page.fill("[name=body]", BODY)
    deputy.page.check("[name=is_clean]")
    deputy.press("button[name=submit]")
    return Suggestion.objects.get()


def review_and_hand_over(people, town, row):
    people("reviewer").at_desk("review", row, "accept", category=town.category.pk)
    dispatcher = people("dispatcher")
    dispatcher.at_desk("handover", row, "assign", lead=town.units["住建局"].pk, co=town.units["公安局"].pk)
    row.refresh_from_db()
    assert (row.status, row.number) == ("assigned", 1)


def answer(people, row, category):
    """Contact, draft, check, sign off, send: three people of the unit."""
    clerk = people("clerk")
    today = row.created_at.date().isoformat()
    clerk.step(row, "contact", stage="before", method="meeting", on=today, people="李工", content="商定方案")
    clerk.step(
        row,
        "draft_reply",
        letter_no="清住建函〔2026〕87号",
        category=category.pk,
        body="一、关于信号灯。已列入年度计划。\n二、关于安全岛。年内施划。",
        contact_phone="0398-5550142",
    )
    people("clerk2").step(row, "check_reply")
    people("approver").step(row, "sign_reply")
    clerk.step(row, "send_reply")
    row.refresh_from_db()
    assert row.status == "replied"


def rate(people, row, overall, opinion=""):
    deputy = people("deputy")
    deputy.step(row, "rate", attitude="satisfied", result=overall, overall=overall, opinion=opinion)
    row.refresh_from_db()


def read_letter(person, row):
    """The reply letter as PDF, fetched by the person's own browser."""
    address = reverse("suggestions:paper", args=[row.pk, "reply", "pdf"])
    person.sit_down()
    answer = person.page.context.request.get(person.address + address)
    assert (answer.status, answer.headers["content-type"]) == (200, "application/pdf")
    return "".join(page.extract_text() for page in PdfReader(BytesIO(answer.body())).pages).replace(" ", "")


def remind_with_a_killed_worker(row, clerk):
    """The first worker dies in the middle of the reminder; the next ones write it, once."""
    clock = row.clocks.running().get(kind="answer")
    told = Notice.objects.filter(
        recipient=clerk, kind="clock-late", channel="site", key__startswith=f"clock:{clock.pk}:"
    )
    die_in_the_middle("suggestions.tasks.remind_of_clocks", clock)
    assert told.count() == 0
    with running_worker():
        for _wake_up in range(2):
            app.send_task("suggestions.tasks.remind_of_clocks")
        wait_until(told.exists)
        wait_until(lambda: app.control.ping(limit=1))  # alone in its process: it answers when both sweeps are done
    assert told.count() == 1


def test_a_suggestion_lives_its_whole_life(people, shared_town):
    town = shared_town
    row = write_and_submit(people)
    review_and_hand_over(people, town, row)
    people("clerk").step(row, "sign_in")
    people("co_clerk").step(row, "co_sign_in")
    people("co_clerk").step(row, "co_opinion", text="同意主办单位意见。")

    days_pass(row, LONG)
    remind_with_a_killed_worker(row, town.clerk)
    people("supervisor").at_desk("overdue", row, "urge", note="请三日内答复")

    answer(people, row, town.outcome["A"])
    letter = read_letter(people("deputy"), row)
    assert all(words in letter for words in ("类别：A", "清住建函〔2026〕87号", "关于安全岛", "签发人"))

    rate(people, row, "dissatisfied", "信号灯没有给出时间")
    people("supervisor").at_desk("rating", row, "rehandle", reason="请给出信号灯建成时间")
    answer(people, row, town.outcome["A"])
    rate(people, row, "satisfied")
    assert (row.status, row.rounds.count()) == ("closed", 2)
    assert [person for person in map(people, ("deputy", "clerk", "dispatcher")) if person.complaints] == []
