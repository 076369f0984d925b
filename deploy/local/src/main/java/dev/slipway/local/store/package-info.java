/**
 * State of the stand-ins in files: whatever was acknowledged survives {@code kill -9}, and a line or file that was
 * being written at that moment is as if it had never been. One process at a time; there are no queries
 * beyond a key and its prefix, and all documents are held in memory.
 */
@NullMarked
package dev.slipway.local.store;

import org.jspecify.annotations.NullMarked;
