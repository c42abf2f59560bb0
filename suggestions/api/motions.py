"""Motions over REST: list, read, step, counts. The same forms and actions as the pages."""

from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone
from drf_spectacular.utils import OpenApiParameter, OpenApiTypes, extend_schema
from rest_framework import generics, status
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from congress.common.lifecycle import Refused
from congress.common.rest import NewestFirst, typed
from suggestions.api.motion_rows import AskedMotionsSerializer, MotionSerializer, WholeMotionSerializer
from suggestions.api.suggestions import RefusalSerializer
from suggestions.forms.motions import MOTION_FORMS
from suggestions.models import Motion
from suggestions.parties import motion_parties_of
from suggestions.reports import motion_counts
from suggestions.rules.motions import MOTION_LAW


def _visible(request: Request) -> QuerySet[Any]:
    reader: Any = request.user
    return Motion.objects.visible_to(reader).for_rows(reader).select_related("suggestion")


@extend_schema(parameters=[AskedMotionsSerializer])
class MotionList(generics.ListAPIView[Motion]):
    """Motions the caller may see, newest first; `status` narrows."""

    serializer_class = MotionSerializer
    pagination_class = NewestFirst

    def get_queryset(self) -> Any:
        asked = AskedMotionsSerializer(data=self.request.query_params)
        asked.is_valid(raise_exception=True)
        return _visible(self.request).filter(**asked.validated_data)


class MotionDetail(generics.RetrieveAPIView[Motion]):
    """One motion with the steps open to the caller."""

    serializer_class = WholeMotionSerializer

    def get_queryset(self) -> Any:
        return _visible(self.request)


class TakeMotionStep(APIView):
    """Take one step; the body holds the fields of the step's form and `seen`, the version looked at.

    200 with the changed motion, 400 with errors by field, 404 for what the caller may not see, 409 with the
    sentence when the step may not be taken.
    """

    @extend_schema(
        parameters=[OpenApiParameter("name", str, OpenApiParameter.PATH, enum=list(MOTION_FORMS))],
        request=OpenApiTypes.OBJECT,
        responses={
            200: WholeMotionSerializer,
            400: OpenApiTypes.OBJECT,
            404: RefusalSerializer,
            409: RefusalSerializer,
        },
    )
    def post(self, request: Request, pk: int, name: str) -> Response:
        motion = get_object_or_404(_visible(request), pk=pk)
        if name not in MOTION_FORMS:
            raise NotFound
        reader: Any = request.user
        try:
            MOTION_LAW.check(name, motion.status, motion_parties_of(reader, motion))
            kind = MOTION_FORMS[name]
            form = kind(typed(request, kind.base_fields), motion=motion, by=reader, name=name)
            if not form.is_valid():
                return Response({field: list(told) for field, told in form.errors.items()}, status.HTTP_400_BAD_REQUEST)
            form.take(timezone.now())
        except Refused as refusal:
            return Response({"detail": str(refusal)}, status=status.HTTP_409_CONFLICT)
        changed = Motion.objects.for_rows(reader).select_related("suggestion").get(pk=motion.pk)
        return Response(WholeMotionSerializer(changed, context={"request": request}).data)


class MotionCounts(APIView):
    """How many motions the caller may see were registered, and what was decided on them."""

    @extend_schema(responses=OpenApiTypes.OBJECT)
    def get(self, request: Request) -> Response:
        return Response(motion_counts(request.user))
