from django.urls import path

from suggestions import api
from suggestions.views import detail, drafting, lists, numbers, papers, steps

app_name = "suggestions"

urlpatterns = [
    path("suggestions/", lists.index, name="index"),
    path("suggestions/export.xlsx", numbers.export, name="export"),
    path("suggestions/statistics", numbers.statistics, name="statistics"),
    path("suggestions/new", drafting.new, name="new"),
    path("suggestions/<int:pk>/", detail.detail, name="detail"),
    path("suggestions/<int:pk>/edit", drafting.edit, name="edit"),
    path("suggestions/<int:pk>/discard", drafting.discard, name="discard"),
    path("suggestions/<int:pk>/files/<int:attachment>", detail.file, name="file"),
    path("suggestions/<int:pk>/phone", detail.phone, name="phone"),
    path("suggestions/<int:pk>/steps/<slug:name>", steps.take, name="step"),
    path("suggestions/<int:pk>/papers/<slug:paper>.<slug:kind>", papers.paper, name="paper"),
    path("api/suggestions/", api.SuggestionList.as_view(), name="api-list"),
    path("api/suggestions/statistics", api.Statistics.as_view(), name="api-statistics"),
    path("api/suggestions/<int:pk>/", api.SuggestionDetail.as_view(), name="api-detail"),
    path("api/suggestions/<int:pk>/steps/<slug:name>", api.TakeStep.as_view(), name="api-step"),
    path("api/suggestions/<int:pk>/explain", api.Explain.as_view(), name="api-explain"),
]
