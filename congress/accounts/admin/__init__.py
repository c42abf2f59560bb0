"""The back office's own people. Its sign-in is the site's; Django's groups and permissions are not used."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.models import Group

from congress.accounts import views
from congress.accounts.admin import people

__all__ = ["people"]

site: Any = admin.site
site.unregister(Group)
site.login = views.office_sign_in
site.logout = views.sign_out
site.password_change = views.change_password
