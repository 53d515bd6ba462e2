"""Any system call of a save may fail, or be the last that is come to."""

import pytest

from tests.faults.straced import ACTS, CODES, KILL, points, reason_to_skip, violations

FAULTS = (*CODES, KILL)


@pytest.fixture(autouse=True, scope="module")
def _strace() -> None:
    if reason := reason_to_skip():
        pytest.skip(reason)


@pytest.mark.parametrize("act", ACTS)
def test_a_system_call_that_fails_or_is_the_last_breaks_no_promise(act: str) -> None:
    """Each call with one of the faults in turn; `make faults` tries each with each."""
    found = points(act)
    assert {"openat", "write", "fsync", "close"} <= {point.call for point in found}
    assert any(point.call.startswith("rename") for point in found)
    cases = [(point, FAULTS[point.order % len(FAULTS)]) for point in found]
    assert list(violations(cases)) == []
