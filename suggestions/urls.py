from django.urls import include, path

from suggestions import api
from suggestions.views import archives, detail, drafting, lists, numbers, papers, promises, publications, steps, years
from suggestions.views.motions import files as motion_files
from suggestions.views.motions import pages as motion_pages
from suggestions.views.motions import papers as motion_papers
from suggestions.views.motions import steps as motion_steps
from suggestions.views.motions import writing as motion_writing

app_name = "suggestions"

urlpatterns = [
    path("", include("suggestions.views.supervision.addresses")),
    path("published/", publications.published, name="published"),
    path("published/list.xlsx", publications.export, name="published-export"),
    path("published/<slug:slug>/", publications.publication, name="publication"),
    path("suggestions/", lists.index, name="index"),
    path("suggestions/export.xlsx", numbers.export, name="export"),
    path("suggestions/statistics", numbers.statistics, name="statistics"),
    path("suggestions/statistics.xlsx", numbers.statistics_export, name="statistics-export"),
    path("suggestions/years/<int:session>.<slug:kind>", years.report, name="year-report"),
    path("suggestions/archives", archives.index, name="archives"),
    path("suggestions/archives/<int:pk>", archives.archive, name="archive"),
    path("suggestions/archives/<int:pk>/cancel", archives.cancel, name="archive-cancel"),
    path("suggestions/archives/<int:pk>/file", archives.file, name="archive-file"),
    path("suggestions/promises", promises.promises, name="promises"),
    path("suggestions/promises.xlsx", promises.export, name="promises-export"),
    path("suggestions/new", drafting.new, name="new"),
    path("suggestions/<int:pk>/", detail.detail, name="detail"),
    path("suggestions/<int:pk>/edit", drafting.edit, name="edit"),
    path("suggestions/<int:pk>/discard", drafting.discard, name="discard"),
    path("suggestions/<int:pk>/files/<int:attachment>", detail.file, name="file"),
    path("suggestions/<int:pk>/promises/<int:promise>/file", detail.promise_file, name="promise-file"),
    path("suggestions/<int:pk>/phone", detail.phone, name="phone"),
    path("suggestions/<int:pk>/steps/<slug:name>", steps.take, name="step"),
    path("suggestions/<int:pk>/papers/<slug:paper>.<slug:kind>", papers.paper, name="paper"),
    path("api/suggestions/", api.SuggestionList.as_view(), name="api-list"),
    path("api/suggestions/statistics", api.Statistics.as_view(), name="api-statistics"),
    path("api/suggestions/<int:pk>/", api.SuggestionDetail.as_view(), name="api-detail"),
    path("api/suggestions/<int:pk>/steps/<slug:name>", api.TakeStep.as_view(), name="api-step"),
    path("api/suggestions/<int:pk>/explain", api.Explain.as_view(), name="api-explain"),
    path("api/publications/", api.PublicationList.as_view(), name="api-publications"),
    path("api/publications/<slug:slug>/", api.PublicationDetail.as_view(), name="api-publication"),
    path("api/suggestions/<int:pk>/advice", api.AdviceOf.as_view(), name="api-advice"),
    path("api/supervision/keys", api.KeyList.as_view(), name="api-keys"),
    path("api/supervision/urgings", api.UrgingList.as_view(), name="api-urgings"),
    path("api/supervision/look-backs", api.LookBackList.as_view(), name="api-look-backs"),
    path("api/supervision/gradings", api.GradingList.as_view(), name="api-gradings"),
    path("api/supervision/gradings/<int:pk>", api.GradingDetail.as_view(), name="api-grading"),
    path("api/supervision/awards", api.AwardList.as_view(), name="api-awards"),
    path("api/supervision/papers", api.PaperList.as_view(), name="api-papers"),
    path("motions/", motion_pages.index, name="motions"),
    path("motions/new", motion_writing.new, name="motion-new"),
    path("motions/report/<int:session>.<slug:kind>", motion_papers.report, name="motion-report"),
    path("motions/<int:pk>/", motion_pages.detail, name="motion"),
    path("motions/<int:pk>/count", motion_pages.count, name="motion-count"),
    path("motions/<int:pk>/edit", motion_writing.edit, name="motion-edit"),
    path("motions/<int:pk>/discard", motion_writing.discard, name="motion-discard"),
    path("motions/<int:pk>/files/<int:attachment>", motion_files.file, name="motion-file"),
    path("motions/<int:pk>/files/<int:attachment>/remove", motion_files.remove, name="motion-file-remove"),
    path("motions/<int:pk>/steps/<slug:name>", motion_steps.take, name="motion-step"),
    path("motions/<int:pk>/papers/<slug:paper>.<slug:kind>", motion_papers.paper, name="motion-paper"),
    path("api/motions/", api.MotionList.as_view(), name="api-motions"),
    path("api/motions/counts", api.MotionCounts.as_view(), name="api-motion-counts"),
    path("api/motions/<int:pk>/", api.MotionDetail.as_view(), name="api-motion"),
    path("api/motions/<int:pk>/steps/<slug:name>", api.TakeMotionStep.as_view(), name="api-motion-step"),
]
