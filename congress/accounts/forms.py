"""What people type about themselves, and what the system administrator types about others."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth import authenticate
from django.contrib.auth.password_validation import password_validators_help_texts, validate_password
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from congress.accounts.models import Post, User
from congress.organs.models import Congress, Unit


def _password(label: Any, autocomplete: str) -> forms.CharField:
    widget = forms.PasswordInput(attrs={"autocomplete": autocomplete})
    return forms.CharField(label=label, max_length=128, strip=False, widget=widget)


class SignInForm(forms.Form):
    """Valid only for somebody who may sign in now; whoever may not is told one sentence, whatever the reason."""

    username = forms.CharField(
        label=_("User name"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "autofocus": True}),
    )
    password = _password(_("Password"), "current-password")

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request
        self.user: User | None = None

    def clean(self) -> dict[str, Any]:
        typed = self.cleaned_data
        if "username" in typed and "password" in typed:
            self.user = authenticate(self.request, username=typed["username"], password=typed["password"])
            if self.user is None:
                raise ValidationError(
                    gettext(
                        "You cannot sign in with this name and password. After five wrong passwords an account rests "
                        "for 15 minutes. If you need help, ask the office that gave you the account."
                    )
                )
        return typed


class NewPasswordForm(forms.Form):
    """A new password, twice."""

    password = _password(_("New password"), "new-password")
    again = _password(_("New password again"), "new-password")

    def __init__(self, *args: Any, user: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        self.fields["password"].help_text = " ".join(password_validators_help_texts())

    def clean_password(self) -> str:
        validate_password(self.cleaned_data["password"], self.user)
        return str(self.cleaned_data["password"])

    def clean_again(self) -> str:
        if self.cleaned_data["again"] != self.cleaned_data.get("password", self.cleaned_data["again"]):
            raise ValidationError(gettext("The two passwords differ."))
        return str(self.cleaned_data["again"])


class ActivateForm(NewPasswordForm):
    code = forms.CharField(
        label=_("Activation code"),
        max_length=80,
        help_text=_("Printed on the paper you were given. Capitals and dashes do not matter."),
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autocapitalize": "characters"}),
    )
    field_order = ["code", "password", "again"]


class ChangePasswordForm(NewPasswordForm):
    """The present password is checked as at sign-in, wrong tries counted."""

    present = _password(_("Present password"), "current-password")
    field_order = ["present", "password", "again"]

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        super().__init__(*args, user=request.user, **kwargs)
        self.request = request

    def clean_present(self) -> str:
        present = str(self.cleaned_data["present"])
        if authenticate(self.request, username=self.user.username, password=present) is None:
            raise ValidationError(gettext("This is not your present password."))
        return present


class PostForm(forms.Form):
    """One of the person's own current posts."""

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(post.pk, str(post)) for post in user.current_posts]
        self.fields["post"] = forms.TypedChoiceField(coerce=int, choices=choices)


class CorrectForm(forms.ModelForm):
    class Meta:
        model = User
        fields = ["name", "email", "phone"]
        widgets = {"phone": forms.TextInput}


class OpenAccountForm(CorrectForm):
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)

    class Meta(CorrectForm.Meta):
        fields = ["username", "name", "email", "phone", "language"]


class GivePostForm(forms.ModelForm):
    """Posts are given in the giver's own realm."""

    def __init__(self, *args: Any, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["congress"].queryset = Congress.objects.filter(pk__in=by.realm)
        fields["unit"].queryset = Unit.objects.filter(congress__in=by.realm)

    class Meta:
        model = Post
        fields = ["role", "congress", "unit", "region", "starts_on", "ends_on"]
        widgets = {
            "starts_on": forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
            "ends_on": forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        }
