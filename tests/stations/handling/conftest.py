"""What is built once for each file."""

from tests.once import shared
from tests.stations.heard import build

lived, heard = shared(build)
