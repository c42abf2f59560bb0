from django.urls import path

from congress.accounts import views

app_name = "accounts"

urlpatterns = [
    path("sign-in", views.sign_in, name="sign-in"),
    path("sign-out", views.sign_out, name="sign-out"),
    path("activate", views.activate, name="activate"),
    path("password", views.change_password, name="change-password"),
    path("posts", views.posts, name="posts"),
    path("sessions", views.session_list, name="sessions"),
    path("sessions/end-others", views.end_other_sessions, name="end-other-sessions"),
    path("sessions/<str:name>/end", views.end_session, name="end-session"),
]
