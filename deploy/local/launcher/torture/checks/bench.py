"""The operator's bench has nothing to show, and its switch turns: promotions are stopped and started, as an operator would do it."""
from ... import operations
from . import FALSE, Finding


def check(home):
    if operations.operations(home, []):
        yield Finding("operator's bench", FALSE, "something does not get on, or a service says nothing; it stands above")
    for turn in ("stop", "start"):
        if operations.operations(home, [turn, "the torture looks whether it turns"]):
            yield Finding("operator's bench", FALSE, f"promotions could not be told to {turn}")
