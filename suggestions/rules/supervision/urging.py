"""Whom an urging reaches, by the light of the answer (催办、提醒督办函): the later, the higher."""

from congress.accounts.rules import Role

CLERKS, APPROVERS = frozenset({Role.UNIT_CLERK}), frozenset({Role.UNIT_CLERK, Role.UNIT_APPROVER})
REACHES: dict[str, frozenset[Role]] = {
    "go": CLERKS,
    "off": CLERKS,
    "near": CLERKS,
    "hot": APPROVERS,
    "late": APPROVERS | {Role.FIRST_TIER},
}
