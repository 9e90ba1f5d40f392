"""A CSL 1.0.2 processor: CSL-JSON in, runs out. It knows nothing of migpubs."""
