"""Form controls dressed by kind, so that forms need not name classes."""

from django import template
from django.forms import BoundField
from django.utils.safestring import SafeString

register = template.Library()

CLASSES = {
    "select": "form-select",
    "selectmultiple": "form-select",
    "nullbooleanselect": "form-select",
    "checkbox": "",
    "radioselect": "",
    "checkboxselectmultiple": "",
}


@register.simple_tag
def control(field: BoundField) -> SafeString:
    """The field's widget with the house's class for its kind and the classes the form gave it."""
    own = field.field.widget.attrs.get("class", "")
    classes = " ".join(filter(None, [CLASSES.get(field.widget_type, "form-control"), own]))
    return field.as_widget(attrs={"class": classes} if classes else None)
