from django.urls import path

from stations.api import opinions as opinions_api
from stations.api import places as api
from stations.views import (
    calendars,
    following,
    my_code,
    opinion_steps,
    opinions,
    privacy,
    receptions,
    registering,
    scanned,
    signing_in,
    standards,
)
from stations.views import places as views

app_name = "stations"

urlpatterns = [
    path("stations/", views.stations, name="stations"),
    path("stations/tree", views.whole_tree, name="tree"),
    path("stations/<int:pk>/", views.station, name="station"),
    path("desk/opinions/new", registering.new, name="register"),
    path("desk/opinions/<int:pk>/slip", registering.slip, name="opinion-slip"),
    path("desk/opinions/", opinions.opinions, name="opinions"),
    path("desk/opinions/<int:pk>/", opinions.opinion, name="opinion"),
    path("desk/opinions/<int:pk>/photos/<int:photo>", opinions.photo, name="opinion-photo"),
    path("desk/opinions/<int:pk>/phone", opinions.phone, name="opinion-phone"),
    path("desk/opinions/<int:pk>/<slug:name>", opinion_steps.take, name="opinion-step"),
    path("desk/gradings/", standards.gradings, name="gradings"),
    path("desk/gradings/apply", standards.apply, name="grading-apply"),
    path("desk/gradings/<int:pk>/", standards.grading, name="grading"),
    path("desk/gradings/<int:pk>/files/<int:upload>", standards.evidence, name="grading-file"),
    path("desk/gradings/<int:pk>/<slug:name>", standards.take, name="grading-step"),
    path("c/<str:token>", scanned.scanned, name="scanned"),
    path("opinions/track", following.track, name="track"),
    path("opinions/<int:pk>/", following.following, name="following"),
    path("opinions/<int:pk>/receipt", following.receipt, name="receipt"),
    path("opinions/<int:pk>/copy", following.copy, name="opinion-copy"),
    path("opinions/<int:pk>/photos/<int:photo>", following.photo, name="own-photo"),
    path("opinions/<int:pk>/do/<slug:name>", following.act, name="own-step"),
    path("privacy", privacy.privacy, name="privacy"),
    path("privacy/<int:pk>", privacy.privacy_of, name="privacy-of"),
    path("accessibility", privacy.accessibility, name="accessibility"),
    path("api/opinions/", opinions_api.OpinionList.as_view(), name="api-opinions"),
    path("api/opinions/<int:pk>/", opinions_api.OpinionDetail.as_view(), name="api-opinion"),
    path("api/opinions/<int:pk>/steps/<slug:name>", opinions_api.TakeOpinionStep.as_view(), name="api-opinion-step"),
    path("my-code", my_code.my_code, name="my-code"),
    path("stations/<int:pk>/receptions.ics", calendars.of_station, name="station-calendar"),
    path("receptions/in/<str:token>", signing_in.sign_in, name="reception-in"),
    path("receptions/<str:token>.ics", calendars.of_deputy, name="deputy-calendar"),
    path("desk/receptions/", receptions.days, name="receptions"),
    path("desk/receptions/new", receptions.add, name="reception-add"),
    path("desk/receptions/address/<str:act>", calendars.address, name="reception-address"),
    path("desk/receptions/<int:pk>/", receptions.day, name="reception"),
    path("desk/receptions/<int:pk>/code", signing_in.code, name="reception-code"),
    path("desk/receptions/<int:pk>/<str:name>", receptions.take, name="reception-step"),
    path("api/stations/", api.StationList.as_view(), name="api-stations"),
    path("api/stations/<int:pk>/", api.StationDetail.as_view(), name="api-station"),
]
