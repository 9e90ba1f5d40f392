"""From people's documents to reviewed records: readers, rules, proposals, review."""
