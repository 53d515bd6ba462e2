"""Which folder is which on this machine, unless a person names another."""

from __future__ import annotations

import os
from pathlib import Path

from toetap.asked import folder


def data_folder(named: Path | None) -> Path:
    """Where sessions are kept: what was named, or what `TOETAP_DATA_DIR` says, or the usual.

    Raises:
        UsageError: `TOETAP_DATA_DIR` is no folder's name.
    """
    if named is not None:
        return named
    if said := os.environ.get("TOETAP_DATA_DIR"):
        return folder(said)
    import platformdirs  # noqa: PLC0415 - not needed where the folder is named

    return platformdirs.user_data_path("toetap", appauthor=False)


def state_folder() -> Path:
    """Where a session on its way is kept."""
    import platformdirs  # noqa: PLC0415 - late, for the start

    return platformdirs.user_state_path("toetap", appauthor=False)


def config_folder() -> Path:
    """Where a person keeps what is their own: settings, exercises and routines."""
    import platformdirs  # noqa: PLC0415 - late, for the start

    return platformdirs.user_config_path("toetap", appauthor=False)
