"""What Slack received: each message was posted once, and shows its newest content."""
import collections
import json

from . import FALSE, LOST, TWICE, Finding


def check(received, database):
    posts, shown = collections.Counter(), {}
    for call in received:
        message = _id(call["body"])
        if message and call["response"].get("ok"):
            posts[message] += call["path"].endswith("/chat.postMessage")
            shown[message] = call["body"].get("blocks") or []
    kept = {row["id"]: row for row in database.rows("select id, kind, app, state, content, content_version, delivered_version, failure from notifier.message")}
    for message, times in sorted(posts.items()):
        if message not in kept:
            yield Finding("Slack", FALSE, f"message {message} was posted, and nobody wrote it")
        elif times > 1:
            yield Finding("Slack", TWICE, f"{_named(kept[message])} was posted {times} times")
    for message, row in sorted(kept.items()):
        if row["state"] != "delivered" or row["content_version"] != row["delivered_version"]:
            yield Finding("Slack", LOST, f"{_named(row)} is {row['state']}, version {row['delivered_version']} of {row['content_version']}: {row['failure']}")
        elif not posts[message]:
            yield Finding("Slack", LOST, f"{_named(row)} is on record as delivered, and Slack never got it")
        elif (wanted := expected(json.loads(row["content"]))) not in (None, seen(shown[message])):
            yield Finding("Slack", FALSE, f"{_named(row)} shows {seen(shown[message])} in Slack, and says {wanted}")


def expected(content):
    """Of a message that asks: whether there are buttons, and how many decisions it tells of; an open one has a line more, which says until when."""
    if content.get("type") != "approval-request":
        return None
    is_open = not content.get("closed")
    return {"buttons": is_open, "lines": len(content.get("decisions") or []) + is_open}


def seen(blocks):
    kinds = collections.Counter(block.get("type") for block in blocks)
    return {"buttons": kinds["actions"] > 0, "lines": kinds["context"]}


def _id(body):
    metadata = body.get("metadata") if isinstance(body, dict) else None
    return metadata.get("event_payload", {}).get("id") if isinstance(metadata, dict) else None


def _named(row):
    return f"message {row['id']} ({row['kind']} about {row['app']})"
