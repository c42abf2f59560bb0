from django.urls import path

from portal.views import home, public

app_name = "portal"

urlpatterns = [
    path("", public.front, name="front"),
    path("home", home.home, name="home"),
    path("deputies/", public.deputies, name="deputies"),
    path("deputies/<int:pk>/", public.deputy, name="deputy"),
    path("search", public.search, name="search"),
]
