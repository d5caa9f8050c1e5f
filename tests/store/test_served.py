"""The server itself is killed while it is posted to: what was acknowledged stands, and asking again doubles nothing."""

from random import Random

from tests.store.served import killed
from tests.tools.times import TIMES


def test_what_the_server_acknowledged_survives_its_kill(tmp_path):
    outcome = killed(f"sqlite:///{tmp_path}/t.db", TIMES, Random(TIMES))
    assert (outcome.lost, outcome.doubled, outcome.faults) == (0, 0, 0)
    assert outcome.acknowledged >= TIMES
