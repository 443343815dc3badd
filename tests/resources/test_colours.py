"""Colours: text can be read, and codes stay apart for every kind of eye."""

import itertools

import numpy as np
import pytest

import resources

# Machado, Oliveira and Fernandes 2009, table for severity 1.0, on linear RGB.
EYES = {
    "all colours": np.eye(3),
    "protanopia": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deuteranopia": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "tritanopia": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}
XYZ = np.array(
    [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
    ]
)
WHITE = np.array([0.95047, 1.0, 1.08883])


def linear(colour):
    parts = np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)]) / 255
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def contrast(one, other):
    bright, dim = sorted((float(XYZ[1] @ linear(c)) for c in (one, other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def lab(colour, eye):
    xyz = XYZ @ np.clip(EYES[eye] @ linear(colour), 0, 1) / WHITE
    f = np.where(xyz > 216 / 24389, np.cbrt(xyz), (24389 / 27 * xyz + 16) / 116)
    return 116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])


def ciede2000(one, other):
    """Sharma, Wu and Dalal 2005, equations 2 to 22."""
    (l1, a1, b1), (l2, a2, b2) = one, other
    mean = (np.hypot(a1, b1) + np.hypot(a2, b2)) / 2
    g = 1.5 - 0.5 * np.sqrt(mean**7 / (mean**7 + 25**7))
    c1, c2 = np.hypot(a1 * g, b1), np.hypot(a2 * g, b2)
    h1, h2 = (np.degrees(np.arctan2(b, a * g)) % 360 for a, b in ((a1, b1), (a2, b2)))
    turn = 0.0 if c1 * c2 == 0 else (h2 - h1 + 180) % 360 - 180
    h = h1 + h2 if c1 * c2 == 0 else (h1 + turn / 2) % 360
    dl, dc, dh = l2 - l1, c2 - c1, 2 * np.sqrt(c1 * c2) * np.sin(np.radians(turn / 2))
    light, c = (l1 + l2) / 2, (c1 + c2) / 2
    t = (
        1
        - 0.17 * np.cos(np.radians(h - 30))
        + 0.24 * np.cos(np.radians(2 * h))
        + 0.32 * np.cos(np.radians(3 * h + 6))
        - 0.20 * np.cos(np.radians(4 * h - 63))
    )
    sl = 1 + 0.015 * (light - 50) ** 2 / np.sqrt(20 + (light - 50) ** 2)
    sc, sh = 1 + 0.045 * c, 1 + 0.015 * c * t
    rt = (
        -2
        * np.sqrt(c**7 / (c**7 + 25**7))
        * np.sin(np.radians(60 * np.exp(-(((h - 275) / 25) ** 2))))
    )
    return np.sqrt((dl / sl) ** 2 + (dc / sc) ** 2 + (dh / sh) ** 2 + rt * (dc / sc) * (dh / sh))


def test_the_measure_of_distance_gives_published_values():
    # Rows 1, 7, 13 and 25 of the table of Sharma et al. 2005.
    known = [
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((50.0, 0.0, 0.0), (50.0, -1.0, 2.0), 2.3669),
        ((50.0, -0.001, 2.49), (50.0, 0.0011, -2.49), 4.7461),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
    ]
    for one, other, distance in known:
        assert ciede2000(one, other) == pytest.approx(distance, abs=1e-4)


@pytest.mark.parametrize("style", resources.STYLES)
def test_every_text_can_be_read_on_its_ground(style):
    colours = resources.style(style)
    poor = {
        (text, ground): round(contrast(colours[text], colours[ground]), 2)
        for text, ground in resources.readable_pairs()
        if contrast(colours[text], colours[ground]) < 4.5
    }
    assert poor == {}


@pytest.mark.parametrize("style", resources.STYLES)
def test_frames_and_marks_can_be_seen(style):
    colours = resources.style(style)
    seen = [("hairline_strong", "field"), ("focus", "panel"), ("bar", "panel")]
    assert all(contrast(colours[mark], colours[ground]) >= 3 for mark, ground in seen)


@pytest.mark.parametrize("style", resources.STYLES)
def test_the_transcript_is_the_brightest_ground_but_for_what_floats_above(style):
    colours = resources.style(style)
    bright = {name: float(XYZ[1] @ linear(colours[name])) for name in ("window", "panel", "field")}
    assert all(value < float(XYZ[1] @ linear(colours["transcript"])) for value in bright.values())


def test_both_styles_name_the_same_colours():
    light, dark = (resources.style(name) for name in resources.STYLES)
    assert list(light) == list(dark)


def test_there_are_thirty_two_code_colours_with_as_many_names():
    named = resources.named_code_colours()
    assert len(named) == len(set(named.values())) == 32


@pytest.mark.parametrize("eye", EYES)
def test_code_colours_stay_apart_in_pairs(eye):
    seen = {colour: lab(colour, eye) for colour in resources.code_colours()}
    first = list(seen)[:16]
    nearest = min(ciede2000(seen[a], seen[b]) for a, b in itertools.combinations(first, 2))
    assert nearest >= 9.5  # 2.3 is just noticeable
    nearest = min(ciede2000(seen[a], seen[b]) for a, b in itertools.combinations(seen, 2))
    assert nearest >= 6.2


@pytest.mark.parametrize("eye", EYES)
def test_colours_given_in_a_row_stay_further_apart(eye):
    seen = [lab(colour, eye) for colour in resources.code_colours()]
    assert min(ciede2000(a, b) for a, b in itertools.pairwise([*seen, seen[0]])) >= 9.5


@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize("style", resources.STYLES)
def test_code_colours_stand_off_from_the_grounds(style, eye):
    for name in ("transcript", "panel"):
        ground = resources.style(style)[name]
        for colour in resources.code_colours():
            assert ciede2000(lab(colour, eye), lab(ground, eye)) >= 15, (colour, name)
            assert contrast(colour, ground) >= 2, (colour, name)
