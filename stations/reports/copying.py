"""A citizen's copy of what is kept of them (个人信息保护法 §45)."""

from typing import Any

from stations.models import Opinion
from stations.reports.following import course

SAID = ("text", "ask", "place", "name", "sex", "phone", "address")
AGREED = ("has_read_notice", "may_pass_on", "may_publish")
DONE = ("answer", "rating", "comment", "received_at", "answered_at", "rated_at", "ended_at", "deidentified_at")


def copy_of(opinion: Opinion) -> dict[str, Any]:
    """Everything, in plain values; photos by their names."""
    facts: dict[str, Any] = {"receipt": opinion.receipt, "status": opinion.get_status_display()}
    facts |= {field: getattr(opinion, field) for field in SAID + AGREED + DONE}
    facts["deputy"], facts["station"] = (str(one) if one else "" for one in (opinion.deputy, opinion.station))
    facts["messages"] = [
        {"at": one.at, "from_you": one.by_id is None, "text": one.text} for one in opinion.messages.all()
    ]
    facts["course"] = [{"at": one.at, "title": one.title, "text": one.text} for one in course(opinion) if one.at]
    facts["photos"] = [photo.upload.name for photo in opinion.photos.select_related("upload")]
    return facts
