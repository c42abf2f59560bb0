"""Addresses of briefings."""

from django.urls import path

from briefings import views

app_name = "briefings"

urlpatterns = [
    path("desk/briefings/", views.index, name="index"),
    path("desk/briefings/<int:pk>/", views.briefing, name="briefing"),
    path("desk/briefings/<int:pk>/draft.pdf", views.draft_paper, name="draft-paper"),
    path("desk/briefings/<int:pk>/paper.<slug:kind>", views.paper, name="paper"),
    path("desk/briefings/<int:pk>/<slug:name>", views.step, name="step"),
]
