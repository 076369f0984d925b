"""What has to be seen in the trace of a release, parent by parent."""
import re

SERVICES = ("gate", "promotion", "catalog", "dns", "cost", "notifier")


def like(service, name, **attributes):
    """A test of a span, with words for people."""
    def test(span):
        return (span.service.split("-")[0] == service and re.search(name, span.name) is not None
                and all(span.attributes.get(key.replace("_", ".")) == value for key, value in attributes.items()))
    test.words = f"{service}: {name}"
    return test


WEBHOOK = like("gate", "^http post /webhooks/registries")
TO_THE_WORKFLOW = (WEBHOOK, like("gate", "^job "), like("gate", "^slipway.gate publish"), like("promotion", "^slipway.gate process"),
                   like("promotion", "^start promotion"))


def chains(app):
    """(what it proves, the spans that have to follow each other from the webhook on)."""
    def activity(service, name):
        return TO_THE_WORKFLOW + (like(service, f"^activity {name}"),)

    def commit(environment):
        return activity("promotion", "GitopsEnsureDeployed") + (like("promotion", "^git commit", git_folder=f"environments/{environment}/{app}"),)

    def message(event):
        return TO_THE_WORKFLOW + (like("promotion", f"^activity {event}"), like("promotion", "^slipway.promotion publish"),
                                  like("notifier", "^slipway.promotion process"), like("notifier", "^job deliver-message"),
                                  like("notifier", "^slack chat.postMessage"), like("notifier", "^http post"))
    return (
        ("webhook → gate → Kafka → promotion → Temporal → commit to staging", commit("staging")),
        ("… → commit to production, hours or days later", commit("production")),
        ("… → the Slack message that asks for approval", message("Approval")),
        ("… → the Slack message that says it is live", message("Promotion")),
        ("… → activities in the catalog", activity("catalog", "")),
        ("… → activities in the gate", activity("gate", "")),
        ("… → activities in the cost service", activity("cost", "")),
        ("… → activities in the DNS service, by the child workflow", activity("dns", "")),
    )


def verdicts(trace, app):
    """(sentence, whether it holds) for everything that has to hold."""
    found = [(title, trace.chain(steps) is not None) for title, steps in chains(app)]
    found.append(("one beginning: the webhook", len(trace.roots) == 1 and WEBHOOK(trace.roots[0])))
    found.append((f"no span without its parent ({len(trace.spans)} spans)", not trace.orphans))
    missing = [name for name in SERVICES if not any(span.service.split("-")[0] == name for span in trace.spans)]
    found.append(("spans of all six services" + (f", but not of {', '.join(missing)}" if missing else ""), not missing))
    return found
