"""A file from elsewhere is only data: bombs are refused before they go off, damage is named."""

from __future__ import annotations

import io
import json
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from omnidesk.domain.errors import OmnideskError, RubricInvalid
from omnidesk.exchange.safe_zip import MAX_MEMBER_BYTES, MAX_MEMBERS
from omnidesk.services.import_plan import read_plan
from omnidesk.services.rubric_files import read_rubric

Change = Callable[[bytes], bytes]
LAUGHS = (
    b'<!DOCTYPE x [<!ENTITY a "ha">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9))
    + b"]>"
)
pytestmark = pytest.mark.timeout(60)


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """An ordinary workbook."""
    path = tmp_path_factory.mktemp("sound") / "sound.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["Group", "Dimension", "Level 1", "Level 2"])
    sheet.write_row(1, 1, ["Tea", "cold", "hot"])
    sheet.write_row(2, 1, ["Cake", "dry", 5.0])
    sheet.merge_range("A2:A3", "G")
    book.close()
    return path.read_bytes()


def changed(content: bytes, changes: dict[str, Change], **more: bytes) -> bytes:
    """The workbook with some of its members changed, and others added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", 8) as new:
        for name in old.namelist():
            change = next((c for end, c in changes.items() if name.endswith(end)), None)
            new.writestr(name, change(old.read(name)) if change else old.read(name))
        for name, member in more.items():
            new.writestr(name, member)
    return out.getvalue()


def code_of(path: Path, content: bytes) -> str:
    path.write_bytes(content)
    with pytest.raises(RubricInvalid) as refused:
        read_rubric(path)
    return refused.value.problems[0].code


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "book.xlsx"


@pytest.mark.parametrize("part", ["workbook.xml", "sheet1.xml", "sharedStrings.xml", "styles.xml"])
def test_entities_are_refused_in_every_part(path: Path, sound: bytes, part: str) -> None:
    def laughing(xml: bytes) -> bytes:
        start = xml.index(b"?>") + 2 if xml.startswith(b"<?xml") else 0
        return xml[:start] + LAUGHS + xml[start:]

    assert code_of(path, changed(sound, {part: laughing})) == "xml_entities"


def test_a_member_that_unpacks_to_too_much_is_refused(path: Path, sound: bytes) -> None:
    bomb = changed(sound, {}, **{"xl/media/a.xml": b"\0" * (MAX_MEMBER_BYTES + 1)})
    assert len(bomb) < 500_000
    assert code_of(path, bomb) == "zip_too_large"


def test_a_member_of_impossible_density_is_refused(path: Path, sound: bytes) -> None:
    assert code_of(path, changed(sound, {}, **{"xl/a.xml": b" " * 8_000_000})) == "zip_too_large"


def test_too_many_members_are_refused(path: Path, sound: bytes) -> None:
    many = {f"xl/{n}.bin": b"" for n in range(MAX_MEMBERS)}
    assert code_of(path, changed(sound, {}, **many)) == "zip_too_large"


@pytest.mark.parametrize("declared", [1, 0xFFFFFFF0])
def test_a_member_that_lies_about_its_size_is_refused(
    path: Path, sound: bytes, declared: int
) -> None:
    content = bytearray(sound)
    place = content.index(b"PK\x01\x02")  # the first entry of the directory
    content[place + 24 : place + 28] = declared.to_bytes(4, "little")
    assert code_of(path, bytes(content)) in ("zip_too_large", "damaged_workbook")


def test_a_zip_in_a_zip_is_no_workbook(path: Path, sound: bytes) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("inner.xlsx", sound)
    assert code_of(path, out.getvalue()) == "damaged_workbook"


def test_the_size_that_a_sheet_declares_is_not_believed(path: Path, sound: bytes) -> None:
    def vast(xml: bytes) -> bytes:
        return xml.replace(b'<dimension ref="A1:D3"', b'<dimension ref="A1:XFD1048576"')

    path.write_bytes(changed(sound, {"sheet1.xml": vast}))
    assert b"XFD1048576" in zipfile.ZipFile(path).read("xl/worksheets/sheet1.xml")
    assert read_rubric(path).keys == ("tea", "cake")


@pytest.mark.parametrize(("row", "cell"), [(1_048_576, "A1048576"), (3, "XFD3"), (6_000, "B6000")])
def test_a_cell_far_away_is_refused_without_all_that_lies_between(
    path: Path, sound: bytes, row: int, cell: str
) -> None:
    far = f'<row r="{row}"><c r="{cell}"><v>1</v></c></row></sheetData>'.encode()
    content = changed(sound, {"sheet1.xml": lambda xml: xml.replace(b"</sheetData>", far)})
    assert code_of(path, content) == "zip_too_large"


def test_one_long_text_in_many_cells_is_not_multiplied(path: Path) -> None:
    book = openpyxl.Workbook()
    for _ in range(700):
        book.active.append(["x" * 30_000] * 3)
    book.save(path)
    assert code_of(path, path.read_bytes()) == "zip_too_large"


def test_a_formula_is_read_as_its_last_value_and_never_run(path: Path, sound: bytes) -> None:
    def computed(xml: bytes) -> bytes:
        cell = b'<c r="D3"><f>WEBSERVICE("http://x")</f><v>42</v></c>'
        start = xml.index(b'<c r="D3"')
        return xml[:start] + cell + xml[xml.index(b"</c>", start) + 4 :]

    path.write_bytes(changed(sound, {"sheet1.xml": computed}))
    assert read_rubric(path).descriptor("cake", 2, "en") == "42"


def test_twenty_megabytes_of_one_quotation_mark_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "quotes.csv"
    path.write_bytes(b'dimension,level_1\na,"' + b"x" * 20_000_000)
    with pytest.raises(RubricInvalid) as refused:
        read_rubric(path)
    assert refused.value.problems[0].code == "bad_csv"


@pytest.mark.parametrize("name", ["._" * 5_000, "(" * 9_000, "1 " * 9_000, "level" * 3_000])
def test_a_long_name_of_a_column_takes_no_time(tmp_path: Path, name: str) -> None:
    path = tmp_path / "names.csv"
    path.write_text(f"dimension,{name},level_1\na,b,c\n", encoding="utf-8")
    assert read_rubric(path).descriptor("a", 1, "en") == "c"


def never_crashes(path: Path) -> None:
    """Only an error with a sentence may come of a file, in the form and in the terminal."""
    try:
        read_plan([path], "en").build()
    except OmnideskError:
        return


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 2**32))
def test_no_damaged_workbook_makes_the_reader_crash(sound: bytes, path: Path, seed: int) -> None:
    chance = random.Random(seed)
    content = bytearray(sound)
    for _ in range(chance.randint(1, 12)):
        content[chance.randrange(len(content))] = chance.randrange(256)
    path.write_bytes(
        bytes(content[: chance.choice([len(content), chance.randrange(len(content))])])
    )
    never_crashes(path)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 2**32))
def test_no_odd_xml_in_a_workbook_makes_the_reader_crash(
    sound: bytes, path: Path, seed: int
) -> None:
    chance = random.Random(seed)

    def mangled(xml: bytes) -> bytes:
        pieces = xml.split(b">")
        for _ in range(chance.randint(1, 4)):
            place = chance.randrange(len(pieces))
            other = chance.choice(pieces)
            pieces[place] = chance.choice([b"", other, pieces[place].replace(b'"1"', b'"-9"')])
        return b">".join(pieces)

    part = chance.choice(["workbook.xml", "sheet1.xml", "sharedStrings.xml", "styles.xml", ".rels"])
    path.write_bytes(changed(sound, {part: mangled}))
    never_crashes(path)


cells = st.sampled_from(
    [
        *("dimension", "level_1", "Level 2", "key", "group", "dimension_id", "model_languages"),
        *("1", "2", "model_id", "level_1_name", "weight", "", " ", "=1", "'=1", "\u202e", "\x07"),
        *("Average", "a,b", 'q"q', "l\nm", "x" * 300, "level_1 (zh-Hant)", "level_1_title"),
        *("en id", "é"),
    ]
)


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(cells, max_size=7), max_size=7), st.sampled_from(",;\t|"))
def test_no_table_makes_the_reader_crash(
    tmp_path: Path, rows: list[list[str]], delimiter: str
) -> None:
    path = tmp_path / "any.csv"
    quoted = [['"{}"'.format(cell.replace('"', '""')) for cell in row] for row in rows]
    path.write_text("\n".join(delimiter.join(row) for row in quoted), encoding="utf-8")
    never_crashes(path)


names = st.sampled_from(
    [
        *("code", "name", "indicators", "maturityLevels", "weight", "version", "attributes"),
        *("indicatorMaturityLevels", "maturityLevelCode", "description", "references", "xA", "L1"),
    ]
)
values = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 10**20) | st.floats() | names | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=6),
    max_leaves=20,
)


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(names, values, max_size=8))
def test_no_json_makes_the_reader_crash(tmp_path: Path, document: dict[str, object]) -> None:
    path = tmp_path / "any.json"
    path.write_text(json.dumps({"indicators": [], **document}), encoding="utf-8")
    never_crashes(path)
