"""Git, the cluster and the zones hold what is on record: no app, name or record that nobody knows of, and none that is another."""
from ... import compare
from . import FALSE, Finding


def check(home):
    for what, items in compare.differences(home):
        for item in items:
            named = item.get("fqdn") or f"{item['app']} in {item['environment']}"
            yield Finding("outside", FALSE, f"{what}: {named}: {item['text']}")
