"""Slack as the people in the channel use it: read a message, press a button."""
import hashlib
import hmac
import json
import time
import urllib.parse

from . import web
from .scene import Unexpected


def buttons_about(scene, *words):
    """The newest message that names all these words and still asks: (message, {action: button}), or None."""
    return asking(web.send("GET", scene.outside["slack"] + "/received").document(), *words)


def asking(received, *words):
    """The same among calls that Slack received."""
    sent = {}
    for entry in received:
        body, reply = entry["body"], entry["response"]
        if isinstance(body, dict) and isinstance(reply, dict) and reply.get("ts") and body.get("blocks"):
            sent[reply["ts"]] = {**body, "ts": reply["ts"], "channel": reply.get("channel")}  # an update replaces the message
    for message in reversed(list(sent.values())):
        buttons = {b["action_id"]: b for b in _buttons(message)}
        if {"approve", "reject"} <= set(buttons) and all(word in json.dumps(message) for word in words):
            return message, buttons
    return None


def _buttons(thing, block="b0"):
    if isinstance(thing, dict):
        block = thing.get("block_id", block)
        if thing.get("type") == "button":
            yield {"block_id": block, **thing}
    for value in thing.values() if isinstance(thing, dict) else thing if isinstance(thing, list) else ():
        yield from _buttons(value, block)


def whispered(scene, user, word):
    """The newest message that only this user can see and that contains the word, or None."""
    sent = [entry["body"] for entry in web.send("GET", scene.outside["slack"] + "/received").document() if entry["path"].endswith("/chat.postEphemeral")]
    return next((body["text"] for body in reversed(sent) if body.get("user") == user and word in body.get("text", "")), None)


def press(scene, button, message, user):
    """Tells Slipway, signed as Slack signs, that this user pressed the button."""
    channel = {"id": message["channel"], "name": "approvals"}
    pressed = {key: button[key] for key in ("action_id", "block_id", "value", "text") if key in button}
    happened = {"type": "block_actions", "user": {"id": user, "username": user.lower(), "team_id": "T0SLIPWAY"}, "api_app_id": "A0SLIPWAY",
                "trigger_id": "1.1", "team": {"id": "T0SLIPWAY", "domain": "slipway"}, "channel": channel, "message": message,
                "container": {"type": "message", "message_ts": message["ts"], "channel_id": channel["id"]},
                "response_url": scene.outside["slack"] + "/response/1",
                "actions": [{"type": "button", "action_ts": str(time.time()), **pressed}]}
    body, at = urllib.parse.urlencode({"payload": json.dumps(happened)}).encode(), str(int(time.time()))
    answer = web.send("POST", scene.services["notifier"]["url"] + "/webhooks/slack/interactions", body, {
        "Content-Type": "application/x-www-form-urlencoded", "X-Slack-Request-Timestamp": at,
        "X-Slack-Signature": signature(scene.secrets["slackSigning"], at, body)})
    if answer.status != 200:
        raise Unexpected("200 for a press of a button in Slack", answer, "notifier")


def signature(secret, at, body):
    """Slack's signature, version v0, over the time and the body."""
    return "v0=" + hmac.new(secret.encode(), f"v0:{at}:".encode() + body, hashlib.sha256).hexdigest()


def texts(message):
    """What the message says, without its buttons."""
    said = []
    for block in message["blocks"]:
        for text in [block.get("text"), *block.get("fields", []), *block.get("elements", [])]:
            if isinstance(text, dict) and isinstance(text.get("text"), str):
                said.append(text["text"].replace("*", "").replace("\n", " · "))
    return said
