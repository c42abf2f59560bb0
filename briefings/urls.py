"""Addresses of briefings."""

from django.urls import path

from briefings.views import briefings, letter_rounds, letters, on_demand, plans, public, public_plans

app_name = "briefings"

urlpatterns = [
    path("desk/briefings/", briefings.index, name="index"),
    path("desk/briefings/on-demand/", on_demand.page, name="on-demand"),
    path("desk/briefings/on-demand/paper.<slug:kind>", on_demand.paper, name="on-demand-paper"),
    path("desk/briefings/<int:pk>/", briefings.briefing, name="briefing"),
    path("desk/briefings/<int:pk>/draft.pdf", briefings.draft_paper, name="draft-paper"),
    path("desk/briefings/<int:pk>/paper.<slug:kind>", briefings.paper, name="paper"),
    path("desk/briefings/<int:pk>/<slug:name>", briefings.step, name="step"),
    path("desk/letters/", letters.index, name="letters"),
    path("desk/letters/<int:pk>/", letters.letter, name="letter"),
    path("desk/letters/<int:pk>/paper.<slug:kind>", letters.paper, name="letter-paper"),
    path("desk/letters/of/<int:pk>/", letter_rounds.letter_round, name="letter-round"),
    path("desk/letters/of/<int:pk>/letters.zip", letter_rounds.papers, name="letter-papers"),
    path("desk/letters/of/<int:pk>/<slug:name>", letter_rounds.step, name="letter-step"),
    path("desk/plan/", plans.plan, name="plans"),
    path("desk/plan/<int:pk>/", plans.plan, name="plan"),
    path("desk/plan/<int:pk>/paper.<slug:kind>", plans.paper, name="plan-paper"),
    path("desk/plan/rows/<int:pk>/<slug:name>", plans.step, name="plan-step"),
    path("briefings/", public.briefings, name="public"),
    path("briefings/<int:pk>/", public.briefing, name="public-briefing"),
    path("briefings/<int:pk>/paper.<slug:kind>", public.paper, name="public-paper"),
    path("plan/", public_plans.plans, name="public-plans"),
    path("plan/<int:year>/", public_plans.plans, name="public-plan"),
    path("plan/papers/<int:pk>.<slug:kind>", public_plans.paper, name="public-plan-paper"),
]
