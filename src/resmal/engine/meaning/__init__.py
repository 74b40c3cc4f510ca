"""What a text means, as far as a machine can tell: clean text, language, sentences, vectors."""

from resmal.engine.meaning.background import Background, background
from resmal.engine.meaning.cache import VectorCache, encode_cached
from resmal.engine.meaning.cleaning import clean
from resmal.engine.meaning.encoder import Encoder, EncoderError, open_encoder
from resmal.engine.meaning.language import language_of
from resmal.engine.meaning.sentences import Span, split_sentences

__all__ = [
    "Background",
    "Encoder",
    "EncoderError",
    "Span",
    "VectorCache",
    "background",
    "clean",
    "encode_cached",
    "language_of",
    "open_encoder",
    "split_sentences",
]
