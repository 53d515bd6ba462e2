"""A folder with ten broken content files, each broken in its own way."""

from pathlib import Path

EXERCISE = """\
name = "Ball squeeze"
summary = "Squeeze a soft ball and let go."
limbs = "hands"
sides = "each"
cue = "Squeeze gently, then let go."
steps = ["Rest the arm on a table.", "Squeeze the ball, then let go."]
known = "We know of no study."
not_claimed = "It does not bring feeling back."

[[level]]
posture = "seated"
[level.dose]
kind = "reps"
count = 5
"""

ROUTINE = """\
name = "Evening"
summary = "A few quiet minutes."

[[item]]
exercise = "ball-squeeze"
"""

TAPS = """
[[item]]
exercise = "toe-tapping"
[item.dose]
kind = "taps"
pattern = "8//8"
"""

_FILES = {
    "exercises/unknown-key.toml": f'colour = "red"\n{EXERCISE}',
    "exercises/wrong-type.toml": EXERCISE.replace('"Ball squeeze"', "5"),
    "exercises/out-of-range.toml": EXERCISE.replace("count = 5", "count = 900"),
    "exercises/control-character.toml": EXERCISE.replace("Ball", "Ball\\u001b[31m"),
    "exercises/toe-curls-towel.toml": EXERCISE,
    "exercises/empty.toml": "",
    "routines/bad-notation.toml": ROUTINE + TAPS,
    "routines/unknown-exercise.toml": ROUTINE.replace("ball-squeeze", "toe-curls-towl"),
    "routines/not-toml.toml": ROUTINE + "name ==\n",
}

FAULTS = {
    "exercises/unknown-key.toml": "colour: no such key",
    "exercises/wrong-type.toml": "name: is a whole number",
    "exercises/out-of-range.toml": "level[1].dose.count: is 900; at most 500",
    "exercises/control-character.toml": "name: ",
    "exercises/toe-curls-towel.toml": "the exercise id 'toe-curls-towel' is already taken",
    "exercises/empty.toml": "is empty",
    "routines/bad-notation.toml": "item[2].dose.pattern: ",
    "routines/unknown-exercise.toml": "toe-curls-towel",
    "routines/not-toml.toml": "is not TOML: line 6",
    "routines/not-utf-8.toml": "is not UTF-8: line 1",
}
"""What has to be told of each file: the key, or what else is wrong."""


def write_broken(folder: Path) -> None:
    """Write the ten files, and a whole one that they refer to."""
    for place, text in {**_FILES, "exercises/ball-squeeze.toml": EXERCISE}.items():
        file = folder / place
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    (folder / "routines" / "not-utf-8.toml").write_bytes(ROUTINE.encode("utf-16"))
