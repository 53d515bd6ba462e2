"""The chosen row is told by a pointer, which is at one row and no other."""

from textual.app import App, ComposeResult
from textual.content import Content

from toetap.tui.widgets.choices import Choices

ROWS = [Content("One\nof two lines"), Content("Two [b]x[/b]"), Content("Three")]


class ChoicesApp(App[None]):
    """One list."""

    def compose(self) -> ComposeResult:
        yield Choices()


def told(choices: Choices) -> list[str]:
    prompts = [choices.get_option_at_index(at).prompt for at in range(choices.option_count)]
    return [str(prompt).replace("\u00a0", " ") for prompt in prompts]


async def test_the_pointer_goes_with_the_choice_and_every_line_stays_in_its_column() -> None:
    app = ChoicesApp()
    async with app.run_test() as pilot:
        choices = app.query_one(Choices)
        choices.show(ROWS, 0)
        assert told(choices) == ["▶ One\n  of two lines", "  Two [b]x[/b]", "  Three"]
        choices.focus()
        await pilot.press("down")
        assert told(choices) == ["  One\n  of two lines", "▶ Two [b]x[/b]", "  Three"]
        await pilot.press("up", "up")
        assert told(choices)[2] == "▶ Three"


async def test_other_rows_are_shown_with_one_pointer_whatever_was_chosen_before() -> None:
    app = ChoicesApp()
    async with app.run_test():
        choices = app.query_one(Choices)
        for rows, chosen in ((ROWS, 2), (ROWS[:1], 0), ([], None), (ROWS, 0), (ROWS, 0), (ROWS, 1)):
            choices.show(rows, chosen)
            assert choices.highlighted == chosen
            pointed = [at for at, row in enumerate(told(choices)) if row.startswith("▶")]
            assert pointed == ([] if chosen is None else [chosen])
