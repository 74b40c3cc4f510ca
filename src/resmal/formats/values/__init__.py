"""What a single cell says: its text, its number, its date, its stage."""
