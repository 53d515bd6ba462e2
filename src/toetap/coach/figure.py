"""What the picture of the soles and palms shows."""

from dataclasses import dataclass

from toetap.coach.exercise import Region
from toetap.coach.units import Limbs


@dataclass(frozen=True, slots=True)
class Figure:
    """The picture at one moment.

    Attributes:
        limbs: Which pairs are drawn: soles for feet and legs, palms for hands.
        left: The left side works now.
        right: The right side works now.
        regions: The parts that work; empty for all of the side.
        pressed: The moment of a tap or press: the working part is drawn at its strongest.
    """

    limbs: Limbs
    left: bool = False
    right: bool = False
    regions: tuple[Region, ...] = ()
    pressed: bool = False
