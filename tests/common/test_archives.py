"""Office files judged from their directory: each refusal says what to do, and each limit holds to the entry."""

import struct
import zipfile
from io import BytesIO

import pytest
from django.utils import translation

from congress.common.spreadsheets import FileRefused, archive
from congress.common.spreadsheets.archive import SPREADSHEET_PARTS, judge_archive

DAMAGED = "The file is damaged and cannot be opened."
WRONG_NAME = "The file is not what its name says. Save it as .xlsx or .docx and send it again."
TOO_MUCH = "The file would unpack to far more than a table of this kind holds, so it was not opened."


def packed(**more):
    """A small archive with the parts of a spreadsheet, and others by name."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in {**dict.fromkeys(SPREADSHEET_PARTS, b"<a/>"), **more}.items():
            new.writestr(name, data)
    return target


def refusal(file, **options):
    with translation.override("en"), pytest.raises(FileRefused) as refused:
        judge_archive(file, **options)
    return str(refused.value)


def test_a_right_archive_is_let_through_and_left_at_its_start():
    file = packed()
    file.seek(3)
    judge_archive(file)
    assert file.tell() == 0


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", WRONG_NAME),
        (b"P", WRONG_NAME),
        (b"GIF89a", WRONG_NAME),
        (b"\xd0\xcf\x11\xe0" + bytes(600),
         "The file has the old format or a password. Save it without a password as .xlsx or .docx."),
        (b"PK\x03\x04" + bytes(600), DAMAGED),
        (packed().getvalue()[:-10], DAMAGED),
    ],
)  # fmt: skip
def test_what_is_no_archive_is_refused_and_left_at_its_start(content, sentence):
    file = BytesIO(content)
    assert (refusal(file), file.tell()) == (sentence, 0)


def test_a_part_that_lacks_makes_it_another_kind_of_file():
    assert refusal(packed(), required=("[Content_Types].xml", "word/document.xml")) == WRONG_NAME


def test_macros_are_named_wherever_they_lie_and_however_they_are_spelled():
    sentence = "The file holds macros. Save it without them, as .xlsx or .docx."
    assert [refusal(packed(**{name: b"x"})) for name in ("xl/vbaProject.bin", "word/VBAPROJECT.BIN")] == [sentence] * 2


def test_a_password_of_the_archive_is_named():
    raw = bytearray(packed().getvalue())
    for head, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = raw.index(head) + place
        raw[at : at + 2] = struct.pack("<H", struct.unpack("<H", raw[at : at + 2])[0] | 1)
    assert refusal(BytesIO(raw)) == "The file has a password. Save it without one."


@pytest.mark.parametrize(("entries", "is_taken"), [(archive.MAX_ENTRIES, True), (archive.MAX_ENTRIES + 1, False)])
def test_the_number_of_parts_is_bounded_to_the_part(entries, is_taken):
    file = packed(**{f"p{number}": b"" for number in range(entries - len(SPREADSHEET_PARTS))})
    if is_taken:
        judge_archive(file)
    else:
        assert refusal(file) == TOO_MUCH


@pytest.mark.parametrize(("size", "is_taken"), [(1000, True), (1001, False)])
def test_the_unpacked_size_is_bounded_to_the_byte(monkeypatch, size, is_taken):
    monkeypatch.setattr(archive, "MAX_UNPACKED", 1000 + 4 * len(SPREADSHEET_PARTS))
    file = packed(one=b"x" * (size - 500), two=b"y" * 500)
    if is_taken:
        judge_archive(file)
    else:
        assert refusal(file) == TOO_MUCH


def test_a_small_part_may_be_as_dense_as_it_likes_a_large_one_not(monkeypatch):
    dense = bytes(200_000)
    judge_archive(packed(part=dense))
    monkeypatch.setattr(archive, "RATIO_FROM", len(dense) - 1)
    assert refusal(packed(part=dense)) == TOO_MUCH


@pytest.mark.parametrize("name", ["xl/sheet.xml", "xl/_rels/a.rels"])
def test_definitions_are_refused_in_every_part_that_is_read(name):
    bomb = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbb">]><a>&b;</a>'
    assert refusal(packed(**{name: bomb})) == (
        "The file holds definitions no office program writes, so it was not opened."
    )


def test_a_picture_that_happens_to_hold_these_letters_is_none_of_them():
    judge_archive(packed(**{"xl/media/image1.png": b"<!DOCTYPE"}))


@pytest.mark.parametrize("method", [97, 99])
def test_a_part_packed_in_an_unknown_way_is_damaged(method):
    raw = bytearray(packed().getvalue())
    for head, place in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        at = raw.index(head) + place
        raw[at : at + 2] = struct.pack("<H", method)
    assert refusal(BytesIO(raw)) == DAMAGED


def test_a_part_that_does_not_fit_its_checksum_is_damaged():
    raw = bytearray(packed().getvalue())
    at = raw.index(b"PK\x01\x02") + 16
    raw[at : at + 4] = bytes(4)
    raw[raw.index(b"PK\x03\x04") + 14 : raw.index(b"PK\x03\x04") + 18] = bytes(4)
    assert refusal(BytesIO(raw)) == DAMAGED
