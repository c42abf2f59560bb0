"""Supervision over REST, for reading: what the caller may see, newest first."""

from typing import Any

from rest_framework import generics

from congress.common.rest import NewestFirst
from suggestions.api.supervision_rows import (
    AwardSerializer,
    DrawSerializer,
    GradingSerializer,
    InquirySerializer,
    KeySerializer,
    LookBackSerializer,
    PaperSerializer,
    StarSerializer,
    UrgingSerializer,
    WholeGradingSerializer,
)
from suggestions.models.supervision import (
    Award,
    Draw,
    Grading,
    Inquiry,
    IssuedPaper,
    KeyItem,
    LookBack,
    StarGrade,
    Urging,
)


class Register(generics.ListAPIView[Any]):
    """A list of what the caller may see; empty for one who may see nothing of it."""

    pagination_class = NewestFirst


class KeyList(Register):
    """Key suggestions; proposals only to the office and the leaders."""

    serializer_class = KeySerializer

    def get_queryset(self) -> Any:
        return KeyItem.objects.visible_to(self.request.user).select_related("suggestion")


class UrgingList(Register):
    """Urgings with their letters, to the office and the leaders."""

    serializer_class = UrgingSerializer

    def get_queryset(self) -> Any:
        return Urging.objects.visible_to(self.request.user).select_related("suggestion", "letter")


class LookBackList(Register):
    """Look-backs, to the office and the leaders."""

    serializer_class = LookBackSerializer

    def get_queryset(self) -> Any:
        return LookBack.objects.visible_to(self.request.user).select_related("suggestion")


class GradingList(Register):
    """Gradings of units, to the office and the leaders."""

    serializer_class = GradingSerializer

    def get_queryset(self) -> Any:
        return Grading.objects.visible_to(self.request.user).select_related("scheme")


class GradingDetail(generics.RetrieveAPIView[Grading]):
    """One grading with its table."""

    serializer_class = WholeGradingSerializer

    def get_queryset(self) -> Any:
        return Grading.objects.visible_to(self.request.user).select_related("scheme")


class AwardList(Register):
    """Awards of the years with their nominees, to the office and the leaders."""

    serializer_class = AwardSerializer

    def get_queryset(self) -> Any:
        rows = Award.objects.visible_to(self.request.user).select_related("paper")
        return rows.prefetch_related("nominees__suggestion", "nominees__unit")


class PaperList(Register):
    """Issued papers; to units and deputies what was announced."""

    serializer_class = PaperSerializer

    def get_queryset(self) -> Any:
        return IssuedPaper.objects.visible_to(self.request.user)


class DrawList(Register):
    """Spot checks, to the office and the leaders; anybody who has one can repeat it."""

    serializer_class = DrawSerializer

    def get_queryset(self) -> Any:
        return Draw.objects.visible_to(self.request.user).prefetch_related("drawn__appraisal")


class StarList(Register):
    """Star grades, to the office and the leaders."""

    serializer_class = StarSerializer

    def get_queryset(self) -> Any:
        return StarGrade.objects.visible_to(self.request.user).select_related("suggestion")


class InquiryList(Register):
    """Topical inquiries, to the office, the leaders and the units that answer."""

    serializer_class = InquirySerializer

    def get_queryset(self) -> Any:
        return Inquiry.objects.visible_to(self.request.user).prefetch_related("questions__unit", "tasks__unit")
