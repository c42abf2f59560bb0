"""A made-up year: one suggestion for every way a life can go, lived through the actions on past days."""

from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from congress.accounts.rules import Role
from congress.organs.models import Session, Unit
from suggestions import actions
from suggestions.models import (
    Assignment,
    Category,
    Clock,
    Cosigner,
    OutcomeCategory,
    Promise,
    Reply,
    Round,
    Suggestion,
    Verdict,
)
from tests.town import Town

NOW = timezone.now()


def ago(days: float) -> datetime:
    return NOW - timedelta(days=days)


def live_a_year(town: Town) -> Town:
    """Fill the town; every status, letter, rating and detour occurs at least once."""
    OutcomeCategory.objects.create(congress=town.congress, code="C", label="因条件限制暂时不能解决")
    town.add("co_approver", Role.UNIT_APPROVER, unit=town.units["公安局"])
    town.units["府办"] = Unit.objects.create(congress=town.congress, name="清源市人民政府办公室", is_first_tier=True)
    Session.objects.filter(pk=town.session.pk).update(opened_on=ago(400).date(), closed_on=ago(397).date())
    before = Session.objects.create(
        term=town.session.term, number=4, opened_on=ago(765).date(), closed_on=ago(762).date()
    )
    for life in (unanswered, answered, promised, done_again, separate, merged, back, refused, published):
        life(town)
    imported(town, before)
    tell_apart(town)
    return town


def unanswered(town: Town) -> None:
    town.draft(ago(3))
    town.submitted(ago(3))
    town.accepted(ago(9))
    town.assigned(ago(6))
    town.assigned(ago(130))
    town.handling(ago(20))
    actions.entrust(town.accepted(ago(15)), first_tier=town.units["府办"], by=town.dispatcher, at=ago(14))


def answered(town: Town) -> None:
    town.rate(town.reply(town.handling(ago(60)), ago(40)), "satisfied", ago(38))
    town.rate(town.reply(town.handling(ago(75)), ago(45)), "mostly", ago(33))
    town.rate(town.reply(town.handling(ago(300)), ago(120)), "satisfied", ago(110))
    row = town.reply(town.handling(ago(50)), ago(4), "C")
    told = {"stage": "after", "method": "reply", "people": "李局长", "content": "当面答复"}
    actions.record_contact(row, on=timezone.localdate(ago(3)), head_came=True, by=town.clerk, at=ago(3), **told)
    town.rate(town.reply(town.handling(ago(50)), ago(8), "C"), "dissatisfied", ago(5), "没有答复要点")
    silent = town.reply(town.handling(ago(100)), ago(70))
    actions.end_rating_period(silent.clocks.get(kind="rating"), at=ago(20))
    dismissed = town.rate(town.reply(town.handling(ago(66)), ago(55)), "dissatisfied", ago(50), "不够")
    actions.dismiss(dismissed, reason="已逐点答复", by=town.supervisor, at=ago(48))


def promised(town: Town) -> None:
    kept = town.rate(town.reply(town.handling(ago(260)), ago(220), "B"), "mostly", ago(215))
    actions.fulfil(Promise.objects.of(kept).get(), evidence="照片", by=town.clerk, at=ago(170))
    kept = town.reply(Suggestion.objects.get(pk=kept.pk), ago(160))
    town.rate(kept, "satisfied", ago(155))
    town.rate(town.reply(town.handling(ago(150)), ago(100), "B"), "satisfied", ago(95))
    broken = town.rate(town.reply(town.handling(ago(180)), ago(140), "B"), "satisfied", ago(135))
    actions.explain_promise(Promise.objects.of(broken).get(), explanation="规划调整", by=town.clerk, at=ago(90))
    town.rate(town.reply(town.handling(ago(30)), ago(12), "B"), "satisfied", ago(10))


def done_again(town: Town) -> None:
    for replied_on, rating in ((50, "satisfied"), (52, "dissatisfied"), (7, "mostly"), (None, None)):
        row = town.rate(town.reply(town.handling(ago(110)), ago(90)), "dissatisfied", ago(80), "文不对题")
        row = actions.rehandle(row, reason="逐点答复", by=town.supervisor, at=ago(75))
        if replied_on:
            town.rate(town.reply(row, ago(replied_on)), rating, ago(replied_on - 3), "仍未落实")


def separate(town: Town) -> None:
    for days, letters in ((80, "AC"), (40, "BA"), (35, "A")):
        row = town.accepted(ago(days))
        tasks = [(town.units["住建局"], "道路"), (town.units["公安局"], "交通")]
        row = actions.assign(row, separate=tasks, by=town.dispatcher, at=ago(days))
        for clerk, unit in ((town.clerk, "住建局"), (town.co_clerk, "公安局")):
            row = actions.sign_in(town.part(row, unit), by=clerk, at=ago(days - 1))
        for (clerk, approver), letter in zip(
            ((town.clerk, town.approver), (town.co_clerk, town.co_approver)), letters, strict=False
        ):
            answer_alone(town, row, letter, clerk, approver, ago(days - 20))


def answer_alone(town: Town, row: Suggestion, letter: str, clerk: Any, approver: Any, at: datetime) -> None:
    on = timezone.localdate(at)
    contact = {"stage": "before", "method": "phone", "on": on, "people": "李工", "content": "商定"}
    actions.record_contact(row, **contact, by=clerk, at=at)
    promises = [("增设信号灯", on + timedelta(days=30), "李工")] if letter == "B" else []
    actions.save_reply(
        row, letter_no="函1号", category=town.outcome[letter], openness="active", body="已办", contact_name="吴",
        contact_phone="1", promises=promises, by=clerk, at=at,
    )  # fmt: skip
    for act, by in (("check_reply", approver), ("sign_reply", approver), ("send_reply", clerk)):
        getattr(actions, act)(row, by=by, at=at)


def merged(town: Town) -> None:
    """Two handled with others: one answered with it and rated apart, one still waiting with it."""
    main = town.handling(ago(45))
    twin = actions.merge(town.accepted(ago(44)), into=main, by=town.dispatcher, at=ago(43))
    town.reply(main, ago(25))
    town.rate(Suggestion.objects.get(pk=twin.pk), "mostly", ago(22))
    late = town.assigned(ago(125))
    actions.merge(town.accepted(ago(120)), into=late, by=town.dispatcher, at=ago(119))
    actions.merge(town.accepted(ago(4)), into=town.accepted(ago(4)), by=town.dispatcher, at=ago(3))


def back(town: Town) -> None:
    """Given back: handed over again, still at the desk, refused; an extension agreed and one refused."""
    for agreed, again in ((True, True), (True, False), (False, False)):
        row = town.assigned(ago(28))
        part = town.part(row, "住建局")
        wish = actions.ask_return(part, reason="不属职责", proposed_unit=None, by=town.clerk, at=ago(27))
        row = actions.answer_return(wish, agreed=agreed, note="", by=town.dispatcher, at=ago(26))
        if again:
            actions.assign(row, lead=town.units["教育局"], by=town.dispatcher, at=ago(24))
    for agreed in (True, False):
        row = town.handling(ago(120))
        wish = actions.ask_extension(row, reason="涉及面广", by=town.clerk, at=ago(60))
        actions.answer_extension(wish, agreed=agreed, note="", by=town.supervisor, at=ago(58))
        town.reply(row, ago(10))


def refused(town: Town) -> None:
    actions.refuse(town.submitted(ago(12)), reason="empty", note="", by=town.reviewer, at=ago(10))
    for days in (18, 17):
        actions.withdraw(town.handling(ago(days)), reason="已解决", by=town.deputy, at=ago(days - 5))


def published(town: Town) -> None:
    """Released and standing, replaced by a newer release, taken back, the consent withdrawn, merged away, ended."""
    rows = [release(town, town.handling(ago(100)), 95) for _time in range(4)]
    release(town, town.reply(rows[0], ago(60)), 50)
    actions.take_back(rows[1], reason="涉诉", by=town.supervisor, at=ago(47))
    actions.revoke_consent(rows[2], by=town.deputy, at=ago(30))
    actions.withdraw(rows[3], reason="已解决", by=town.deputy, at=ago(20))
    actions.merge(
        release(town, town.accepted(ago(44)), 43), into=town.handling(ago(45)), by=town.dispatcher, at=ago(40)
    )


def release(town: Town, row: Suggestion, days: int) -> Suggestion:
    if not row.may_publish:
        row = actions.consent(row, by=town.deputy, at=ago(days))
    actions.release(row, by=town.supervisor, at=ago(days))
    return Suggestion.objects.get(pk=row.pk)


def imported(town: Town, session: Session) -> None:
    """Three of a year before: answered in time unknown, unrated, and one a clock runs on."""
    for number, (letter, rating, days) in enumerate((("A", "satisfied", 600), ("C", "", 590), ("", "", 580)), start=1):
        _past(town, session, number, letter, rating, timezone.localdate(ago(days)))


def _past(town: Town, session: Session, number: int, letter: str, rating: str, on: date) -> None:
    answered_on = on + timedelta(days=50) if letter else None
    days = {"created_at": NOW, "assigned_on": on, "replied_on": answered_on, "closed_on": answered_on}
    place = {"congress": town.congress, "session": session, "period": Suggestion.Period.IN_SESSION, "number": number}
    status = "closed" if letter else "handling"
    row = Suggestion.objects.create(
        title="往年建议", lead_name="旧代表", status=status, is_imported=True, **place, **days
    )
    part = Assignment.objects.create(suggestion=row, unit=town.units["教育局"], part="lead", assigned_on=on)
    current = Round.objects.create(suggestion=row, number=1, started_on=on)
    if answered_on:
        words = {"state": "sent", "category": town.outcome[letter], "drafted_at": NOW, "sent_on": answered_on}
        Reply.objects.create(round=current, assignment=part, **words)
    else:
        due = on + timedelta(days=90)
        Clock.objects.create(suggestion=row, kind="answer", starts_on=on, amount=3, unit="months", due_on=due)
    if rating:
        Verdict.objects.create(round=current, overall=rating)


def tell_apart(town: Town) -> None:
    """Categories, periods, sources, movers and co-signers, spread over the rows by their place."""
    other = Category.objects.create(congress=town.congress, name="教科文卫")
    mandate = town.mandates["deputy2"]
    mandate.electing_unit, mandate.structure = "城西区", "工人"
    mandate.delegation = None
    mandate.save()
    for place, row in enumerate(Suggestion.objects.filter(is_imported=False).order_by("pk")):
        changes: dict[str, Any] = {"source": ("", "research", "station")[place % 3]}
        changes["period"] = tuple(Suggestion.Period)[place % 2]
        if place % 4 == 0 and row.category_id:
            changes["category"] = other
        if place % 5 == 0:
            changes |= {"lead": mandate, "lead_name": "deputy2"}
        if row.number:
            changes["number"] = 100 + place
        Suggestion.objects.filter(pk=row.pk).update(**changes)
        if place % 3 == 0 and place % 5:
            Cosigner.objects.create(suggestion=row, mandate=mandate, name="deputy2", text_version=row.text_version)
