"""What is sent with a POST of the access table."""

from typing import Any

from tests.access.world import DESKS, ROOMS, World


def sent(world: World, request: str) -> dict[str, Any]:
    """The body of a POST as options of the test client."""
    name, _space, step = request.partition(" ")
    if name.endswith("_desk_step"):
        step = DESKS[name.split("_")[1]]
    if ":api-" in name:
        return {"data": world.body(step), "content_type": "application/json"}
    told = [room.BODIES[name] for room in ROOMS if name in getattr(room, "BODIES", {})]
    return {"data": told[0] if told else world.body(step)}
