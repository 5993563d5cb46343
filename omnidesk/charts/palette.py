"""Colours as tokens, for screen and paper, and one ramp for any number of levels."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from functools import cache

Triple = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one theme, as ``#RRGGBB``.

    Contrasts on the surface: text and muted at least 4.5, controls and marks at least 3.0.
    """

    is_dark: bool
    background: str
    surface: str
    text: str
    muted: str
    hairline: str
    control: str
    grid: str
    accent: str
    on_accent: str
    accent_soft: str
    target: str
    warning: str
    warning_soft: str
    error: str
    error_soft: str
    earlier: str
    focus: str
    focus_gap: str
    not_applicable: str
    ramp: tuple[str, ...]


LIGHT = Tokens(
    is_dark=False,
    background="#F4F6F9",
    surface="#FFFFFF",
    text="#1A2029",
    muted="#566170",
    hairline="#DCE1E8",
    control="#7D8896",
    grid="#A8B1BD",
    accent="#2453C4",
    on_accent="#FFFFFF",
    accent_soft="#E8EEFC",
    target="#C27400",
    warning="#8A5200",
    warning_soft="#FFF1D6",
    error="#B42318",
    error_soft="#FDECEA",
    earlier="#5C6775",
    focus="#1A2029",
    focus_gap="#FFFFFF",
    not_applicable="#E9ECF1",
    ramp=("#CFE6F2", "#8FBFDC", "#5198C2", "#2D709B", "#154A70"),
)

DARK = Tokens(
    is_dark=True,
    background="#12161B",
    surface="#1A2027",
    text="#E6EAF0",
    muted="#A3AEBC",
    hairline="#2C3540",
    control="#6B7888",
    grid="#46525F",
    accent="#86A8FF",
    on_accent="#12161B",
    accent_soft="#22304E",
    target="#F0B45A",
    warning="#F0B45A",
    warning_soft="#3A2E18",
    error="#FF9A8F",
    error_soft="#3D2220",
    earlier="#A3AEBC",
    focus="#FFFFFF",
    focus_gap="#12161B",
    not_applicable="#232B34",
    ramp=("#2A4557", "#356888", "#4F8DB1", "#72B3D7", "#B0DAF2"),
)


@cache
def level_colours(n_levels: int, tokens: Tokens) -> tuple[str, ...]:
    """Return one colour per level, lowest first, in equal steps of lightness.

    Args:
        n_levels: 1 or more.
        tokens: the theme whose ramp is stretched over the levels.
    """
    stops = [_lab_of(colour) for colour in tokens.ramp]
    if n_levels == 1:
        return (tokens.ramp[-1],)
    if n_levels == len(stops):
        return tokens.ramp
    low, high = stops[0][0], stops[-1][0]
    return tuple(
        _hex_of(_at_lightness(stops, low + (high - low) * step / (n_levels - 1)))
        for step in range(n_levels)
    )


def colour_of(token: str, tokens: Tokens) -> str:
    """Return the colour that a mark of a picture names.

    Args:
        token: the name of a token; or ``ramp:2/5`` for the third of five level colours, and
            ``on_ramp:2/5`` for the ink that stands on it.
        tokens: the theme.
    """
    name, colon, place = token.partition(":")
    if not colon:
        return str(getattr(tokens, name))
    position, n_levels = (int(number) for number in place.split("/"))
    ramp = level_colours(n_levels, tokens)[position]
    return ramp if name == "ramp" else ink_on(ramp)


def ink_on(colour: str) -> str:
    """Return black or white, whichever contrasts more with ``colour``."""
    luminance = _luminance(colour)
    return "#000000" if (luminance + 0.05) / 0.05 >= 1.05 / (luminance + 0.05) else "#FFFFFF"


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21.

    Source:
        WCAG 2.2, definition of contrast ratio.
    """
    dark, bright = sorted((_luminance(one), _luminance(other)))
    return (bright + 0.05) / (dark + 0.05)


def _at_lightness(stops: list[Triple], lightness: float) -> Triple:
    """Return the colour of this L* on the line through the stops."""
    for below, above in itertools.pairwise(stops):
        share = (lightness - below[0]) / (above[0] - below[0])
        if -1e-9 <= share <= 1 + 1e-9:
            a, b = (
                start + share * (end - start)
                for start, end in zip(below[1:], above[1:], strict=True)
            )
            return lightness, a, b
    return stops[-1]


def _channels(colour: str) -> Triple:
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return red, green, blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


_WHITE: Triple = (0.95047, 1.0, 1.08883)  # D65


def _lab_of(colour: str) -> Triple:
    """Return CIE L*a*b* of an sRGB colour.

    Source:
        CIE 15:2018 with the sRGB primaries of IEC 61966-2-1.
    """
    r, g, b = (_linear(channel) for channel in _channels(colour))
    xyz = (
        0.4124564 * r + 0.3575761 * g + 0.1804375 * b,
        0.2126729 * r + 0.7151522 * g + 0.0721750 * b,
        0.0193339 * r + 0.1191920 * g + 0.9503041 * b,
    )
    x, y, z = (_cube_root(value / white) for value, white in zip(xyz, _WHITE, strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _hex_of(lab: Triple) -> str:
    y = (lab[0] + 16) / 116
    roots = (y + lab[1] / 500, y, y - lab[2] / 200)
    x, y, z = (_cubed(root) * white for root, white in zip(roots, _WHITE, strict=True))
    linear = (
        3.2404542 * x - 1.5371385 * y - 0.4985314 * z,
        -0.9692660 * x + 1.8760108 * y + 0.0415560 * z,
        0.0556434 * x - 0.2040259 * y + 1.0572252 * z,
    )
    return "#" + "".join(f"{round(255 * _gamma(channel)):02X}" for channel in linear)


def _gamma(channel: float) -> float:
    channel = min(1.0, max(0.0, channel))
    return 12.92 * channel if channel <= 0.0031308 else 1.055 * channel ** (1 / 2.4) - 0.055


def _cube_root(value: float) -> float:
    return (
        float(value ** (1 / 3)) if value > (6 / 29) ** 3 else value / (3 * (6 / 29) ** 2) + 4 / 29
    )


def _cubed(root: float) -> float:
    return root**3 if root > 6 / 29 else 3 * (6 / 29) ** 2 * (root - 4 / 29)
