"""The base of errors that an operator can mend."""


class OperatorError(Exception):
    """Stops a command with one line; the text says what is wrong and how to mend it, and holds
    neither a secret nor anything that a person wrote."""
