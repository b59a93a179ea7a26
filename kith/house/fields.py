"""How a form is drawn, wherever a template says `{{ form }}`."""

from django.forms.renderers import TemplatesSetting


class Fields(TemplatesSetting):
    """Each field with its label, what helps, and what is not right yet, in that order."""

    form_template_name = "house/form.html"
    field_template_name = "house/field.html"
