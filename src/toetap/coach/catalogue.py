"""Everything the coach knows, by id."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from toetap.coach.exercise import Exercise, Source
from toetap.coach.routine import Routine
from toetap.coach.task import Task
from toetap.errors import UnknownNameError


@dataclass(frozen=True)
class Catalogue:
    """Exercises, routines, sources and the plan, each in the order they are shown in.

    Attributes:
        own: Ids of what the person, and not the project, wrote.
        plan: What may be taken on in a week, by id.
    """

    exercises: Mapping[str, Exercise] = field(default_factory=dict)
    routines: Mapping[str, Routine] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    own: frozenset[str] = frozenset()
    plan: Mapping[str, Task] = field(default_factory=dict)

    def routine(self, name: str) -> Routine:
        """The routine with this id.

        Raises:
            UnknownNameError: There is none; the message names the nearest.
        """
        try:
            return self.routines[name]
        except KeyError:
            raise unknown("routine", name, self.routines) from None

    def entry(self, name: str) -> Exercise | Routine:
        """The routine or exercise with this id.

        Raises:
            UnknownNameError: There is neither; the message names the nearest.
        """
        found = self.routines.get(name) or self.exercises.get(name)
        if found is None:
            raise unknown("routine or exercise", name, [*self.routines, *self.exercises])
        return found


def nearest(name: str, names: Mapping[str, object] | list[str]) -> list[str]:
    """Up to three names that look like this one, the likeliest first."""
    return get_close_matches(name.lower(), list(names), n=3, cutoff=0.5)


def unknown(what: str, name: str, names: Mapping[str, object] | list[str]) -> UnknownNameError:
    """The error for a name that nothing goes by."""
    close = nearest(name, names)
    hint = (
        f"Did you mean {' or '.join(close)}?"
        if close
        else "toetap routines lists the routines, and toetap show ROUTINE what is in one."
    )
    return UnknownNameError(f"There is no {what} called {name!r}.", hint)
