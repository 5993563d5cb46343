"""Charts in files of their own: what they hold, how they read, and what is refused."""

from __future__ import annotations

import io
from xml.etree import ElementTree

import pytest
from PIL import Image
from pypdf import PdfReader

from omnidesk.charts.pictures.marks import Ink, Picture, Sketch, StandaloneChart
from omnidesk.domain.errors import (
    FileKindUnknown,
    StillBlind,
    TooManyRounds,
    UnknownDimension,
    UnknownRound,
)
from omnidesk.domain.local_text import LocalText
from omnidesk.paths import locale_folder, resource_folder, rubric_folder
from omnidesk.reports.fonts import ReportFonts
from omnidesk.reports.picture_files import KINDS, chart_file
from omnidesk.services.charting import ChartKind, ChartOrder, order_chart, write_chart
from omnidesk.services.rounds import NewRound, add_round
from omnidesk.services.rubrics import file_rubrics
from omnidesk.services.samples import DEMO, write_sample
from omnidesk.services.trend_charts import heat_map_of
from omnidesk.services.trend_differences import presence_text
from omnidesk.services.trends import read_trend
from omnidesk.storage.workspace import Workspace
from omnidesk.texts import Translator, load_translator

FONTS = resource_folder() / "fonts"
SVG = "{http://www.w3.org/2000/svg}"
T = Translator()


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    path = tmp_path_factory.mktemp("demo") / "demo.omnidesk"
    write_sample(path, DEMO, samples=resource_folder() / "samples", rubrics=rubric_folder())
    return path


@pytest.fixture
def workspace(demo):
    with Workspace.open(demo, read_only=True) as workspace:
        yield workspace


def made(workspace, kind, ending, *rounds, dimension="", t=T) -> bytes:
    order = ChartOrder(ChartKind(kind), rounds, dimension)
    return chart_file(order_chart(workspace, order, t), ending, ReportFonts(FONTS)).data


def svg_texts(data: bytes) -> list[str]:
    return [each.text or "" for each in ElementTree.fromstring(data).iter(f"{SVG}text")]


@pytest.mark.parametrize("kind", list(ChartKind))
def test_a_chart_as_svg_holds_its_words_as_text(workspace, kind):
    root = ElementTree.fromstring(made(workspace, kind, ".svg"))
    texts = [each.text or "" for each in root.iter(f"{SVG}text")]

    assert any(text.startswith("Telko Nusantara (fictional, fiktif), round") for text in texts)
    assert any("Technology" in text for text in texts)
    assert "Technology" in (root.find(f"{SVG}desc").text or "")
    assert not any("href" in name for each in root.iter() for name in each.attrib)


@pytest.mark.parametrize("kind", list(ChartKind))
def test_a_chart_as_pdf_is_one_page_with_its_words(workspace, kind):
    reader = PdfReader(io.BytesIO(made(workspace, kind, ".pdf")))

    assert len(reader.pages) == 1
    assert "Human Resources" in reader.pages[0].extract_text().replace("\n", " ")
    assert "Telko Nusantara" in reader.metadata.title
    assert reader.trailer["/Root"]["/Lang"] == "en"


@pytest.mark.parametrize("kind", list(ChartKind))
def test_a_chart_as_png_is_not_empty(workspace, kind):
    image = Image.open(io.BytesIO(made(workspace, kind, ".png")))

    assert image.width == 1920
    assert len(image.convert("RGB").getcolors(1 << 24) or ()) > 20


@pytest.mark.parametrize("ending", KINDS)
def test_the_same_chart_gives_the_same_bytes(workspace, ending):
    assert made(workspace, "trend", ending) == made(workspace, "trend", ending)


def test_a_radar_shows_the_latest_round_and_its_rule(workspace):
    texts = svg_texts(made(workspace, "radar", ".svg"))

    assert any("round 2026" in text for text in texts)
    assert "Overall, by the rule: median 3 Cross Channel" in texts
    assert {"Now", "Target"} <= set(texts)


def test_a_radar_of_several_rounds_names_each(workspace):
    assert {"2023", "2025", "2026"} <= set(
        svg_texts(made(workspace, "radar", ".svg", "2023", "2025", "2026"))
    )


def test_a_slope_goes_between_the_latest_two_rounds(workspace):
    texts = svg_texts(made(workspace, "slope", ".svg"))

    assert {"2025", "2026"} <= set(texts)
    assert "Since 2025: 2 up, 1 down, 6 the same; same experts; model 1.1; same rule." in texts


def test_a_trend_of_one_dimension_shows_it_alone(workspace):
    texts = svg_texts(made(workspace, "trend", ".svg", dimension="budget"))

    assert any(text.endswith("Budget") for text in texts)
    assert "Technology" not in texts
    assert "n/a" in texts


def test_in_indonesian(workspace):
    t = load_translator("id", locale_folder())

    assert any("Teknologi" in text for text in svg_texts(made(workspace, "gap", ".svg", t=t)))


@pytest.mark.parametrize(
    ("order", "error"),
    [
        (ChartOrder(ChartKind.RADAR, ("2019",)), UnknownRound),
        (ChartOrder(ChartKind.TREND, dimension="nowhere"), UnknownDimension),
    ],
)
def test_what_is_not_there_is_refused(workspace, order, error):
    with pytest.raises(error):
        order_chart(workspace, order, T)


def test_a_file_of_another_kind_is_refused_and_nothing_is_written(workspace, tmp_path):
    out = tmp_path / "chart.gif"
    with pytest.raises(FileKindUnknown):
        write_chart(workspace, ChartOrder(ChartKind.GAP), out, t=T, fonts=FONTS)

    assert list(tmp_path.iterdir()) == []


def test_a_blind_round_has_no_chart(tmp_path):
    path = tmp_path / "demo.omnidesk"
    write_sample(path, DEMO, samples=resource_folder() / "samples", rubrics=rubric_folder())
    with Workspace.open(path) as workspace:
        newest = file_rubrics(workspace)[-1].hash
        experts = [("E1", LocalText.single("en", "Quality"))]
        add_round(workspace, NewRound("2027", newest, experts=experts, start="2027", blind=True))
        with pytest.raises(StillBlind):
            order_chart(workspace, ChartOrder(ChartKind.RADAR), T)
        assert "2027" not in order_chart(workspace, ChartOrder(ChartKind.SLOPE), T).title


def test_hostile_words_are_only_words():
    evil = '<script>alert(1)</script> & <image href="http://x"/>'
    chart = StandaloneChart(lambda width, ink: words(width, ink, evil), evil, (evil,), evil, "en")
    root = ElementTree.fromstring(chart_file(chart, ".svg", ReportFonts(FONTS)).data)

    assert evil in [each.text for each in root.iter(f"{SVG}text")]
    assert {each.tag.removeprefix(SVG) for each in root.iter()} <= {
        "svg",
        "title",
        "desc",
        "defs",
        "pattern",
        "line",
        "polygon",
        "polyline",
        "text",
        "rect",
    }


def test_control_characters_are_left_out_and_missing_letters_are_told():
    chart = StandaloneChart(
        lambda width, ink: words(width, ink, "a\x00b\x1b \U000f0000"), "t", (), "d", "en"
    )
    made = chart_file(chart, ".svg", ReportFonts(FONTS, system=()))

    ElementTree.fromstring(made.data)
    assert made.undrawable == ("\U000f0000",)


def words(width: float, ink: Ink, text: str) -> Picture:
    sketch = Sketch(ink)
    sketch.write(text, (10, 10))
    return sketch.finish(width, 20)


@pytest.mark.parametrize(("kind", "rounds"), [("gap", 2), ("slope", 3), ("radar", 4)])
def test_no_round_that_was_named_is_left_out_unsaid(workspace, kind, rounds):
    labels = ("2023", "2024", "2025", "2026")[:rounds]
    with pytest.raises(TooManyRounds):
        order_chart(workspace, ChartOrder(ChartKind(kind), labels), T)


def test_the_star_of_missing_ratings_is_explained(workspace):
    trend = read_trend(workspace, ("2024", "2026"))
    heat = heat_map_of(trend, T)

    assert "3*" in {cell.text for row in heat.rows for cell in row.cells}
    assert heat.foot.startswith("* Ratings missing")
    assert heat_map_of(trend.part(("2024", "2026")), T).foot == heat.foot
    assert heat_map_of(read_trend(workspace, ("2025", "2026")), T).foot == ""


def test_a_row_without_a_level_in_a_round_says_so(workspace):
    trend = read_trend(workspace, ("2023", "2026"))
    budget = next(each for each in trend.span.dimensions if each.key == "budget")

    assert presence_text(budget, trend.span, T) == "no level in 2023"
