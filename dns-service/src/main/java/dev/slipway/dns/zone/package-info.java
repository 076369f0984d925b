/**
 * Which zone belongs to which team and environment, and which labels may stand in it. Rules over text: no server is asked.
 */
@NullMarked
package dev.slipway.dns.zone;

import org.jspecify.annotations.NullMarked;
