/**
 * What the zones hold under Slipway's owner marker, compared with the records here: after a restore of the database the zones are ahead of it. Tells the
 * differences, and changes nothing.
 */
@NullMarked
package dev.slipway.dns.drift;

import org.jspecify.annotations.NullMarked;
