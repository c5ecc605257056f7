# SPDX-License-Identifier: GPL-3.0-or-later
"""All checks of PDFs, and for each at least one way to fail it.

Numbers say where a check comes from: 1, 2, … are our own; "01-003" is a failure
condition of the Matterhorn Protocol 1.1; "A 6.1.2" a clause of ISO 19005-2
(PDF/A-2u); "no forms" makes sure that something never occurs, so that the
conditions about it cannot arise."""

CHECKS = {}    # number: (title, function that yields faults of a File)
BREAKERS = []  # (number, function, whether it works on bytes)


def check(number, title):
    """Registers a function: File to faults as text."""
    def register(function):
        assert number not in CHECKS, number
        CHECKS[number] = (title, function)
        return function
    return register


def breaks(number):
    """Registers a function that changes an open PDF, or returns another, so that
    the check must find fault with it."""
    def register(function):
        BREAKERS.append((number, function, False))
        return function
    return register


def spoils(number):
    """Registers a function from the bytes of a good file to those of a bad
    one."""
    def register(function):
        BREAKERS.append((number, function, True))
        return function
    return register


def sort_key(number):
    """Ours first, then Matterhorn's, then PDF/A's, then what never occurs."""
    if isinstance(number, int):
        return 0, [number], ""
    kind = 1 if number[0].isdigit() else 2 if number.startswith("A ") else 3
    parts = number.lstrip("A ").replace("-", ".").split(".")
    return (kind, [int(part) for part in parts], "") if kind < 3 \
        else (kind, [], number)
