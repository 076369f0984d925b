/** The service that carries an app from a good build to production and out again: every Temporal workflow, the approvals, and the changes in Git. */
@NullMarked
package dev.slipway.promotion;

import org.jspecify.annotations.NullMarked;
