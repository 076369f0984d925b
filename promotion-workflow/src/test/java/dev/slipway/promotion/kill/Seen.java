package dev.slipway.promotion.kill;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What was seen of the stories, by all workers that have lived. */
final class Seen {
    /** The steps that were taken. */
    final Set<String> steps = ConcurrentHashMap.newKeySet();

    /** The apps whose process has been told that people have not answered. */
    final Set<String> looked = ConcurrentHashMap.newKeySet();

    /** The apps whose moment of death was reached. */
    final Set<String> died = ConcurrentHashMap.newKeySet();

    /** Those of them whose silence was ended by a kill. */
    final Set<String> killed = ConcurrentHashMap.newKeySet();

    /** Those of them with whom Temporal lost patience before: a time went by, and nobody died. */
    final Set<String> timedOut = ConcurrentHashMap.newKeySet();

    /** The apps that were to lose a commit within their step, and had none to lose. */
    final Set<String> lostNothing = ConcurrentHashMap.newKeySet();
}
