"""Cards and protections get keys to themselves: until now they lay under the person's two."""

from django.db import migrations

from kith.ground import sealed


def reseal(apps, schema_editor):
    for needs in apps.get_model("people", "Needs").objects.select_related("person"):
        shown = f"person:{needs.person.token}"
        needs.sealed_card = moved(shown, f"{shown}/card", needs.sealed_card, "needs card")
        needs.sealed_shown = moved(shown, f"{shown}/shown", needs.sealed_shown, "needs shown")
        needs.save()
    for kept in apps.get_model("people", "Protection").objects.select_related("person"):
        own = f"own:{kept.person.token}"
        kept.sealed_walls = moved(own, f"{own}/walls", kept.sealed_walls, "protection")
        kept.save()


def moved(before, now, blob, field):
    words = sealed.read(before, blob, field)
    return blob if words is None else sealed.seal_anew(now, words, field)


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial"), ("ground", "0001_initial")]
    operations = [migrations.RunPython(reseal, migrations.RunPython.noop)]
