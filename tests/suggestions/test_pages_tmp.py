import pytest
from django.utils import timezone
from suggestions import actions

@pytest.fixture(autouse=True)
def _plain(settings):
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}

@pytest.mark.parametrize("who", ["deputy","clerk","approver","co_clerk","chair","dispatcher", "supervisor", "reviewer"])
def test_x(town, who, client):
    rows = [town.draft(), town.submitted(), town.accepted(), town.assigned(), town.handling(), town.replied(), town.dissatisfied(), town.rate(town.replied(category="B"), "mostly")]
    h = town.handling(); town.drafted(h); rows.append(h)
    d = town.dissatisfied(); actions.rehandle(d, reason="补充安全岛答复", by=town.supervisor, at=timezone.now()); rows.append(d)
    client.force_login(getattr(town, who))
    assert client.get("/").status_code == 200
    print(who, client.get("/home").status_code, client.get("/suggestions/").status_code)
    for row in rows:
        r = client.get(f"/suggestions/{row.pk}/")
        row.refresh_from_db()
        print(row.status, r.status_code, [n for n, l in r.context["steps"]] if r.status_code == 200 else "", r.context.get("primary") if r.status_code==200 else "")
        if r.status_code == 200:
            for n, l in r.context["steps"]:
                s = client.get(f"/suggestions/{row.pk}/steps/{n}")
                assert s.status_code == 200, n
    if who == "deputy":
        assert client.get("/suggestions/new").status_code == 200
        assert client.get(f"/suggestions/{rows[0].pk}/edit").status_code == 200
