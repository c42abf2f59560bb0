"""Reading a table of steps two ways: as written by hand, and as coded. Both give what may happen, and nothing else."""

import itertools

from congress.accounts.rules import Role


def as_written(table):
    """Lines of `step who,who from>to from=`; “=” stays. Gives {(step, status, role): status afterwards}."""
    found = {}
    for line in table.strip().splitlines():
        name, who, *moves = line.split()
        for move in moves:
            before, _sign, after = move.partition(">") if ">" in move else (move.rstrip("="), "", move.rstrip("="))
            found |= {(name, before, role): after for role in who.split(",")}
    return found


def as_coded(law, statuses):
    """The same of every step, status and role there is."""
    return {
        (name, status.value, role.value): law.steps[name].to or status.value
        for name, status, role in itertools.product(law.steps, statuses, Role)
        if law.may(name, status, {role})
    }
