"""OmniDesk: maturity assessment by expert judgment, offline."""

__version__ = "0.1.0"
