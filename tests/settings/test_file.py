"""The settings file: whatever it holds, there are settings, and nothing in it is ever lost."""

from __future__ import annotations

import errno
import os
import sys
import tomllib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.store.faulty import Tape, files_below
from toetap.errors import NotSavedError
from toetap.settings.file import Found, SettingsFile
from toetap.settings.values import Settings, SoundSettings, VoiceSettings
from toetap.store.files import Disk, FileSystem

BY_HAND = """\
# Mine.
[sound]          # what is heard
volume = 40      # the neighbours
clicks = 'soft'

[later]          # of a newer toetap
colour = "mauve"
"""

every_setting = st.builds(
    Settings,
    sound=st.builds(
        SoundSettings,
        on=st.booleans(),
        volume=st.integers(0, 100),
        clicks=st.sampled_from(["wood", "soft", "bright"]),
        offset_ms=st.integers(-200, 200),
    ),
    voice=st.builds(
        VoiceSettings,
        speaker=st.sampled_from(
            ["auto", "espeak-ng", "speech-dispatcher", "say", "windows", "none"]
        ),
        reps=st.sampled_from(["every", "fifth", "none"]),
    ),
)
shared_folder = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


def file_in(folder: Path, text: str | bytes | None = None) -> SettingsFile:
    made = SettingsFile(folder, Disk(FileSystem(), os.urandom))
    if text is not None:
        folder.mkdir(parents=True, exist_ok=True)
        made.path.write_bytes(text.encode() if isinstance(text, str) else text)
    return made


def louder(was: Settings) -> Settings:
    return replace(was, sound=replace(was.sound, volume=90))


def told(found: Found) -> list[str]:
    return [f"{problem.key}: {problem.message}" for problem in found.problems]


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert file_in(tmp_path).read() == Found(Settings(), there=False)
    assert files_below(tmp_path) == {}


def test_what_is_written_by_hand_holds(tmp_path: Path) -> None:
    found = file_in(tmp_path, "[sound]\noffset_ms = -35\n[voice]\nreps = 'fifth'\n").read()
    assert found == Found(
        Settings(sound=SoundSettings(offset_ms=-35), voice=VoiceSettings(reps="fifth"))
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[sound]\nvolume = 101", "sound.volume: is 101; at most 100"),
        ("[sound]\nvolume = -1", "sound.volume: is -1; at least 0"),
        ("[sound]\noffset_ms = -201", "sound.offset_ms: is -201; at least -200"),
        (
            "[sound]\nvolume = 0.5",
            "sound.volume: is the number 0.5; a whole number from 0 to 100 is needed",
        ),
        ("[sound]\non = 1", "sound.on: is a whole number; true or false is needed"),
        (
            "[sound]\nclicks = 'wod'",
            "sound.clicks: is 'wod'; did you mean 'wood'? it can be 'bright', 'soft' or 'wood'",
        ),
        (
            "[voice]\nreps = 'fift'",
            "voice.reps: is 'fift'; did you mean 'fifth'? it can be 'every', 'fifth' or 'none'",
        ),
        (
            "[sound]\nvolum = 3",
            "sound.volum: no such key; did you mean 'volume'? known: on, volume, clicks, offset_ms",
        ),
        ("[plan]\ndays = 8", "plan.days: is 8; at most 7"),
        ("[plan]\nminutes = 0", "plan.minutes: is 0; at least 1"),
        ("sound = 3", "sound: is a whole number; a table is needed"),
        ("[sond]", "sond: no such key; did you mean 'sound'? known: sound, voice, plan"),
        ("volume = ", ": is not TOML: at its end: Invalid value"),
        (b"[sound]\n\xff", ": is not UTF-8: line 2 has a byte 0xff; save it again as UTF-8"),
    ],
)
def test_a_fault_is_told_with_its_key_and_what_would_be_right(
    text: str | bytes, message: str, tmp_path: Path
) -> None:
    file = file_in(tmp_path, text)
    found = file.read()
    assert told(found) == [message]
    assert [problem.path for problem in found.problems] == [file.path]
    assert found.settings == Settings()


def test_a_fault_takes_only_its_own_key_away(tmp_path: Path) -> None:
    found = file_in(
        tmp_path, "[sound]\nvolume = 30\nclicks = 'loud'\n[voice]\nreps = 'none'"
    ).read()
    assert found.settings == Settings(
        sound=SoundSettings(volume=30), voice=VoiceSettings(reps="none")
    )
    assert len(found.problems) == 1


@pytest.mark.parametrize("kind", ["folder", "pipe", "huge", "link to nowhere"])
def test_something_else_in_its_place_is_told(kind: str, tmp_path: Path) -> None:
    file = file_in(tmp_path)
    if kind == "folder":
        file.path.mkdir()
    elif kind == "pipe":
        if sys.platform == "win32":
            pytest.skip("no named pipes in folders there")
        os.mkfifo(file.path)
    elif kind == "huge":
        file.path.write_bytes(b"#" * 300_000)
    else:
        file.path.symlink_to(tmp_path / "gone")
    found = file.read()
    assert found.settings == Settings()
    assert len(found.problems) == 1
    with pytest.raises(NotSavedError, match="settings could not be saved"):
        file.revise(louder)


@shared_folder
@given(wanted=every_setting, earlier=every_setting)
def test_what_is_kept_is_what_is_read(wanted: Settings, earlier: Settings, tmp_path: Path) -> None:
    file = file_in(tmp_path / "config")
    file.path.unlink(missing_ok=True)
    file.revise(lambda _was: earlier)
    assert file.read() == Found(earlier, there=file.path.exists())
    assert file.revise(lambda _was: wanted) == wanted
    assert file.read() == Found(wanted, there=file.path.exists())


def test_a_change_leaves_every_other_byte(tmp_path: Path) -> None:
    file = file_in(tmp_path, BY_HAND)
    file.revise(louder)
    expected = BY_HAND.replace("volume = 40 ", "volume = 90 ")
    assert file.path.read_text(encoding="utf-8") == expected


def test_a_key_that_was_not_there_joins_its_table(tmp_path: Path) -> None:
    file = file_in(tmp_path, BY_HAND)
    file.revise(lambda was: replace(was, sound=replace(was.sound, offset_ms=-20)))
    expected = BY_HAND.replace("'soft'\n", "'soft'\noffset_ms = -20\n")
    assert file.path.read_text(encoding="utf-8") == expected


@pytest.mark.parametrize(
    "text",
    [
        "", "\ufeff[sound]\r\nvolume = 1\r\n", "# only a word", "[later]\nx = [1,\n  2]",
        "[ sound ]\n", "[voice]\n[sound] # all\n\n\n[later]\n", "[sound]\nvolume = 'loud' # ?",
        "odd = '''\n[sound]\nvolume = 3\n'''\n",
        "[sound]\nclicks = 'wood'# no \x85 line \u2028 ends here",
        "[sound.deep]\nx = 1\n",
    ],
)  # fmt: skip
def test_whatever_else_is_written_stays(text: str, tmp_path: Path) -> None:
    file = file_in(tmp_path, text)
    before = tomllib.loads(text.removeprefix("\ufeff"))
    try:
        file.revise(louder)
    except NotSavedError:
        assert file.path.read_bytes() == text.encode()
        return
    after = tomllib.loads(file.path.read_text(encoding="utf-8").removeprefix("\ufeff"))
    assert after == {**before, "sound": {**before.get("sound", {}), "volume": 90}}
    comments = [line.partition("#")[2] for line in text.split("\n")]
    assert all(comment.encode() in file.path.read_bytes() for comment in comments)


def test_what_the_person_has_just_chosen_replaces_what_cannot_be_used(tmp_path: Path) -> None:
    written = "[sound]\nvolume = 900 # loud\nclicks = 'wod'\n"
    file = file_in(tmp_path, written)
    file.revise(lambda was: was)
    assert file.path.read_text(encoding="utf-8") == written
    file.revise(lambda was: was, [("sound", "volume")])
    assert file.path.read_text(encoding="utf-8") == written.replace("900", "70")


def test_line_ends_of_windows_stay(tmp_path: Path) -> None:
    file = file_in(tmp_path, "[sound]\r\nvolume = 1\r\n")
    file.revise(lambda was: replace(was, voice=replace(was.voice, reps="none")))
    assert file.path.read_bytes() == (b'[sound]\r\nvolume = 1\r\n\r\n[voice]\r\nreps = "none"\r\n')


@pytest.mark.parametrize(
    "text",
    ["sound = { volume = 40 }\n", "sound.volume = 40\n", '["sound"]\nvolume = 40\n',
     '[sound]\nvolume = """40"""\n'],
)  # fmt: skip
def test_what_cannot_be_changed_safely_is_left_alone_and_told(text: str, tmp_path: Path) -> None:
    file = file_in(tmp_path, text)
    with pytest.raises(NotSavedError) as raised:
        file.revise(louder)
    assert raised.value.hint == "Change volume under [sound] there yourself."
    assert file.path.read_text(encoding="utf-8") == text


def test_a_file_that_is_no_toml_is_never_written_over(tmp_path: Path) -> None:
    file = file_in(tmp_path, "volume: 40\n")
    with pytest.raises(NotSavedError, match=r"settings\.toml: is not TOML") as raised:
        file.revise(louder)
    assert "does not write over it" in raised.value.hint
    assert file.path.read_text(encoding="utf-8") == "volume: 40\n"


def test_no_change_writes_nothing(tmp_path: Path) -> None:
    file = file_in(tmp_path / "config")
    file.revise(lambda was: was)
    assert files_below(tmp_path) == {}


def test_only_its_owner_may_read_it(tmp_path: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("Windows has other permissions")
    file = file_in(tmp_path / "config")
    file.revise(louder)
    assert file.path.stat().st_mode & 0o777 == 0o600


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    real = tmp_path / "dotfiles" / "toetap.toml"
    real.parent.mkdir()
    real.write_text(BY_HAND, encoding="utf-8")
    file = file_in(tmp_path)
    file.path.symlink_to(real)
    file.revise(louder)
    assert file.path.is_symlink()
    assert "volume = 90" in real.read_text(encoding="utf-8")


@shared_folder
@given(call=st.integers(0, 12), code=st.sampled_from([errno.ENOSPC, errno.EIO, errno.EROFS]))
@example(call=0, code=errno.ENOSPC)
def test_whichever_call_fails_the_old_file_or_the_new_one_is_whole(
    call: int, code: int, tmp_path: Path
) -> None:
    path = file_in(tmp_path, BY_HAND).path
    tape = Tape(call, code)
    file = SettingsFile(tmp_path, Disk(tape.system(), os.urandom))
    new = BY_HAND.replace("volume = 40 ", "volume = 90 ")
    try:
        file.revise(louder)
    except NotSavedError:
        assert path.read_text(encoding="utf-8") in (BY_HAND, new)
    else:
        assert path.read_text(encoding="utf-8") == new
    assert [each for each in files_below(tmp_path) if each.suffix == ".tmp"] == []


@given(data=st.binary(max_size=300) | st.text(max_size=200).map(lambda text: text.encode()))
@shared_folder
def test_any_bytes_give_settings(data: bytes, tmp_path: Path) -> None:
    file = file_in(tmp_path, data)
    found = file.read()
    assert isinstance(found.settings, Settings)
    assert found.settings == Settings() or not found.problems
