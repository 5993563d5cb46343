"""A table on the clipboard: what looks like a formula stays text, a number stays a number."""

from omnidesk.exchange.clip_table import html_of, text_of

BLOCK = (("Dimension", "Gap"), ("=1+1", "2"), ("@sum", "-"), ("-3 up", ""))


def test_as_text_a_formula_is_marked_as_text():
    assert text_of(BLOCK) == "Dimension\tGap\n'=1+1\t2\n'@sum\t'-\n'-3 up\t\n"


def test_as_html_only_what_is_no_number_is_marked_as_text():
    html = html_of(BLOCK)

    assert html.count("mso-number-format") == 7
    assert "<td>2</td>" in html
    assert "=1+1" in html
