"""Every public page, feed and file opens before anything is entered."""

import pytest
from django.test import Client

from tests.access.walking import plain_addresses, read
from tests.architecture.test_addresses import PUBLIC

SETS = [
    f"/data/{name}.{form}" for name in ("deputies", "stations", "suggestions", "replies") for form in ("csv", "json")
]
EMPTY = ["/deputies/", "/published/", "/stations/", "/search?q=x"]


@pytest.mark.django_db
def test_all_that_is_public_opens() -> None:
    plain = [address for address in plain_addresses() if address.removeprefix("/") in PUBLIC]
    only_posted = {"/elder", "/language", "/accounts/sign-out", "/office/logout/"}
    answers = {address: Client().get(address).status_code for address in {*plain, *SETS} - only_posted}
    assert answers == dict.fromkeys(answers, 200)
    assert len(answers) > len(SETS)


@pytest.mark.django_db
@pytest.mark.parametrize("address", EMPTY)
def test_a_list_of_nothing_says_so(address: str) -> None:
    assert read(Client().get(address)).count('class="c-empty"') == 1


@pytest.mark.django_db
@pytest.mark.parametrize("name", SETS)
def test_a_file_of_nothing_is_whole(name: str) -> None:
    text = read(Client().get(name))
    assert text.count("\r\n") == 1 if name.endswith("csv") else text.endswith('"rows": [\n]}\n')
