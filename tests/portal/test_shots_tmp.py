import os
from datetime import timedelta
import pytest
from django.utils import timezone
from congress.accounts.models import User
from suggestions import actions
from suggestions.models import Suggestion

NAMES = {"deputy":"周明远","deputy2":"陈秀兰","clerk":"吴晓峰","clerk2":"高洁","approver":"孙立军","co_clerk":"赵强","dispatcher":"李静","supervisor":"王海","reviewer":"何芳","chair":"李建国"}

def test_shots(shared_town, live_server, browser, client, settings):
    settings.LOCALE_PATHS = ["/tmp/scratch_locale", *settings.LOCALE_PATHS]
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
    t = shared_town
    for k, v in NAMES.items():
        user = t.people[k]; user.name = v; user.save()
        if k in t.mandates:
            p = t.mandates[k].person; p.name = v; p.save(); 
    t.deputy = User.objects.get(pk=t.people["deputy"].pk)
    for k in NAMES: t.people[k] = User.objects.get(pk=t.people[k].pk)
    from deputies.models import Mandate
    for k in t.mandates: t.mandates[k] = Mandate.objects.select_related("person__user","term__congress").get(pk=t.mandates[k].pk)
    now = timezone.now(); ago = lambda d: now - timedelta(days=d)
    t.draft(title="关于规范校外托管机构消防安全管理的建议")
    sb = t.submitted(ago(3), title="关于建立社区家庭医生签约服务评价机制的建议")
    actions.send_back(sb, what_to_mend="请补充现行评价办法的情况。", by=t.reviewer, at=ago(1))
    t.submitted(ago(2), title="关于优化 6 路公交线路、方便城东中学学生上下学的建议")
    t.accepted(ago(4), title="关于完善三里屯片区雨污分流改造的建议")
    a = t.assigned(ago(5), title="关于规范小区电梯广告收益公示的建议")
    t.handling(ago(95), title="关于加强城中村自建房安全排查整治的建议")
    h = t.handling(ago(80), title="关于改造老旧小区供暖二次管网的建议")
    h2 = t.handling(ago(20), title="关于在滨河公园增设无障碍坡道和第三卫生间的建议")
    actions.record_contact(h2, stage="before", method="meeting", on=timezone.localdate(ago(12)), people="刘志刚、韩雪、周明远", content="商定先做西门坡道", by=t.clerk, at=ago(12))
    actions.sign_in(t.part(h2, "公安局"), by=t.co_clerk, at=ago(11))
    actions.send_co_opinion(t.part(h2, "公安局"), text="我局同意在西门划设临时停车位，坡道施工期间派员疏导。", by=t.co_clerk, at=ago(9))
    t.drafted(h2, ago(2), "B")
    r = t.replied(ago(4), category="B", title="关于在老城区背街小巷增设集中充电设施、治理电动自行车“飞线”充电的建议")
    rh = t.dissatisfied(ago(30)); actions.rehandle(rh, reason="安全岛一项没有答复，请补充。", by=t.supervisor, at=ago(25))
    t.rate(t.replied(ago(40), category="B", title="关于整治临街商铺占用盲道的建议"), "mostly", ago(30))
    t.rate(t.replied(ago(60), title="关于盘活闲置校舍、增加普惠托育点的建议"), "satisfied", ago(50))
    errors = []
    def shot(who, path, name, sizes=(1440, 390), act=None):
        for w in sizes:
            context = browser.new_context(locale="zh-CN", viewport={"width": w, "height": 900})
            if who:
                client.force_login(t.people[who])
                context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": client.cookies[settings.SESSION_COOKIE_NAME].value, "url": live_server.url}])
            page = context.new_page()
            page.on("console", lambda m: errors.append((name, m.text)) if m.type == "error" else None)
            page.goto(live_server.url + path)
            if act: act(page)
            page.screenshot(path=f"/tmp/shots/{name}.{w}.png", full_page=True)
            over = page.evaluate("document.documentElement.scrollWidth > innerWidth")
            if over: errors.append((name, w, "overflow"))
            context.close()
    os.makedirs("/tmp/shots", exist_ok=True)
    shot(None, "/", "front")
    shot("deputy", "/home", "home")
    shot("deputy", "/suggestions/", "mine")
    shot("clerk", "/suggestions/", "inbox")
    shot("chair", "/suggestions/", "table", (1440,))
    shot("deputy", f"/suggestions/{r.pk}/", "detail-deputy")
    shot("clerk", f"/suggestions/{h2.pk}/", "detail-clerk", (1440,))
    shot("clerk", f"/suggestions/{rh.pk}/", "detail-rehandle", (1440,))
    shot("deputy", "/suggestions/new", "draft")
    shot("clerk", f"/suggestions/{h2.pk}/steps/draft_reply", "step-reply")
    shot("clerk", f"/suggestions/{a.pk}/steps/sign_in", "step-sign", (390,))
    shot("dispatcher", f"/suggestions/{Suggestion.objects.get(status='accepted').pk}/steps/assign", "step-assign", (1440,))
    shot("deputy", "/suggestions/statistics", "figures", (1440,))
    print(errors)
