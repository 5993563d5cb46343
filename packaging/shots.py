"""Pictures of every page and dialog, in both themes and both languages: shots.py OUTDIR.

The published case shows what it holds. What needs the ratings of several experts is shown on a
fictional client. The exit status is 1 if Qt or the program complained of anything on the way, or
anything is cut off. With --fits nothing is photographed, but looked at in three sizes.
"""

from __future__ import annotations

import argparse
import logging
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import guide
import shot_clock
import shot_scenes as scenes
from PIL import Image
from PySide6.QtCore import qInstallMessageHandler
from shot_scenes import Scene
from shot_stage import Look, Stage, Troubles, screen_option
from shot_story import write_story

from omnidesk import paths
from omnidesk.composition import make_application
from omnidesk.domain.local_text import LocalText
from omnidesk.services.client_files import create_file
from omnidesk.services.rounds import NewRound, add_round
from omnidesk.services.rubrics import find_rubric, shipped_rubrics
from omnidesk.services.samples import write_sample
from omnidesk.storage.workspace import Workspace
from omnidesk.texts import LANGUAGES
from omnidesk.ui.menus import TEXT_SIZES
from omnidesk.ui.settings import RecentFile

GUIDE = frozenset(path.stem for each in LANGUAGES for path in guide.pictures_of(each))
LOOKS = tuple(Look(theme, language) for theme in ("light", "dark") for language in ("en", "id"))
LARGEST = max(scale for scale, _words in TEXT_SIZES)
FITS = tuple(
    Look("light", language, width, height, scale)
    for width, height, scale in ((1366, 768, 1.0), (1024, 620, 1.0), (1366, 768, LARGEST))
    for language in LANGUAGES
)
"""Where nothing may be cut off; on the smallest screen the largest letters are not promised."""
_CASE = "telkom-2016"
_PASSPHRASE = "three small words"
_N_COLOURS = 96
_OPENED_AT = "2026-05-12T14:32:05+00:00"

Opened = Callable[[Path, Look], Stage]


def main(words: Sequence[str]) -> int:
    """Take the pictures; return 1 if there was anything to complain of."""
    arguments = _parser().parse_args(words)
    arguments.outdir.mkdir(parents=True, exist_ok=True)
    troubles = Troubles()
    with _scratch_folder() as folder:
        os.environ["QT_QPA_PLATFORM"] = screen_option(folder.parent)
        application = make_application([])
        application.setCursorFlashTime(0)  # a cursor that blinks is there in half the pictures
        qInstallMessageHandler(troubles.from_qt)
        logging.getLogger().addHandler(troubles)
        shot_clock.stand_still()
        looks = FITS if arguments.fits else LOOKS
        n = sum(_take_all(folder, arguments, look, troubles) for look in looks)
    qInstallMessageHandler(None)
    for line in troubles.lines:
        print(line, file=sys.stderr)
    print(f"{n} pictures are in {arguments.outdir}")
    return 1 if troubles.lines else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="shots.py", description=__doc__)
    parser.add_argument("outdir", type=Path, metavar="OUTDIR", help="made if it is not there")
    parser.add_argument("--only", default="", metavar="PART", help="scenes with this in their name")
    parser.add_argument("--fits", action="store_true", help="no pictures: only what is cut off")
    parser.add_argument("--readme", action="store_true", help="those of README and guide, small")
    return parser


def _take_all(folder: Path, arguments: argparse.Namespace, look: Look, troubles: Troubles) -> int:
    """Take every scene in one theme and language; return how many were taken."""
    n = 0
    for open_, all_scenes in _ACTS:
        wanted = [scene for scene in all_scenes if _is_wanted(scene, look, arguments)]
        if not wanted:
            continue
        _empty(folder)
        with troubles.noted(f"opening for {wanted[0].name}"):
            stage = open_(folder, look)
            n += sum(_take(stage, scene, arguments, troubles) for scene in wanted)
            stage.close()
    return n


def _take(stage: Stage, scene: Scene, arguments: argparse.Namespace, troubles: Troubles) -> bool:
    """Take one picture; tell whether it could be taken."""
    name = scene.name_in(stage.look)
    path = arguments.outdir / f"{name}.png"
    if not arguments.fits:
        path.unlink(missing_ok=True)  # an old picture of a scene that fails now would mislead
    with troubles.noted(name):
        picture, cut = stage.take(scene.act, waits=scene.waits)
        troubles.lines += [f"{name} at {stage.look.size}: cut off: {each}" for each in cut]
        if arguments.fits:
            return True
        picture.save(str(path))
        if arguments.readme:
            _make_small(path)
    return bool(path.exists())


def _is_wanted(scene: Scene, look: Look, arguments: argparse.Namespace) -> bool:
    if arguments.readme:
        return scene.name_in(look) in {*scenes.README, *GUIDE}
    return arguments.only in scene.name


def _make_small(path: Path) -> None:
    """Keep only as many colours as the eye tells apart in such a picture."""
    with Image.open(path) as picture:
        few = picture.quantize(_N_COLOURS, dither=Image.Dither.NONE)
    few.save(path, optimize=True)


@contextmanager
def _scratch_folder() -> Iterator[Path]:
    """A folder whose name is the same in every run, since some pictures show it."""
    base = Path(tempfile.gettempdir()) / "omnidesk-shots"
    folder = base / "Documents"
    folder.mkdir(parents=True, exist_ok=True)
    yield folder
    shutil.rmtree(base, ignore_errors=True)


def _empty(folder: Path) -> None:
    for path in folder.iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()


# What is open


def _nothing(folder: Path, look: Look) -> Stage:
    create_file(folder / scenes.SEALED, "Telko", passphrase=_PASSPHRASE).close()
    return Stage(folder, look)


def _recent(folder: Path, look: Look) -> Stage:
    """Nothing is open, but three files were; one of them is gone."""
    case, story = _published_file(folder), _story_file(folder, look)
    gone = folder / "bank-nusa.omnidesk"
    listed = (
        (case, "PT Telekomunikasi Indonesia Tbk", "2016"),
        (story, "Telko Nusantara", "2026"),
        (gone, "Bank Nusa", "2025"),
    )
    recent = [RecentFile(str(path), name, label, _OPENED_AT) for path, name, label in listed]
    return Stage(folder, look, recent)


def _published(folder: Path, look: Look) -> Stage:
    return _opened(_published_file(folder), look)


def _story(folder: Path, look: Look, *, is_blind: bool = False, is_rated: bool = True) -> Stage:
    return _opened(_story_file(folder, look, is_blind=is_blind, is_rated=is_rated), look)


def _retail(folder: Path, look: Look) -> Stage:
    path = folder / "toko-nusantara.omnidesk"
    known = find_rubric(shipped_rubrics(paths.rubric_folder()), "retail-omni-6x6")
    with create_file(path, "Toko Nusantara", rubric=known.rubric) as workspace:
        experts = [("E1", LocalText.of({"en": "Shops", "id": "Gerai"}))]
        add_round(workspace, NewRound("2026", known.hash, experts=experts))
    return _opened(path, look)


def _read_only(folder: Path, look: Look) -> Stage:
    """Somebody else writes in the file."""
    other = Workspace.open(_story_file(folder, look))
    stage = _opened(other.path, look)
    other.close()
    return stage


def _opened(path: Path, look: Look) -> Stage:
    stage = Stage(path.parent, look)
    stage.open(path)
    return stage


def _published_file(folder: Path) -> Path:
    path = folder / f"{_CASE}.omnidesk"
    samples, rubrics = paths.resource_folder() / "samples", paths.rubric_folder()
    write_sample(path, _CASE, samples=samples, rubrics=rubrics)
    return path


def _demo(folder: Path, look: Look) -> Stage:
    path = folder / "demo.omnidesk"
    samples, rubrics = paths.resource_folder() / "samples", paths.rubric_folder()
    write_sample(path, "demo", samples=samples, rubrics=rubrics)
    return _opened(path, look)


def _story_file(folder: Path, look: Look, *, is_blind: bool = False, is_rated: bool = True) -> Path:
    path = folder / "telko-nusantara.omnidesk"
    rubrics = paths.rubric_folder()
    write_story(path, look.language, rubrics=rubrics, is_blind=is_blind, is_rated=is_rated)
    return path


_ACTS: tuple[tuple[Opened, tuple[Scene, ...]], ...] = (
    (_nothing, scenes.NOTHING_OPEN),
    (_recent, scenes.RECENT),
    (_published, scenes.PUBLISHED),
    (partial(_story, is_rated=False), scenes.FRESH),
    (_story, scenes.RATED),
    (partial(_story, is_blind=True), scenes.BLIND),
    (_demo, scenes.DEMO),
    (_retail, scenes.RETAIL),
    (_read_only, scenes.READ_ONLY),
)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
