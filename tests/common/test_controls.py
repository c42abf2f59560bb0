"""Form controls are dressed by their kind, whatever the form."""

import pytest
from django import forms
from django.template import Context, Template

SHOWN = Template("{% load fields %}{% control field %}")
TWO = [("a", "甲"), ("b", "乙")]


def drawn(field, **data):
    class Form(forms.Form):
        one = field

    return SHOWN.render(Context({"field": Form(data or None)["one"]}))


@pytest.mark.parametrize(
    ("field", "classes"),
    [
        (forms.CharField(), ["form-control"]),
        (forms.CharField(widget=forms.Textarea), ["form-control"]),
        (forms.EmailField(), ["form-control"]),
        (forms.FileField(), ["form-control"]),
        (forms.DateField(), ["form-control"]),
        (forms.ChoiceField(choices=TWO), ["form-select"]),
        (forms.MultipleChoiceField(choices=TWO), ["form-select"]),
        (forms.NullBooleanField(), ["form-select"]),
        (forms.BooleanField(), []),
        (forms.ChoiceField(choices=TWO, widget=forms.RadioSelect), []),
        (forms.MultipleChoiceField(choices=TWO, widget=forms.CheckboxSelectMultiple), []),
        (forms.CharField(widget=forms.TextInput({"class": "c-short"})), ["form-control", "c-short"]),
        (forms.BooleanField(widget=forms.CheckboxInput({"class": "c-big"})), ["c-big"]),
    ],
)
def test_a_control_has_the_class_of_its_kind_and_those_of_its_form(field, classes):
    html = drawn(field)
    assert (f'class="{" ".join(classes)}"' in html) if classes else ("class" not in html)


def test_what_was_typed_is_escaped():
    assert drawn(forms.CharField(), one='"><script>').count("<script>") == 0


def test_other_attributes_of_the_form_stay():
    html = drawn(forms.CharField(max_length=40, widget=forms.TextInput({"autocomplete": "username"})))
    assert [part for part in ('maxlength="40"', 'autocomplete="username"') if part not in html] == []
