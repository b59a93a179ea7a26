"""What somebody says on the porch gets a key to itself."""

from django.db import migrations

from kith.ground import sealed


def reseal(apps, schema_editor):
    for seat in apps.get_model("connections", "PorchSeat").objects.select_related("person"):
        shown = f"person:{seat.person.token}"
        words = sealed.read(shown, seat.sealed_line, "porch")
        if words is not None:
            seat.sealed_line = sealed.seal_anew(f"{shown}/porch", words, "porch")
            seat.save()


class Migration(migrations.Migration):
    dependencies = [
        ("connections", "0001_initial"),
        ("people", "0002_a_key_for_what_changes"),
    ]
    operations = [migrations.RunPython(reseal, migrations.RunPython.noop)]
