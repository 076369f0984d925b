"""Who is killed when: drawn from the seed alone, so that a run can be repeated."""
import collections
import random

from ..modules import SERVICES

INFRASTRUCTURE = ("kafka", "postgres", "temporal")
EVERYBODY = (*SERVICES, *INFRASTRUCTURE)
WEIGHTS = {**dict.fromkeys(SERVICES, 4), **dict.fromkeys(INFRASTRUCTURE, 2)}

Kill = collections.namedtuple("Kill", "at victim")  # seconds after the load began, name of the part


def draw(seed, kills, seconds):
    """`kills` kills of services at random times, and among them some of what they lean on, each half as often as a service. Everybody dies at least once when there are
    kills enough."""
    dice = random.Random(seed)
    victims = dice.sample(EVERYBODY, min(kills, len(EVERYBODY)))
    while of_services(collections.Counter(victims)) < kills:
        victims += dice.choices(EVERYBODY, [WEIGHTS[name] for name in EVERYBODY])
    times = sorted(dice.uniform(0.02, 0.98) * seconds for _ in victims)
    return [Kill(at, victim) for at, victim in zip(times, victims)]


def spared(killed, kills):
    """Who of what the services lean on was not killed even once, though there were kills enough for everybody."""
    return [name for name in INFRASTRUCTURE if not killed[name]] if kills >= len(EVERYBODY) else []


def of_services(killed):
    """How many of the kills were of services; `killed` counts them by name."""
    return sum(killed[name] for name in SERVICES)
