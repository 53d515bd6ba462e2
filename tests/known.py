"""Somebody who is not asked what comes first, since they have answered it."""

from pathlib import Path


def known(home: Path) -> Path:
    """Write the settings of such a person below their home, which is made if it is not there."""
    folder = home / "config" / "toetap"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "settings.toml").write_text("[ask_first]\nread = true\n", encoding="utf-8")
    return home
