"""The spans of one trace as a tree."""


class Trace:
    def __init__(self, spans):
        self.spans = sorted(spans, key=lambda span: span.start)
        self.by_id = {span.id: span for span in self.spans}

    @property
    def id(self):
        return self.spans[0].trace if self.spans else ""

    @property
    def roots(self):
        return [span for span in self.spans if not span.parent]

    @property
    def orphans(self):
        """Spans whose parent was never received: there the trace is broken."""
        return [span for span in self.spans if span.parent and span.parent not in self.by_id]

    def children(self, span):
        return [child for child in self.spans if child.parent == span.id]

    def path(self, span):
        """From the beginning of the trace to this span."""
        path = []
        while span:
            path.insert(0, span)
            span = self.by_id.get(span.parent)
        return path

    def chain(self, steps):
        """A path that has spans like these, in this order, first and last included; or None. A step is a test of a span."""
        for span in self.spans:
            if steps[-1](span):
                path = self.path(span)
                if steps[0](path[0]) and _in_order(path, steps):
                    return path
        return None

    def lines(self):
        begin = self.spans[0].start if self.spans else 0
        for root in self.roots + self.orphans:
            yield from self._lines([root], begin, "", "")

    def _lines(self, alike, begin, here, below):
        span = alike[0]
        times = f" ×{len(alike)}" if len(alike) > 1 else ""
        failed = sum(one.failed for one in alike)
        note = "" if not failed else " [failed]" if len(alike) == 1 else f" [{failed} failed]"
        at, took = (span.start - begin) / 1e6, (alike[-1].end - span.start) / 1e6
        yield f"{at:8.0f} ms {took:7.0f} ms  {here}{span.service}: {span.name}{times}{note}"
        groups = _grouped([child for one in alike for child in self.children(one)])
        for number, group in enumerate(groups, 1):
            last = number == len(groups)
            yield from self._lines(group, begin, below + ("└ " if last else "├ "), below + ("  " if last else "│ "))


def _in_order(path, steps):
    rest = iter(path)
    return all(any(step(span) for span in rest) for step in steps)


def _grouped(spans):
    """Repetitions of one thing stand together: a look that is taken every second is one line."""
    groups = {}
    for span in sorted(spans, key=lambda one: one.start):
        groups.setdefault((span.service, span.name), []).append(span)
    return list(groups.values())
