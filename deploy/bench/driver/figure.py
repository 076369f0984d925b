"""A measured figure, what it is held against, and how that is shown."""
import dataclasses
import typing


class Skipped(Exception):
    """The benchmark cannot run here; the message says why."""


@dataclasses.dataclass(frozen=True)
class Measured:
    """What a benchmark comes to; `remark` is Markdown that stands below the figures."""

    figures: list
    remark: str = ""


@dataclasses.dataclass(frozen=True)
class Figure:
    """`goal` is a limit that must not be reached, or, with `at_least`, one that must be. `beside` names the floor or peer of the same run."""

    what: str
    value: float
    unit: str
    beside: str = ""
    other: typing.Optional[float] = None
    goal: typing.Optional[float] = None
    at_least: bool = False

    def missed(self, by=1):
        """Whether the goal was missed by this factor."""
        if self.goal is None:
            return False
        return self.value * by < self.goal if self.at_least else self.value >= self.goal * by

    def ratio(self):
        """How many times the value of what it is held against."""
        return self.value / self.other if self.other else None

    def cells(self):
        ratio = f"× {self.ratio():.2f}" if self.other else ""
        goal = f"{'≥' if self.at_least else '<'} {self.shown(self.goal)}" if self.goal is not None else ""
        verdict = "" if self.goal is None else "missed" if self.missed() else "met"
        other = f"{self.beside}: {self.shown(self.other)}" if self.other is not None else self.beside
        return self.what, self.shown(self.value), other, ratio, goal, verdict

    def shown(self, value):
        return f"{number(value)} {self.unit}".rstrip()


def number(value):
    return f"{value:,.0f}" if abs(value) >= 100 or value == int(value) else f"{value:.2f}" if abs(value) < 10 else f"{value:.1f}"


def table(figures):
    """As Markdown."""
    rows = [("what", "figure", "beside", "ratio", "goal", ""), *(figure.cells() for figure in figures)]
    widths = [max(len(row[n]) for row in rows) for n in range(len(rows[0]))]
    lines = ["| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths)) + " |" for row in rows]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(lines)
