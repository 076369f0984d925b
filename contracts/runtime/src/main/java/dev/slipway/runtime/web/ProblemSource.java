package dev.slipway.runtime.web;

import java.util.Optional;

/** Knows the problem behind exceptions that another package throws. */
public interface ProblemSource {

    /** The problem to answer with, if it knows this kind of exception. */
    Optional<Problem> problemOf(Throwable thrown);
}
