"""Reads the topics from their beginning with librdkafka, and holds four events to what was published about them: `read_events.py BROKER SCHEMAS`.

Runs in an environment of its own, with the packages of requirements.txt. The last line says what was seen; exit status 1 when something is not as it should be."""
import collections
import datetime
import json
import pathlib
import re
import sys
import uuid

import confluent_kafka
import jsonschema

# CloudEvents 1.0, Kafka protocol binding §3.2.3.2: attributes are headers with the prefix ce_.
REQUIRED = ("ce_id", "ce_source", "ce_specversion", "ce_type", "ce_subject", "ce_time", "ce_dataschema")
# The event, and what it can happen to only once.
WANTED = {"catalog.AppRegistered": ("app",), "gate.BuildSigned": None, "gate.GateFailed": None, "promotion.PromotionApproved": ("promotion",)}
TYPE = re.compile(r"dev\.slipway\.(?P<area>[a-z]+)\.(?P<event>[A-Za-z]+)\.v(?P<major>\d+)")
PATIENCE = 30  # seconds without a message before the end of every partition is reached


class Wrong(Exception):
    """An event is not what was published about it."""


def messages(broker):
    """Every message of Slipway's topics, in the order of each partition."""
    consumer = confluent_kafka.Consumer({"bootstrap.servers": broker, "group.id": f"foreign-{uuid.uuid4()}", "enable.auto.commit": False})
    topics = {name: topic for name, topic in consumer.list_topics(timeout=PATIENCE).topics.items() if name.startswith("slipway.")}
    ends = {}
    for name, topic in topics.items():
        for partition in topic.partitions:
            low, high = consumer.get_watermark_offsets(confluent_kafka.TopicPartition(name, partition), timeout=PATIENCE)
            if high > low:
                ends[name, partition] = low, high
    consumer.assign([confluent_kafka.TopicPartition(name, partition, low) for (name, partition), (low, _) in ends.items()])
    left = {place: high for place, (_, high) in ends.items()}
    while left:
        message = consumer.poll(PATIENCE)
        if message is None:
            raise Wrong(f"no more messages, though {sorted(left)} have some")
        if message.error():
            raise Wrong(str(message.error()))
        yield message
        if message.offset() + 1 >= left.get((message.topic(), message.partition()), 0):
            left.pop((message.topic(), message.partition()), None)
    consumer.close()


def read(message, schemas):
    """(area.Event, headers, payload) of a message that keeps to the envelope."""
    headers = {name: value.decode() for name, value in message.headers() or ()}
    missing = [name for name in REQUIRED if not headers.get(name)]
    if missing:
        raise Wrong(f"{message.topic()} at {message.offset()} has no header {', '.join(missing)}")
    named = TYPE.fullmatch(headers["ce_type"])
    if headers["ce_specversion"] != "1.0" or not named:
        raise Wrong(f"{headers} is no CloudEvent 1.0 of Slipway's")
    if headers.get("content-type") != "application/json":
        raise Wrong(f"{headers['ce_type']} has the content type {headers.get('content-type')}")
    if message.key().decode() != headers["ce_subject"]:
        raise Wrong(f"{headers['ce_type']} has the key {message.key()} and the subject {headers['ce_subject']}")
    uuid.UUID(headers["ce_id"])
    datetime.datetime.fromisoformat(headers["ce_time"].replace("Z", "+00:00"))
    if message.topic() != f"slipway.{named['area']}":
        raise Wrong(f"{headers['ce_type']} stands on {message.topic()}")
    payload = json.loads(message.value())
    validate(payload, headers, named, schemas)
    return f"{named['area']}.{named['event']}", headers, payload


def validate(payload, headers, named, schemas):
    schema = json.loads((schemas / named["area"] / f"{named['event']}.v{named['major']}.json").read_text())
    if schema["$id"] != headers["ce_dataschema"]:
        raise Wrong(f"{headers['ce_type']} names the schema {headers['ce_dataschema']}, which calls itself {schema['$id']}")
    problems = list(jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker()).iter_errors(payload))
    if problems:
        raise Wrong(f"{headers['ce_type']} {headers['ce_id']} does not fit its schema: {problems[0].json_path} {problems[0].message}")


def main(broker, schemas):
    seen, ids, things = collections.Counter(), set(), set()
    for message in messages(broker):
        event, headers, payload = read(message, schemas)
        place = headers["ce_source"], headers["ce_id"]
        if place in ids:
            raise Wrong(f"{event} {headers['ce_id']} stands there twice")
        ids.add(place)
        seen[event] += 1
        if WANTED.get(event):
            thing = (event, *(payload[field] for field in WANTED[event]))
            if thing in things:
                raise Wrong(f"{thing} is announced twice")
            things.add(thing)
    absent = [event for event in WANTED if not seen[event]]
    if absent:
        raise Wrong(f"no {', '.join(absent)} among {sum(seen.values())} events")
    print(f"{sum(seen.values())} events of {len(seen)} types, each once and as its schema says; "
          + ", ".join(f"{seen[event]} {event.split('.')[1]}" for event in WANTED))


if __name__ == "__main__":
    try:
        main(sys.argv[1], pathlib.Path(sys.argv[2]))
    except (Wrong, ValueError, confluent_kafka.KafkaException) as e:
        sys.exit(str(e))
