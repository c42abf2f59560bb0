"""The photographs a station shows."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from congress.accounts.models import User
from congress.audit.actions import record
from congress.common.lifecycle import Refused
from congress.files.actions import Incoming, take_in, throw_away
from stations.actions.at_station import only, open_station
from stations.models import Station, StationPhoto
from stations.rules.opinions import Party
from stations.rules.places import MAX_PHOTOS

HOSTS = frozenset({Party.KEEPER, Party.OFFICE})


@transaction.atomic
def add_photo(station: Station, *, file: Incoming, caption: str, by: User, at: datetime) -> StationPhoto:
    """Show a photograph; the same one sent again is shown once. Refused for what is no picture, and beyond six."""
    only(HOSTS, station, by)
    row, upload = open_station(station), take_in(file, by=by, at=at)
    if not upload.content_type.startswith("image/"):
        raise Refused(_("Send a photograph: JPEG, PNG or WebP."))
    known = row.photos.filter(upload__sha256=upload.sha256).first()
    if known:
        throw_away(upload)
        return known
    if row.photos.count() >= MAX_PHOTOS:
        raise Refused(_("A station shows at most %(most)s photographs; take one away first.") % {"most": MAX_PHOTOS})
    photo = row.photos.create(upload=upload, caption=caption)
    record("station.photo.add", f"station:{row.pk}", by=by, at=at, detail={"caption": caption})
    return photo


@transaction.atomic
def remove_photo(photo: StationPhoto, *, by: User, at: datetime) -> None:
    """Take a photograph away, its file too. Nothing happens when somebody else was quicker."""
    only(HOSTS, photo.station, by)
    row = StationPhoto.objects.select_for_update(of=("self",)).select_related("upload").filter(pk=photo.pk).first()
    if row is None:
        return
    row.delete()
    throw_away(row.upload)
    record("station.photo.remove", f"station:{row.station_id}", by=by, at=at, detail={"caption": row.caption})
