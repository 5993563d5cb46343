"""Blocks of cells on the clipboard: as spreadsheets, Word and browsers write them."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from omnidesk.domain.plain_text import without_forbidden
from omnidesk.exchange.clip_html import read_html, write_html
from omnidesk.exchange.clip_text import read_tsv, squared, write_tsv

cells = st.text(max_size=12).map(without_forbidden) | st.sampled_from(
    ['"', '""', '"a"', "a\tb", "a\nb", '"a\n', "\n", "\t", '"\t"', "<td>", "&nbsp;", "=1+1"]
)
blocks = st.integers(1, 4).flatmap(
    lambda n: st.lists(st.tuples(*[cells] * n), min_size=1, max_size=4).map(tuple)
)


@given(blocks)
@example((("",),))
@example((("", ""), ("", "")))
def test_what_is_written_with_tabs_is_read_again(block):
    assert read_tsv(write_tsv(block)) == block


@given(blocks)
def test_what_is_written_as_a_table_is_read_again(block):
    assert read_html(write_html(block)) == block


@given(st.text())
def test_any_text_is_read_as_rows_of_one_length(text):
    assert len({len(row) for row in read_tsv(text)}) <= 1


@given(
    st.text()
    | st.lists(
        st.sampled_from(
            [
                "<table>",
                "</table>",
                "<tr>",
                "<td rowspan=2>",
                "<td colspan=3>",
                "</td>",
                "</tr>",
                "x",
                "<script>",
                "</script>",
                "<th>",
                "<!--",
                "-->",
                "<p>",
                "<br>",
                "<td rowspan='99999999999'>",
            ]
        )
    ).map("".join)
)
def test_any_markup_is_read_as_rows_of_one_length(text):
    assert len({len(row) for row in read_html(text)}) <= 1


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("a\tb\r\nc\td\r\n", (("a", "b"), ("c", "d"))),
        ("a\tb", (("a", "b"),)),
        ("a\t", (("a", ""),)),
        ('"one\ntwo"\tb\r\n', (("one\ntwo", "b"),)),
        ('"he said ""no"""\tb', (('he said "no"', "b"),)),
        ('say "hi"\tb', (('say "hi"', "b"),)),
        ('"not closed\tb\nc', (('"not closed', "b"), ("c", ""))),
        ('12" pipe\tb', (('12" pipe', "b"),)),
        ("a\n\nb\n", (("a",), ("",), ("b",))),
        ("a\tb\nc", (("a", "b"), ("c", ""))),
        ("", ()),
    ],
)
def test_text_with_tabs_is_read_as_a_spreadsheet_writes_it(text, block):
    assert read_tsv(text) == block


EXCEL = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style>td {mso:x}</style>
</head><body><table border=0><!--StartFragment--><col width=64>
 <tr height=20>
  <td height=20 class=xl65>Strategy</td>
  <td>First line<br style='mso-data-placement:same-cell;'>
  second</td>
 </tr>
<!--EndFragment--></table></body></html>"""
WORD = """<html><body><table class=MsoTableGrid><tr><td><p class=MsoNormal>One
<span lang=EN>two</span></p><p>Three<o:p></o:p></p></td><td><p><o:p>&nbsp;</o:p></p></td></tr>
</table><p>After the table</p></body></html>"""


@pytest.mark.parametrize(
    ("markup", "block"),
    [
        (EXCEL, (("Strategy", "First line\nsecond"),)),
        (WORD, (("One two\nThree", ""),)),
        ("<p>no table</p>", ()),
        ("<table><tr><td>a<td>b<tr><td>c", (("a", "b"), ("c", ""))),
        (
            "<table><tr><td rowspan=2>a</td><td>b</td></tr><tr><td>c</td></tr></table>",
            (("a", "b"), ("", "c")),
        ),
        (
            "<table><tr><th colspan=2>a</th><td>b</td></tr><tr><td>1<td>2<td>3</tr></table>",
            (("a", "", "b"), ("1", "2", "3")),
        ),
        (
            "<table><tr><td>a<table><tr><td>in</td><td>side</td></tr></table></td></tr></table>",
            (("a\nin\nside",),),
        ),
        ("<table><tr><td>20&nbsp;%<script>alert(1)</script></td></tr></table>", (("20\xa0%",),)),
        ("<table><tr><td><ul><li>x</li><li>y</li></ul></td></tr></table>", (("x\ny",),)),
        (
            "<table><tr><td>a</td></tr></table>text<table><tr><td>b</td></tr></table>",
            (("a",), ("b",)),
        ),
    ],
)
def test_markup_is_read_as_a_reader_sees_it(markup, block):
    assert read_html(markup) == block


def test_a_formula_is_written_as_text():
    assert "mso-number-format:'\\@'" in write_html((("=1+1",),))


def test_a_huge_span_costs_nothing():
    huge = "<td colspan=99999 rowspan=99999>x</td>" * 2000

    assert len(read_html(f"<table><tr>{huge}</tr></table>")[0]) <= 200_000


def test_shorter_rows_are_filled_up():
    assert squared((("a",), ("b", "c"))) == (("a", ""), ("b", "c"))
