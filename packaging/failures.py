"""What setting up can refuse with."""


class SetupFailed(Exception):
    """A reason that a person can act on, as one sentence."""
