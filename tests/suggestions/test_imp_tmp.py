from pathlib import Path
from django.test import Client
from django.core.files.uploadedfile import SimpleUploadedFile as F
def test_it(town, settings, tmp_path):
    settings.MEDIA_ROOT=tmp_path
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
    c=Client(); c.force_login(town.dispatcher); S=Path("/work/shared/samples")
    for u,f in [("suggestions/suggestion/import/history/","suggestions_2023_2025.xlsx"),("suggestions/suggestion/import/form/","suggestion_form_1.docx"),("suggestions/suggestion/import/form/","suggestion_form_3.docx"),("organs/unit/import/units/","units.xlsx"),("deputies/mandate/import/roster/","roster_clean.xlsx")]:
        r=c.post("/office/"+u,{"file":F(f,(S/f).read_bytes())})
        p=c.get(r.url); v=p.context.get("preview")
        print(f, p.status_code, p.context.get("refusal"), v and (len(v.new),len(v.changed),p.context["refused_rows"], [x.reason for x in v.refused][:2]))
        q=c.post(r.url,{"act":"take_right"}); print("  take", q.status_code, c.get(r.url).status_code)
