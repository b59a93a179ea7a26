"""How a form is drawn, wherever a template says `{{ form }}`, and what its fields say."""

from typing import Any

from django import forms
from django.core import validators
from django.forms.renderers import TemplatesSetting
from django.utils.translation import gettext_lazy as _


class Fields(TemplatesSetting):
    """Each field with its label, what helps, and what is not right yet, in that order."""

    form_template_name = "house/form.html"
    field_template_name = "house/field.html"


CHOOSE = _("That is not one of the choices here. You can choose another.")

SAID: dict[type[forms.Field], dict[str, Any]] = {
    forms.Field: {"required": _("This is still empty.")},
    forms.ChoiceField: {"invalid_choice": CHOOSE},
    forms.MultipleChoiceField: {"invalid_choice": CHOOSE},
    forms.IntegerField: {"invalid": _("A whole number goes here.")},
    forms.TimeField: {"invalid": _("A time of day goes here, like 21:30.")},
}


def speak_as_the_house() -> None:
    """Django's own words are for technicians. These are for people, and echo nothing back."""
    for field, words in SAID.items():
        field.default_error_messages = {**field.default_error_messages, **words}
    validators.MaxLengthValidator.message = _(
        "This is longer than it can be here. Nothing is cut off; you can make it shorter."
    )
    validators.ProhibitNullCharactersValidator.message = _(
        "There is a sign in it that cannot be seen and cannot be kept. You can write it anew."
    )
    validators.MinLengthValidator.message = _("This is shorter than it can be here.")
    validators.MinValueValidator.message = _("That number is smaller than it can be here.")
    validators.MaxValueValidator.message = _("That number is larger than it can be here.")
