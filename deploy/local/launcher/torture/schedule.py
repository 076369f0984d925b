"""Who is killed when: drawn from the seed alone, so that a run can be repeated."""
import collections
import random

from ..modules import SERVICES

INFRASTRUCTURE = ("kafka", "postgres", "temporal")
EVERYBODY = (*SERVICES, *INFRASTRUCTURE)
WEIGHTS = {**dict.fromkeys(SERVICES, 4), **dict.fromkeys(INFRASTRUCTURE, 2)}

Kill = collections.namedtuple("Kill", "at victim")  # seconds after the load began, name of the part


def draw(seed, kills, seconds):
    """`kills` kills at random times. Everybody dies at least once when there are kills enough; services die twice as often as what they lean on."""
    dice = random.Random(seed)
    victims = dice.sample(EVERYBODY, min(kills, len(EVERYBODY)))
    victims += dice.choices(EVERYBODY, [WEIGHTS[name] for name in EVERYBODY], k=kills - len(victims))
    times = sorted(dice.uniform(0.02, 0.98) * seconds for _ in range(kills))
    return [Kill(at, victim) for at, victim in zip(times, victims)]
