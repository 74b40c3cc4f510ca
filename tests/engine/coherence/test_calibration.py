import numpy as np
import pytest

from resmal.engine.coherence.calibration import FIT, STRAY, is_calibrated
from resmal.engine.meaning import open_encoder


def test_half_stands_at_the_middle_and_more_evidence_is_more_probable():
    p = FIT.p(np.array([FIT.middle - 0.1, FIT.middle, FIT.middle + 0.1]))
    assert p[1] == pytest.approx(0.5)
    assert p[0] < 0.5 < p[2]


def test_evidence_for_a_landmark_speaks_against_straying():
    few, much = STRAY.p(np.array([-3.0, 3.0]))
    assert few > 0.9
    assert much < 0.1


def test_the_constants_belong_to_the_model_that_is_used():
    assert is_calibrated(open_encoder().id)
    assert not is_calibrated("another-model")
