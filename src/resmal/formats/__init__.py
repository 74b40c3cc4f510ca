"""Lists in and out: what a company keeps its initiatives in, read as it is."""
