/**
 * What runs where, as Git says. The environments repository holds a folder per environment and app; a cluster follows it. Each change is one commit that names
 * the step that wants it and the digest that it replaces: repeated, it finds itself done; where another digest stands than the one expected, it is superseded and
 * writes nothing. One writer at a time per repository and branch; a push that loses a race is built again on what won. What the cluster made of it is not known here.
 */
@NullMarked
package dev.slipway.promotion.gitops;

import org.jspecify.annotations.NullMarked;
