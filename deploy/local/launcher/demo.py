"""The story of one micro-app, step by step, for who reads along. Each step is a function that observes from outside."""
from . import down as stopping
from . import status
from .up import up

STEPS = []  # (title, function of the scene), in the order of the story


def step(title):
    def keep(play):
        STEPS.append((title, play))
        return play
    return keep


class Scene:
    """What a step needs: the platform, and what earlier steps have noted."""

    def __init__(self, home, report):
        self.home, self.report, self.notes = home, report, {}


@step("Everything is up")
def _(scene):
    for part, record, state in status.look(scene.home):
        if state != "up":
            raise AssertionError(f"{part.name} is {state}")
        scene.report.say(f"    {part.name:<12} {scene.home.address(part.ports[0])}")


def demo(home, report, once=False, may_build=True):
    """Returns 0 only when every step was seen to hold. The platform goes on running, unless `once`."""
    up(home, report, may_build)
    try:
        return play(home, report)
    finally:
        if once:
            stopping.down(home, report)


def play(home, report):
    scene = Scene(home, report)
    for number, (title, act) in enumerate(STEPS, 1):
        report.say(f"\n{number}. {title}")
        try:
            act(scene)
        except AssertionError as e:
            report.say(f"   This did not hold: {e}")
            return 1
    return 0
