/**
 * Who is who, and who may do what to which app. Names and addresses of people stand here alone; everywhere else a person is an opaque id. Whoever needs to
 * know whether somebody may do something asks here at that moment, and gets the reason in words. A person who has left may do nothing, at once.
 */
@NullMarked
package dev.slipway.catalog.directory;

import org.jspecify.annotations.NullMarked;
