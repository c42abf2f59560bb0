import os
from datetime import timedelta
from django.utils import timezone
from suggestions import actions
from suggestions.models import Suggestion
from congress.accounts.models import User
from tests.suggestions.test_desks import return_wished, extension_wished, tracked, long_ago
BODY = "我市2021年以来加装电梯318部，其中97部已过质保期。居民普遍不知道后续年检、维修、更换的钱从哪里出，6个小区出现因2000元维修费谈不拢而停梯。建议：一、明确电梯维修可使用住宅专项维修资金的条件和程序；二、建立加装电梯“养老金”账户，由小区自治组织代管，逐年公示；三、把加装电梯年检纳入民生保险补贴，市县两级财政各承担一部分，减轻居民负担；四、公布维保单位红黑榜，让居民有得选；五、每年向代表通报一次进展情况，接受监督。"
def test_shots(shared_town, live_server, page, settings):
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
    town = shared_town
    for i, t in enumerate(["关于完善老旧小区加装电梯后续维护资金保障的建议","关于在中小学周边设置潮汐接送车位的建议","关于扶持清源大枣初加工、延长产业链的建议","关于推进乡镇卫生院中医馆建设的建议","关于加强沿河村庄汛期预警广播维护的建议"]):
        row = town.accepted(timezone.now()-timedelta(days=7-i), title=t)
        Suggestion.objects.filter(pk=row.pk).update(body=BODY, proposed_unit=town.units["住建局"])
    return_wished(town); extension_wished(town); tracked(town); town.dissatisfied(); town.submitted(); town.submitted(title="关于增加夜间急诊儿科医生的建议"); town.assigned(long_ago(), title="关于规范共享单车在地铁口停放的建议")
    for u in User.objects.all():
        u.set_password("Spring-wind-2026"); u.save()
    logs=[]
    page.on("console", lambda m: logs.append(m.text)); page.on("pageerror", lambda e: logs.append(str(e)))
    def sign(name):
        page.context.clear_cookies()
        page.goto(live_server.url+"/accounts/sign-in"); page.fill("[name=username]", name); page.fill("[name=password]", "Spring-wind-2026"); page.click("main button[type=submit]")
    B = live_server.url+"/office/suggestions/suggestion/"
    out=os.environ.get("SHOTS","/tmp/shots"); os.makedirs(out, exist_ok=True)
    def shot(n, full=True):
        for w in (1440,390):
            page.set_viewport_size({"width":w,"height":900}); page.screenshot(path=f"{out}/{n}.{w}.png", full_page=full)
            wide=page.evaluate("document.documentElement.scrollWidth")
            if wide>w: logs.append(f"{n} {w} too wide {wide}")
        page.set_viewport_size({"width":1440,"height":900})
    sign("dispatcher")
    page.goto(B+"handover/"); shot("handover")
    page.locator(".c-split-list li a").nth(1).click(); page.wait_for_timeout(400)
    page.locator("input[name=co]").nth(1).check(); page.select_option("#assign_lead", index=1)
    page.click("button.btn-primary"); page.wait_for_timeout(600); shot("handover-after")
    page.goto(B+"handover/"); page.get_by_text("wish to return").or_(page.get_by_text("申请退办")).first.click(); page.wait_for_timeout(400); shot("handover-return")
    page.goto(B+"overdue/"); shot("overdue-d")
    page.goto(B); shot("list")
    page.goto(live_server.url+"/office/deputies/mandate/"); shot("deputies")
    page.locator("#result_list th a, .result-list th a").first.click(); shot("deputy")
    page.goto(live_server.url+"/office/organs/unit/"); shot("units")
    page.goto(live_server.url+"/office/deputies/mandate/import/roster/"); shot("import")
    page.set_input_files("input[type=file]", "/work/shared/samples/roster_messy.xlsx"); page.click("main button[type=submit]"); shot("import-decide")
    sign("supervisor"); page.goto(B+"rating/"); shot("rating"); page.goto(B+"overdue/"); shot("overdue")
    sign("reviewer"); page.goto(B+"review/"); shot("review")
    page.goto(B+f"{Suggestion.objects.filter(status='tracking').first().pk}/change/"); shot("detail")
    print("\n".join(logs))
