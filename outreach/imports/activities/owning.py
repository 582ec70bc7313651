"""Which addresses of a mailbox are the owner's."""

from collections.abc import Collection

from outreach.imports.activities.sending import Participants
from outreach.imports.owner import Owner
from outreach.imports.people.identity import address_of
from outreach.models import folded


def addresses_of_owner(said: str, owner: Owner, there: Participants) -> Collection[str]:
    """What the user said; else the account's address if it takes part; else whoever sent what is labelled as sent, or
    takes part in nearly every message, or bears the account's name. Empty when nobody can tell. What is labelled as
    sent, or bears the same full name, comes from further addresses of the owner: taken for somebody else's it would be
    an answer that nobody gave."""
    address = address_of(said)
    if address:
        first = {address}
    elif said.strip():
        first = there.called(folded(said)) or _by_account(owner, there)
    else:
        first = _by_account(owner, there)
    return first | set(there.labelled) | there.bearing_names_of(first) if first else first


def _by_account(owner: Owner, there: Participants) -> set[str]:
    address = address_of(owner.address)
    if address and address in there:
        return {address}
    if there.labelled:
        return {there.labelled.most_common(1)[0][0]}
    most = there.most()
    return {most} if most else there.called(folded(owner.name)) if owner.name else set()
