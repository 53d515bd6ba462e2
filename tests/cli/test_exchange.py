"""What `toetap export`, `import` and `log` do."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.store.records import session
from toetap.cli import run
from toetap.store.sessions import FileStore

Out = pytest.CaptureFixture[str]


@pytest.mark.parametrize("format_", ["csv", "json"])
def test_what_is_exported_can_be_imported(
    format_: str, data: Path, tmp_path: Path, capsys: Out
) -> None:
    out, other = str(tmp_path / "out"), str(tmp_path / "other")
    assert run(["export", "--format", format_, "-o", out, "--data-dir", str(data)]) == 0
    assert capsys.readouterr().out == f"Saved: {out} (3 sessions)\n"
    assert run(["import", out, "--data-dir", other]) == 0
    assert capsys.readouterr().out == "3 sessions brought in, 0 there already.\n"
    assert run(["import", out, "--data-dir", other]) == 0
    assert capsys.readouterr().out == "0 sessions brought in, 3 there already.\n"
    both = [FileStore(folder).history().sessions for folder in (data, Path(other))]
    assert [one.record for one in both[0]] == [one.record for one in both[1]]


def test_what_could_not_be_exported_is_told(data: Path, tmp_path: Path, capsys: Out) -> None:
    broken = next((data / "sessions").rglob("2026-03-02*.toml"))
    broken.write_text("schema = 1\n", encoding="utf-8")
    out = tmp_path / "out.toml"
    assert run(["export", "--format", "toml", "-o", str(out), "--data-dir", str(data)]) == 0
    told = capsys.readouterr()
    assert "(2 sessions)" in told.out
    assert str(broken) in told.err
    assert out.read_text(encoding="utf-8").count("[[session]]") == 2


def test_a_session_that_says_something_else_is_left_and_told(
    data: Path, tmp_path: Path, capsys: Out
) -> None:
    out = tmp_path / "out.json"
    assert run(["export", "--format", "json", "-o", str(out), "--data-dir", str(data)]) == 0
    FileStore(data).revise_note(session(1).id, "mine")
    assert run(["import", str(out), "--data-dir", str(data)]) == 1
    assert "left as it is: 2026-03-02 09:08" in capsys.readouterr().err
    assert FileStore(data).read(session(1).id).record.note == "mine"


def test_a_walk_is_entered_in_one_line(data: Path, capsys: Out) -> None:
    assert run(["log", "walk", "--minutes", "30", "--data-dir", str(data)]) == 0
    assert "Saved: Walk, " in capsys.readouterr().out
    newest = FileStore(data).history().sessions[0].record
    assert (newest.source, newest.active_seconds, newest.routine) == ("logged", 1800, "walk")
    assert (newest.ended - newest.started).total_seconds() == 1800


def test_an_exercise_is_entered_for_when_it_was(data: Path, capsys: Out) -> None:
    line = ["log", "heel-raises", "--when", "2026-03-04 08:00+01:00", "--note", "=at\x1b the\nsink"]
    assert run([*line, "--data-dir", str(data)]) == 0
    assert run(["history", "--limit", "1", "--json", "--data-dir", str(data)]) == 0
    (told,) = json.loads(capsys.readouterr().out.partition("\n")[2])
    assert (told["started"], told["note"]) == ("2026-03-04T08:00:00+01:00", "=at\ufffd the sink")


@pytest.mark.parametrize("when", ["2999-01-01 08:00", "1999-01-01 08:00", "0001-01-01", "soon"])
def test_a_time_that_cannot_be_is_refused(when: str, data: Path, capsys: Out) -> None:
    assert run(["log", "walk", "--when", when, "--data-dir", str(data)]) == 2
    assert "is no time" in capsys.readouterr().err
    assert len(FileStore(data).history().sessions) == 3


def test_a_report_is_one_page_that_nobody_else_may_read(
    data: Path, tmp_path: Path, capsys: Out
) -> None:
    out = tmp_path / "report.html"
    line = ["export", "--format", "html", "-o", str(out), "--plan-days", "3"]
    assert run([*line, "--until", "2026-03-08", "--data-dir", str(data)]) == 0
    assert "open it in a browser" in capsys.readouterr().out
    html = out.read_text(encoding="utf-8")
    assert "Exercises at home, 2026-03-01 to 2026-03-08" in html
    assert "The plan of 3 days a week" in html
    assert sys.platform == "win32" or out.stat().st_mode & 0o077 == 0


def test_a_report_is_made_as_pdf(data: Path, tmp_path: Path, capsys: Out) -> None:
    out = tmp_path / "report.pdf"
    command = ["export", "--format", "pdf", "-o", str(out), "--data-dir", str(data)]
    assert run(command) == 0
    assert capsys.readouterr().out == f"Saved: {out} (to read, to print, or to send)\n"
    assert out.read_bytes().startswith(b"%PDF")
    assert out.stat().st_mode & 0o777 == 0o600
    assert run(command) == 1
    assert "is there already" in capsys.readouterr().err


def test_without_typst_it_is_told_how_to_get_it(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "report.pdf"
    program = (
        "import sys; sys.modules['typst'] = None; from toetap.cli import run; "
        f"sys.exit(run(['export', '--format', 'pdf', '-o', {str(out)!r}, "
        f"'--data-dir', {str(data)!r}]))"
    )
    told = subprocess.run(
        [sys.executable, "-c", program], check=False, capture_output=True, text=True
    )
    assert told.returncode == 1
    assert "made with typst, which is not installed" in told.stderr
    assert "pip install 'toetap[pdf]'" in told.stderr
    assert not out.exists()
