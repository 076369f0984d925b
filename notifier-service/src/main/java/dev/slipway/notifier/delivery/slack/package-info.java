/**
 * Slack as a channel: Web API for sending, Block Kit for looks. The message's id travels in Slack's message metadata, by which a sender that was cut off finds
 * what it posted.
 *
 * @see <a href="https://docs.slack.dev/reference/methods/chat.postMessage">chat.postMessage</a>
 * @see <a href="https://docs.slack.dev/messaging/message-metadata">Message metadata</a>
 */
@NullMarked
package dev.slipway.notifier.delivery.slack;

import org.jspecify.annotations.NullMarked;
