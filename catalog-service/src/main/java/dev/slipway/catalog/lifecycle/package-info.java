/**
 * What workflows ask of the catalog: to look at an app, and to move it through its life. Each step of a process takes effect once, however often and however
 * late it is asked for.
 */
@NullMarked
package dev.slipway.catalog.lifecycle;

import org.jspecify.annotations.NullMarked;
