/**
 * Reads {@code app.yaml} again whenever a default branch moves. A push is a hint: the file is read at its source, at the pushed commit. A repository speaks only
 * for the app that names it as its source, and never hands an app to another owner. Whoever pushed sees what became of it at the commit, in plain words.
 */
@NullMarked
package dev.slipway.catalog.push;

import org.jspecify.annotations.NullMarked;
