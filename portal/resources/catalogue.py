"""The sets of open data, in the order the page shows them."""

from portal.resources.deputies import DEPUTIES
from portal.resources.plans import PLAN_ROWS
from portal.resources.stations import STATIONS
from portal.resources.suggestions import REPLIES, SUGGESTIONS

DATASETS = {each.name: each for each in (DEPUTIES, STATIONS, SUGGESTIONS, REPLIES, PLAN_ROWS)}
