"""From people's documents to reviewed records: readers, rules, proposals, review.

`migpubs.ingest` reads a document into proposals; `migpubs.review` takes what is accepted into the
catalogue.
"""
