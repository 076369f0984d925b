/**
 * Who may use which route, proved over HTTP: every route of a service's OpenAPI document by every kind of caller, against a table that the service keeps as data.
 */
@NullMarked
package dev.slipway.testkit.access;

import org.jspecify.annotations.NullMarked;
