package dev.slipway.contracts;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * Something that has happened in Slipway. The record is the JSON payload of a CloudEvent (CloudEvents 1.0, Kafka binary mode); readers ignore
 * fields that they do not know. Type and topic follow from the class: see {@link EventTypes}.
 */
public interface SlipwayEvent {
    /**
     * What the event is about, which is also its Kafka key: {@code app/<name>}, or {@code image/<repository>}, {@code team/<name>},
     * {@code person/<id>}, {@code switch/promotions}, {@code evidence/<subject>}, {@code period/<provider>/<account>/<month>} where no app is known. Order exists only within one
     * subject on one topic.
     */
    @JsonIgnore
    String subject();
}
