/**
 * Clicks from chats. Kept before they are acknowledged (Slack waits three seconds), then carried to whoever decides, together with the chat identity that Slack
 * vouches for; who that is and what they may do is not this service's business. Only refusals are answered here: what was granted shows on the message itself.
 */
@NullMarked
package dev.slipway.notifier.interaction;

import org.jspecify.annotations.NullMarked;
