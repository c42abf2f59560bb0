"""Text kept encrypted: what stands in the table, who can read it, and what happens to it when somebody changes it."""

import base64

import pytest
from cryptography.exceptions import InvalidTag
from hypothesis import given
from hypothesis import settings as few
from hypothesis import strategies as st

from congress.common.fields import NONCE, EncryptedTextField

FIELD = EncryptedTextField()
PHONE = "13812341234"


def read(kept):
    return FIELD.from_db_value(kept, None, None)


@few(max_examples=60)
@given(text=st.text(min_size=1, max_size=40))
def test_every_text_comes_back_and_is_not_to_be_seen_in_between(text):
    kept = FIELD.get_prep_value(text)
    assert (read(kept), kept.isascii()) == (text, True)
    assert len(base64.b64decode(kept)) == NONCE + len(text.encode()) + 16


def test_the_same_text_never_looks_the_same_twice():
    assert len({FIELD.get_prep_value(PHONE) for _time in range(20)}) == 20


@pytest.mark.parametrize("nothing", ["", None])
def test_nothing_stays_nothing(nothing):
    assert (FIELD.get_prep_value(nothing), read(nothing)) == ("", "")


@pytest.mark.parametrize("place", [0, NONCE, NONCE + 5, -1])
def test_a_changed_byte_is_noticed(place):
    raw = bytearray(base64.b64decode(FIELD.get_prep_value(PHONE)))
    raw[place] ^= 1
    with pytest.raises(InvalidTag):
        read(base64.b64encode(raw).decode())


def test_another_key_does_not_open_it(settings):
    settings.FIELD_KEY = "one"
    kept = FIELD.get_prep_value(PHONE)
    settings.FIELD_KEY = "two"
    with pytest.raises(InvalidTag):
        read(kept)
    settings.FIELD_KEY = "one"
    assert read(kept) == PHONE


def test_a_key_of_its_own_outlives_a_change_of_the_sites_secret(settings):
    settings.FIELD_KEY = "kept apart"
    kept = FIELD.get_prep_value(PHONE)
    settings.SECRET_KEY = "changed"
    assert read(kept) == PHONE


def test_without_a_key_of_its_own_the_sites_secret_opens_it(settings):
    settings.FIELD_KEY = ""
    kept = FIELD.get_prep_value(PHONE)
    settings.FIELD_KEY = settings.SECRET_KEY
    assert read(kept) == PHONE
    settings.FIELD_KEY, settings.SECRET_KEY = "", "changed"
    with pytest.raises(InvalidTag):
        read(kept)


def test_a_number_is_kept_as_its_text():
    assert read(FIELD.get_prep_value(13812341234)) == PHONE
