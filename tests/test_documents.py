import os
import tomllib
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from toetap.documents import (
    MAX_BYTES,
    MAX_DEPTH,
    MAX_DOTS,
    DocumentError,
    parse_document,
    read_bytes,
    read_document,
)

SOMEWHERE = Path("x.toml")


def fault_of(data: bytes) -> str:
    with pytest.raises(DocumentError) as caught:
        parse_document(data, SOMEWHERE)
    return caught.value.fault


def test_a_document_is_read(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_text('name = "Toe curls"\n[[level]]\nposture = "seated"\n', encoding="utf-8")
    assert read_document(path) == {"name": "Toe curls", "level": [{"posture": "seated"}]}


def test_a_byte_order_mark_is_passed_over() -> None:
    assert parse_document(b"\xef\xbb\xbfa = 1", SOMEWHERE) == {"a": 1}


def test_a_pipe_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    os.mkfifo(path)
    with pytest.raises(DocumentError, match="is no regular file"):
        read_document(path)


@pytest.mark.parametrize("name", ["/dev/zero", "/dev/tty", "/"])
def test_devices_and_folders_are_refused(name: str) -> None:
    with pytest.raises(DocumentError):
        read_bytes(Path(name))


def test_a_file_that_is_not_there_or_has_no_possible_name_is_told(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="No such file") as caught:
        read_document(tmp_path / "gone.toml")
    assert str(tmp_path / "gone.toml") in caught.value.message
    with pytest.raises(DocumentError, match="no file's name"):
        read_document(tmp_path / "a\0b.toml")


def test_links_are_followed_unless_they_must_not_be(tmp_path: Path) -> None:
    (tmp_path / "real.toml").write_text("a = 1", encoding="utf-8")
    link = tmp_path / "link.toml"
    link.symlink_to("real.toml")
    assert read_document(link) == {"a": 1}
    with pytest.raises(DocumentError, match="is a link"):
        read_document(link, follow_symlinks=False)


def test_the_largest_file_is_read_and_a_larger_one_is_not(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_bytes(b"#" * MAX_BYTES)
    assert read_document(path) == {}
    path.write_bytes(b"#" * (MAX_BYTES + 1))
    with pytest.raises(DocumentError, match="larger than 256 KiB"):
        read_document(path)


def test_a_file_that_says_it_is_empty_is_read_to_its_end() -> None:
    assert b"MemTotal" in read_bytes(Path("/proc/meminfo"))


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"a = 1\nb = '\xff'", "is not UTF-8: line 2 has a byte 0xff"),
        (b"a = 1\nb = '\0'", "is not TOML: line 2 has the control character U+0000"),
        (b"a = 1\nb = \n", "is not TOML: line 2, column 5: Invalid value"),
        (b"a = 1\nb = ", "is not TOML: at its end: Invalid value"),
        (b"a = " + b"9" * 5000, "is not TOML: it holds a number that is far too long"),
        (b'a = "\\ud800"', "is not TOML: line 1, column 12"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(data: bytes, told: str) -> None:
    assert fault_of(data).startswith(told)


def test_an_error_names_the_file_and_never_with_control_characters() -> None:
    with pytest.raises(DocumentError) as caught:
        parse_document(b"?", Path("a\x1b[31m.toml"))
    assert caught.value.message.startswith("a\ufffd[31m.toml: ")
    assert caught.value.path == Path("a\x1b[31m.toml")


@pytest.mark.parametrize("part", [b"a.", b'"a".', b"'a' . ", b"a\t.\t"])
@pytest.mark.parametrize("before", [b"", b'x = """\n"\\""" # """""\n', b"# \"'''\n", b"["])
def test_a_bomb_of_dotted_keys_is_refused_before_it_is_parsed(part: bytes, before: bytes) -> None:
    assert "32 dots" in fault_of(before + part * 20_000 + b"a = 1")


def test_many_keys_of_many_parts_are_refused_before_they_are_parsed() -> None:
    many = b"".join(b"[k%d%s]\n" % (number, b".a" * 31) for number in range(200))
    assert fault_of(many).startswith("has far too many keys")
    # What is a text or a comment holds as many dots as it likes.
    assert parse_document(b"# " + many.replace(b"\n", b"\n# ") + b"\na = 1", SOMEWHERE)


@pytest.mark.parametrize("bracket", [b"[", b"{a=", b"[{a="])
def test_a_bomb_of_brackets_is_refused_before_it_is_parsed(bracket: bytes) -> None:
    assert "nested too deeply" in fault_of(b"a = " + bracket * 20_000)


def test_dots_and_brackets_together_nest_no_deeper_than_each_alone() -> None:
    key = b"a" + b".a" * 20
    assert "nested too deeply" in fault_of(b"a = " + (b"{" + key + b" = ") * 30 + b"1" + b"}" * 30)


def test_what_is_within_the_bounds_is_read() -> None:
    dotted = b"a" + b".a" * (MAX_DEPTH - 1) + b" = 1"
    assert parse_document(dotted, SOMEWHERE)["a"]
    nested = b"a = " + b"[" * (MAX_DEPTH - 1) + b"]" * (MAX_DEPTH - 1)
    assert parse_document(nested, SOMEWHERE)["a"]


@pytest.mark.parametrize("quote", ['"', "'", '"""', "'''"])
def test_dots_and_brackets_in_texts_and_comments_count_for_nothing(quote: str) -> None:
    text = "1.2.3 [[{{ " * 50
    document = f"a = {quote}{text}{quote} # {text}\nb = [{quote}{text}{quote}, # {text}\n]"
    assert parse_document(document.encode(), SOMEWHERE) == {"a": text, "b": [text]}


@pytest.mark.parametrize(
    "attack",
    [
        b'\\"""',
        b'"',
        b"'",
        b'"""\\',
        b"'''",
        b"#\n",
        b"[[a]]\n",
        b"a.",
        b"\\",
        b'""""',
        b"{",
        b'"\\"',
    ],
)
def test_no_pattern_of_a_full_file_takes_long(attack: bytes) -> None:
    data = b"a=" + attack * ((MAX_BYTES - 2) // len(attack))
    fault_of(data)


# Pieces that TOML gives a meaning to: an arbitrary text hardly ever gets past its first line.
TOML_LIKE = st.lists(
    st.sampled_from(
        [*"a.= \n\"'[]{},#\\1\té\0\u202e", '"""', "'''", "[[", "nan", "0xff", "\r\n", "true"]
    ),
    max_size=60,
).map("".join)


def parsed_or_told(data: bytes) -> str:
    """The document as text, or what the error tells."""
    try:
        return repr(parse_document(data, SOMEWHERE))
    except DocumentError as error:
        return error.message


@given(st.binary(max_size=200) | TOML_LIKE.map(str.encode))
@example(b"\xff\xfea\x00")
def test_any_bytes_give_a_document_or_the_declared_error(data: bytes) -> None:
    outcome = parsed_or_told(data)
    assert outcome.startswith(("{", "x.toml: is not ", "x.toml: is nested", "x.toml: has a key"))
    assert outcome.isprintable()


@given(TOML_LIKE)
def test_nothing_that_toml_allows_is_refused_within_the_bounds(text: str) -> None:
    try:
        wanted = tomllib.loads(text)
    except ValueError:
        return
    assert text.count(".") > MAX_DOTS or parsed_or_told(text.encode()) == repr(wanted)
