from django.urls import path
from django.views.i18n import set_language

from congress.common import views

urlpatterns = [
    path("healthz", views.health, name="health"),
    path("elder", views.elder, name="elder"),
    path("language", set_language, name="set-language"),
]
