"""Celery: the application and the timetable, on one screen."""

import os

from celery import Celery
from celery.schedules import crontab

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "congress.settings")

app = Celery("congress")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()

EVERY_MINUTE = 60.0
EVERY_FEW_SECONDS = 3.0

app.conf.beat_schedule = {
    # Every sweep asks "due by now and not yet done", so running often is safe and missing a week is too.
    "deliver-notices": {"task": "congress.notices.tasks.deliver_notices", "schedule": EVERY_MINUTE},
    "build-archives": {"task": "suggestions.tasks.build_archives", "schedule": EVERY_MINUTE},
    "enter-arrivals": {
        "task": "stations.tasks.arrivals.enter_arrivals",
        "schedule": EVERY_FEW_SECONDS,
        "options": {"expires": EVERY_FEW_SECONDS},  # none pile up before a busy worker
    },
    "make-cards": {"task": "stations.tasks.cards.make_cards", "schedule": EVERY_MINUTE},
    "throw-away-expired": {"task": "congress.files.tasks.throw_away_expired", "schedule": crontab(minute=7)},
    "remind-of-clocks": {"task": "suggestions.tasks.remind_of_clocks", "schedule": crontab(minute="*/5")},
    "clear-sessions": {"task": "congress.accounts.tasks.clear_sessions", "schedule": crontab(hour="3", minute="10")},
    "remind-of-motion-clocks": {
        "task": "suggestions.tasks.remind_of_motion_clocks",
        "schedule": crontab(minute="*/5"),
    },
    "remind-of-follow-up-tasks": {
        "task": "suggestions.tasks.remind_of_follow_up_tasks",
        "schedule": crontab(minute="*/30"),
    },
    "write-morning-digests": {
        "task": "suggestions.tasks.write_morning_digests",
        "schedule": crontab(minute="*/10"),
    },
    "end-rating-periods": {"task": "suggestions.tasks.end_rating_periods", "schedule": crontab(minute="*/15")},
    "plan-receptions": {"task": "stations.tasks.receptions.plan_receptions", "schedule": crontab(minute="25")},
    "announce-receptions": {
        "task": "stations.tasks.receptions.announce_receptions",
        "schedule": crontab(minute="*/15"),
    },
    "remind-of-receptions": {
        "task": "stations.tasks.receptions.remind_of_receptions",
        "schedule": crontab(minute="40"),
    },
    "remind-of-opinions": {"task": "stations.tasks.opinions.remind_of_opinions", "schedule": crontab(minute="*/15")},
    "end-opinion-ratings": {"task": "stations.tasks.opinions.end_opinion_ratings", "schedule": crontab(minute="*/15")},
    "forget-contacts": {"task": "stations.tasks.opinions.forget_contacts", "schedule": crontab(hour="3", minute="30")},
    "remind-of-events": {
        "task": "stations.tasks.events.remind_of_events",
        "schedule": crontab(hour="9-18", minute="20"),
    },
    "keep-this-month": {"task": "suggestions.tasks.keep_this_month", "schedule": crontab(minute="*/30")},
    "keep-station-month": {"task": "stations.tasks.months.keep_this_month", "schedule": crontab(minute="5,35")},
    "keep-months": {"task": "suggestions.tasks.keep_months", "schedule": crontab(hour="2", minute="15")},
    "keep-station-months": {"task": "stations.tasks.months.keep_months", "schedule": crontab(hour="2", minute="45")},
    "warn-of-grades": {"task": "stations.tasks.gradings.warn_of_grades", "schedule": crontab(hour="8-18", minute="50")},
    "draft-briefings": {
        "task": "briefings.tasks.briefings.draft_briefings",
        "schedule": crontab(hour="6-20", minute="35"),
    },
    "make-letters": {"task": "briefings.tasks.letters.make_letters", "schedule": crontab(minute="*/5")},
    "remind-of-letters": {
        "task": "briefings.tasks.letters.remind_of_letters",
        "schedule": crontab(hour="8-18", minute="45"),
    },
    "remind-of-plans": {"task": "briefings.tasks.plans.remind_of_plans", "schedule": crontab(hour="8-18", minute="55")},
    "learn-from-suggestions": {"task": "suggestions.tasks.learn_from_suggestions", "schedule": crontab(minute="*/10")},
}
