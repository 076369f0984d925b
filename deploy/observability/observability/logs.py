"""Log lines of the services, where they are JSON."""
import json

TALKING = ("catalog", "gate", "promotion", "dns", "notifier")


def of_trace(home, services, trace):
    """(service, line) of every line that belongs to the trace."""
    found = []
    for service in services:
        with open(home.log(service), errors="replace") as log:
            for text in log:
                line = parsed(text)
                if line.get("traceId") == trace:
                    found.append((service, line))
    return found


def parsed(text):
    try:
        line = json.loads(text)
        return line if isinstance(line, dict) else {}
    except ValueError:
        return {}  # what the JVM says itself


def about(line, app):
    """An app is named twice, as the subject that it is and by its name; an image only as the subject."""
    subject = str(line.get("subject", ""))
    return subject.startswith("image/") or (subject, line.get("app")) == (f"app/{app}", app)


def verdicts(home, trace, app):
    """(sentence, whether it holds): services that have announced something in this trace say so in their logs, and every line says what it is about."""
    lines = of_trace(home, TALKING, trace)
    silent = [service for service in TALKING if service not in {service for service, _ in lines}]
    vague = [line.get("message", "") for _, line in lines if not about(line, app)]
    return [(f"log lines of {', '.join(TALKING)} carry the trace" + (f", but none of {', '.join(silent)}" if silent else f" ({len(lines)})"), not silent),
            ("each of them says which app or image it is about" + (f", but not: {vague[:3]}" if vague else ""), not vague)]
