"""What a run is asked for."""
import dataclasses
import random

from ..trouble import Trouble

PLANTS = ("relay", "inbox", "git")
KILLS_A_MINUTE, EVENTS_A_MINUTE = 2, 800
MOST_MINUTES = 24 * 60


@dataclasses.dataclass(frozen=True)
class Options:
    """`kills` and `events` are the least that a run has to reach. `plant` names the fault that the checker has to find."""

    minutes: float
    seed: int
    kills: int
    events: int
    plant: str = ""
    may_build: bool = True

    @staticmethod
    def parse(words):
        """From the words of the command line, checked; what is not said follows from the minutes."""
        plant = words.get("--plant", "")
        if plant and plant not in PLANTS:
            raise Trouble(f"There is no fault called {plant!r} to plant. There are: {', '.join(PLANTS)}.", 2)
        minutes = number(words, "--minutes", 2 if plant else 10, float)
        return Options(minutes, number(words, "--seed", random.SystemRandom().randrange(1 << 32)),
                       number(words, "--kills", round(minutes * KILLS_A_MINUTE)), number(words, "--events", round(minutes * EVENTS_A_MINUTE)),
                       plant, "--no-build" not in words)


def number(words, name, default, kind=int):
    try:
        value = kind(words.get(name, default))
    except ValueError:
        value = -1
    if name == "--minutes" and not 0 < value <= MOST_MINUTES:
        raise Trouble(f"{name} is {words[name]!r}; it has to be a number, more than 0 and not more than {MOST_MINUTES}.", 2)
    if not 0 <= value < 1 << 63:
        raise Trouble(f"{name} is {words[name]!r}; it has to be a whole number, not less than 0 and less than 2^63.", 2)
    return value
