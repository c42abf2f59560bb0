"""What was under way before first reviews and separate answers existed: reviews, owed replies, extensions, signatures."""

from django.db import migrations


def carry_over(apps, schema_editor):
    suggestion = apps.get_model("suggestions", "Suggestion")
    suggestion.objects.filter(status="submitted").update(status="reviewed")
    for lead in apps.get_model("suggestions", "Assignment").objects.filter(part="lead").exclude(state="returned"):
        for current in lead.suggestion.rounds.all():
            current.owing.add(lead)
        lead.suggestion.extensions.filter(assignment=None).update(assignment=lead)
    apps.get_model("suggestions", "Round").objects.filter(number__gt=1).update(kind="rehandle")
    apps.get_model("suggestions", "Cosigner").objects.filter(mandate__isnull=False).update(text_version=1)


class Migration(migrations.Migration):
    dependencies = [("suggestions", "0002_depth")]

    operations = [migrations.RunPython(carry_over, migrations.RunPython.noop)]
