from pathlib import Path

import pytest

from tests.faults.table import Fault, faults, tried


@pytest.mark.parametrize(
    ("fault", "seed"),
    [
        pytest.param(fault, seed, id=f"{fault.name}-{seed}")
        for fault in faults()
        for seed in range(fault.sample)
    ],
)
def test_a_fault_costs_nobody_anything(fault: Fault, seed: int, tmp_path: Path) -> None:
    """After a sample of each fault no answer is lost, no attempt spent, nobody in silence."""
    outcome = tried(fault, tmp_path, seed, quick=True)
    assert outcome.clean, outcome
