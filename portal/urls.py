from django.urls import path

from portal import views

app_name = "portal"

urlpatterns = [
    path("", views.front, name="front"),
    path("home", views.home, name="home"),
]
