"""Keep, cite and publish what an inter-agency network publishes."""

__version__ = "0.1.0"
