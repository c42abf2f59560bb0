"""Addresses of briefings."""

from django.urls import path

from briefings.views import briefings

app_name = "briefings"

urlpatterns = [
    path("desk/briefings/", briefings.index, name="index"),
    path("desk/briefings/<int:pk>/", briefings.briefing, name="briefing"),
    path("desk/briefings/<int:pk>/draft.pdf", briefings.draft_paper, name="draft-paper"),
    path("desk/briefings/<int:pk>/paper.<slug:kind>", briefings.paper, name="paper"),
    path("desk/briefings/<int:pk>/<slug:name>", briefings.step, name="step"),
]
