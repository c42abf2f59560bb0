"""The words a clerk's book of stations (联络站台账) uses: headings, kinds, forms."""

from stations.rules import Form, Kind

HEADINGS: dict[str, tuple[str, ...]] = {
    "code": ("站点编码", "站点编号", "编码", "编号"),
    "name": ("站点名称", "联络站名称", "站名", "名称"),
    "kind": ("类型", "站点类型", "类别"),
    "form": ("形式", "站点形式"),
    "theme": ("主题", "特色", "专业特色"),
    "parent": ("上级站点", "上级联络站", "上级"),
    "region": ("所属区域", "所属辖区", "所在区域", "区域"),
    "address": ("地址", "站点地址", "详细地址"),
    "size_m2": ("面积（㎡）", "面积", "面积（平方米）", "建筑面积"),
    "keeper": ("站长", "负责人"),
    "liaison": ("联络员", "联系人"),
    "phone": ("联系电话", "电话", "联系方式"),
    "reception": ("固定接待日", "接待日", "接待时间"),
    "longitude": ("经度",),
    "latitude": ("纬度",),
    "notes": ("备注", "说明"),
}
REQUIRED = ("code", "name", "kind", "region")

KINDS = {
    "总站": Kind.HEAD,
    "联络总站": Kind.HEAD,
    "代表之家": Kind.HOME,
    "人大代表之家": Kind.HOME,
    "家": Kind.HOME,
    "联络站": Kind.STATION,
    "代表联络站": Kind.STATION,
    "中心联络站": Kind.STATION,
    "中心站": Kind.STATION,
    "站": Kind.STATION,
    "联络点": Kind.POINT,
    "联系点": Kind.POINT,
    "代表联络点": Kind.POINT,
    "点": Kind.POINT,
    "代表工作室": Kind.STUDIO,
    "工作室": Kind.STUDIO,
    "流动站": Kind.TOURING,
    "流动联络站": Kind.TOURING,
    "网上联络站": Kind.ONLINE,
    "云上联络站": Kind.ONLINE,
    "立法联系点": Kind.LEGISLATIVE,
    "基层立法联系点": Kind.LEGISLATIVE,
}
FORMS = {
    "固定": Form.FIXED,
    "固定站": Form.FIXED,
    "流动": Form.TOURING,
    "流动站": Form.TOURING,
    "云上": Form.CLOUD,
    "云上站": Form.CLOUD,
    "线上": Form.CLOUD,
    "网上": Form.CLOUD,
}
# The first word of each is the one an export writes.
KIND_WORDS = {code: word for word, code in reversed(KINDS.items())}
FORM_WORDS = {code: word for word, code in reversed(FORMS.items())}
FORMS_OF_KINDS = {Kind.TOURING: Form.TOURING, Kind.ONLINE: Form.CLOUD}
"""What a book that tells no form means; any other kind is fixed."""
