"""Rule files: reading, trying and compiling what people write."""
