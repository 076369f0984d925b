"""The queries of the Grafana dashboard, as Grafana would ask them."""
import json
import re

VARIABLES = {"$service": ".*", "$__rate_interval": "1m"}
LABEL_VALUES = re.compile(r"label_values\((.+), (\w+)\)")


def queries(path):
    """(panel, expression) of everything that a panel shows."""
    found = []
    for panel in json.loads(path.read_text())["panels"]:
        for target in panel.get("targets", []):
            expression = target["expr"]
            for name, value in VARIABLES.items():
                expression = expression.replace(name, value)
            found.append((panel["title"], expression))
    return found


def variables(path):
    """(label, selector) of everything that can be chosen."""
    texts = [v["definition"] for v in json.loads(path.read_text())["templating"]["list"] if v["type"] == "query"]
    return [(label, selector) for selector, label in (LABEL_VALUES.fullmatch(text).groups() for text in texts)]
