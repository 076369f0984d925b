/**
 * Stand-in of Slack's Web API for one workspace ({@code T0SLIPWAY}) and one bot: posting, updating and reading
 * messages, opening direct messages, and finding people by e-mail address, with Slack's own answers ({@code ok: false}
 * with HTTP 200) and limits on blocks. What was answered is on disk, and a message's {@code ts} is never used twice.
 *
 * <p>It shows nobody anything, sends no events or interactions, knows every channel name, and enforces no rate limit
 * and no scopes. A {@code response_url} takes what it is sent and changes no message.
 */
@NullMarked
package dev.slipway.local.slack;

import org.jspecify.annotations.NullMarked;
