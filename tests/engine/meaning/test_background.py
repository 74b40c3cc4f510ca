import numpy as np
import pytest

from resmal.engine.meaning import background


def test_there_are_a_thousand_vectors_a_language(encoder):
    ground = background(encoder.id)
    for language in ("sv", "en"):
        vectors = ground.vectors[language]
        assert vectors.shape == (1000, encoder.dim)
        np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
        np.testing.assert_allclose(ground.mean[language], vectors.mean(axis=0), atol=1e-6)


def test_the_background_lies_where_the_encoder_puts_texts_of_its_language(encoder):
    ground = background(encoder.id)
    swedish = encoder.encode(["Myndigheten ska verka för en god vård i hela landet."])[0]
    assert swedish @ ground.mean["sv"] > swedish @ ground.mean["en"]
    assert 0.7 < float(np.median(ground.vectors["sv"] @ swedish)) < 0.9


def test_nobody_can_change_the_shared_background(encoder):
    ground = background(encoder.id)
    with pytest.raises(ValueError, match="read-only"):
        ground.mean["sv"][0] = 1


def test_another_model_has_no_background():
    with pytest.raises(LookupError, match="another/1"):
        background("another/1")
