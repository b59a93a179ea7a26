"""The same for what was answered, and for whoever had practised, before that was kept."""

from django.db import migrations


def fill(apps, schema_editor):
    Reply, Holding, Witness = (
        apps.get_model("witnessing", name) for name in ("Reply", "Holding", "Witness")
    )
    for reply in Reply.objects.filter(holding=None):
        held = Holding.objects.filter(story=reply.story_id, witness=reply.witness_id).first()
        Reply.objects.filter(pk=reply.pk).update(holding=held)
    Witness.objects.filter(languages=[]).update(many=2, a_day=4)


class Migration(migrations.Migration):
    dependencies = [("witnessing", "0002_which_holding_was_answered")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
