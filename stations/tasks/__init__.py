"""What happens by itself at the stations."""

from stations.tasks.arrivals import enter_arrivals
from stations.tasks.cards import make_cards, make_papers
from stations.tasks.events import remind_of_events
from stations.tasks.gradings import warn_of_grades
from stations.tasks.months import keep_months, keep_this_month
from stations.tasks.opinions import end_opinion_ratings, forget_contacts, remind_of_opinions
from stations.tasks.receptions import announce_receptions, plan_receptions, remind_of_receptions

__all__ = [
    "announce_receptions",
    "end_opinion_ratings",
    "enter_arrivals",
    "forget_contacts",
    "keep_months",
    "keep_this_month",
    "make_cards",
    "make_papers",
    "plan_receptions",
    "remind_of_events",
    "remind_of_opinions",
    "remind_of_receptions",
    "warn_of_grades",
]
