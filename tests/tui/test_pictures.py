"""The masks are whole, mirrored they are the other side, and the largest that fits is chosen."""

from collections.abc import Set as AbstractSet
from importlib.resources import files
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toetap.coach.exercise import Region, SolePoint
from toetap.coach.units import Limbs
from toetap.tui.pictures import LETTERS, SIZES, Kind, Picture, Pictures, parse

KINDS: tuple[Kind, ...] = get_args(Kind)
REGIONS: dict[Kind, set[Region]] = {
    "sole": set(get_args(SolePoint)),
    "palm": set(get_args(Region)) - set(get_args(SolePoint)),
}
PICTURES = Pictures()
TOES: set[Region] = {"big toe", "middle toes", "little toe"}
AROUND = (-1, 0, 1)
ALL = [(kind, rows) for kind in KINDS for rows in SIZES]

masks = st.integers(1, 12).flatmap(
    lambda width: st.lists(
        st.text("".join(LETTERS), min_size=width, max_size=width), min_size=2, max_size=8
    )
)


@pytest.mark.parametrize(("kind", "rows"), ALL)
def test_a_mask_is_a_rectangle_as_high_as_its_name_says(kind: Kind, rows: int) -> None:
    picture = Pictures().picture(kind, rows)
    assert picture.height == rows
    assert {len(row) for row in picture.pixels} == {picture.width}
    assert len(picture.pixels) == 2 * rows


@pytest.mark.parametrize(("kind", "rows"), ALL)
def test_a_mask_shows_every_region_of_its_limb_and_no_other(kind: Kind, rows: int) -> None:
    picture = Pictures().picture(kind, rows)
    assert {pixel for row in picture.pixels for pixel in row if pixel} == REGIONS[kind]


@pytest.mark.parametrize(("kind", "rows"), ALL)
def test_a_drawing_touches_all_four_edges_of_its_mask(kind: Kind, rows: int) -> None:
    pixels = Pictures().picture(kind, rows).pixels
    assert any(pixels[0])
    assert any(pixels[-1])
    assert any(row[0] for row in pixels)
    assert any(row[-1] for row in pixels)


def test_every_file_is_a_drawing_of_a_known_size() -> None:
    names = {entry.name for entry in files("toetap.tui").joinpath("pictures").iterdir()}
    assert names == {f"{kind}-{rows}.txt" for kind, rows in ALL}


@pytest.mark.parametrize("rows", SIZES)
def test_the_right_side_has_big_toe_and_thumb_towards_the_middle(rows: int) -> None:
    def middle(picture: Picture, region: Region) -> float:
        columns = [x for row in picture.pixels for x, pixel in enumerate(row) if pixel == region]
        return sum(columns) / len(columns)

    sole, palm = Pictures().picture("sole", rows), Pictures().picture("palm", rows)
    assert middle(sole, "big toe") < middle(sole, "middle toes") < middle(sole, "little toe")
    assert middle(sole, "inner ball") < middle(sole, "outer ball")
    assert middle(sole, "inner edge") < middle(sole, "arch") < middle(sole, "outer edge")
    assert middle(palm, "thumb") < middle(palm, "palm")


@pytest.mark.parametrize("rows", SIZES)
def test_five_toes_stand_apart_from_each_other_and_from_the_ball(rows: int) -> None:
    pixels = Pictures().picture("sole", rows).pixels
    assert len(_islands(pixels, TOES)) == 5
    assert len(_islands(pixels, REGIONS["sole"])) == 6


@pytest.mark.parametrize("rows", SIZES)
def test_the_toes_fall_in_size_from_the_big_one_and_in_height_too(rows: int) -> None:
    pixels = Pictures().picture("sole", rows).pixels
    toes = _islands(pixels, TOES)
    sizes = [len(toe) for toe in toes]
    tips = [min(y for _, y in toe) for toe in toes]
    assert sizes == sorted(sizes, reverse=True)
    assert tips == sorted(set(tips))


@pytest.mark.parametrize("rows", SIZES)
def test_a_heel_is_narrower_than_its_ball(rows: int) -> None:
    pixels = Pictures().picture("sole", rows).pixels

    def widest(*regions: Region) -> int:
        return max(sum(pixel in regions for pixel in row) for row in pixels)

    assert widest("heel") < widest("inner ball", "outer ball")


@given(masks)
def test_mirrored_twice_is_itself(rows: list[str]) -> None:
    picture = parse("\n".join(rows))
    assert picture.mirrored().mirrored() == picture


@given(st.sampled_from(get_args(Limbs)), st.integers(0, 140), st.integers(0, 50))
def test_a_scene_fits_its_room_and_left_is_the_mirror_of_right(
    limbs: Limbs, width: int, height: int
) -> None:
    scene = PICTURES.scene(limbs, width, height)
    if scene is None:
        return
    assert scene.width <= width
    assert scene.height <= height
    for left, right in zip(scene.parts[::2], scene.parts[1::2], strict=True):
        assert (left.side, right.side) == ("left", "right")
        assert left.picture == right.picture.mirrored()
        assert left.x == scene.width - right.x - right.picture.width
        assert left.y == right.y


@given(st.sampled_from(get_args(Limbs)), st.integers(0, 140), st.integers(0, 50))
def test_nothing_in_a_scene_covers_anything_else(limbs: Limbs, width: int, height: int) -> None:
    scene = PICTURES.scene(limbs, width, height)
    if scene is None:
        return
    boxes = [(part.x, part.y, part.picture.width, part.picture.height) for part in scene.parts]
    boxes += [(caption.x, caption.y, caption.width, 1) for caption in scene.captions]
    cells = [
        (column, row)
        for x, y, across, down in boxes
        for column in range(x, x + across)
        for row in range(y, y + down)
    ]
    assert len(cells) == len(set(cells))


@pytest.mark.parametrize(
    ("limbs", "room", "rows"),
    [
        ("feet", (34, 15), 14),
        ("feet", (34, 14), 12),
        ("hands", (34, 15), 14),
        ("hands+feet", (34, 15), 7),
        ("hands+feet", (34, 13), 6),
        ("feet", (48, 23), 22),
        ("hands", (48, 23), 22),
        ("hands+feet", (48, 23), 11),
        ("hands+feet", (64, 23), 14),
        ("legs", (34, 9), 7),
    ],
)
def test_the_largest_picture_that_fits_is_chosen(
    limbs: Limbs, room: tuple[int, int], rows: int
) -> None:
    scene = Pictures().scene(limbs, *room)
    assert scene is not None
    assert {part.picture.height for part in scene.parts} == {rows}


def test_hands_go_above_the_feet_unless_there_is_only_room_beside() -> None:
    above, beside = Pictures().scene("hands+feet", 34, 23), Pictures().scene("hands+feet", 64, 15)
    assert above is not None
    assert beside is not None
    assert len({part.y for part in above.parts}) == 2
    assert {part.y for part in beside.parts} == {0}


def test_no_scene_where_not_even_the_smallest_fits() -> None:
    assert Pictures().scene("feet", 34, 6) is None


def _islands(
    pixels: tuple[tuple[Region | None, ...], ...], of: AbstractSet[Region]
) -> list[set[tuple[int, int]]]:
    """The groups of pixels that touch at an edge or a corner, from the left."""
    left = {(x, y) for y, row in enumerate(pixels) for x, pixel in enumerate(row) if pixel in of}
    islands: list[set[tuple[int, int]]] = []
    while left:
        edge = [min(left)]
        island: set[tuple[int, int]] = set()
        while edge:
            x, y = edge.pop()
            if (x, y) in left:
                left.remove((x, y))
                island.add((x, y))
                edge += [(x + across, y + down) for across in AROUND for down in AROUND]
        islands.append(island)
    return islands
