"""An answer knows what it answered, whatever becomes of that; what nobody has said limits nobody."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("witnessing", "0001_telling")]
    operations = [
        migrations.AddField(
            "reply",
            "holding",
            models.ForeignKey(
                "witnessing.holding", models.SET_NULL, null=True, related_name="replies"
            ),
        ),
        migrations.AlterField("witness", "many", models.PositiveSmallIntegerField(default=2)),
        migrations.AlterField("witness", "a_day", models.PositiveSmallIntegerField(default=4)),
    ]
