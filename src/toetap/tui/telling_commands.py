"""Commands of the screens on which a person tells something for good, declared as all are."""

from __future__ import annotations

from toetap.tui.commands import HELP, MORE, Command

MARK = Command("mark", "space", "Space", "mark", "Mark the answer under the pointer.", "mark")

ASK = (
    Command(
        "answer", "1,2,3,4,5,6,7,8,9", "1-9", "answer", "The answer of this number.", "nothing"
    ),
    MARK,
    Command("go on", "enter", "Enter", "go on", "On, with what is marked.", "go_on"),
    Command("back", "backspace,b", "b", "back", "The question before.", "back"),
    Command("later", "l", "l", "the rest later", "The rest another time: s, settings.", "later"),
    *MORE,
    HELP,
    Command("leave", "escape,q", "Esc", "leave", "Leave this as it was.", "leave"),
)

SETTINGS = (
    Command("change", "enter,space", "Enter", "change", "Answer the chosen one anew.", "change"),
    Command(
        "timing", "o", "o", "loudness, timing", "How loud, and click and flash together.", "timing"
    ),
    HELP,
    Command("close", "escape,q,s", "Esc", "back", "Back to the routines.", "close"),
)

CHECKUPS = (
    Command("add", "a,enter", "a", "one more", "A check-up now: taps, and how it feels.", "add"),
    Command("trash", "delete", "Del", "delete the last", "Move the latest to the trash.", "trash"),
    Command("undo", "u", "u", "undo", "Bring back what was last deleted.", "undo"),
    *MORE,
    HELP,
    Command("close", "escape,q,c", "Esc", "back", "Back to the routines.", "close"),
)

CHECKUP = (
    Command("tap", "space", "Space", "one tap", "A tap of the foot. The first starts the time.",
            "tap"),
    Command(
        "number", "0,1,2,3,4,5,6,7,8,9", "0-9", "a number", "A count, or an answer.", "nothing"
    ),
    Command("go on", "enter", "Enter", "go on", "On; what is not answered is left out.", "go_on"),
    Command("again", "backspace,b", "b", "back", "Count this anew, or the step before.", "again"),
    *MORE,
    HELP,
    Command("leave", "escape,q", "Esc", "leave", "Keep nothing of this check-up.", "leave"),
)  # fmt: skip
