package dev.slipway.testkit.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A test of one document ({@code byte[]}), whatever it holds. It runs on the {@link Seeds} that a {@code @MethodSource} above it names, on the empty document, and
 * on what stands in {@code src/test/resources/<package>/<class>Inputs/<method>}. With {@code JAZZER_FUZZ=1} in the environment Jazzer goes on from there for a
 * minute ({@code -Djazzer.max_duration}), led by what the parsers do, and writes the document that fails into that folder.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@DictionaryFile(resourcePath = "/dev/slipway/testkit/fuzz/odd.dict")
@FuzzTest(maxDuration = "60s")
public @interface DocumentFuzzTest {}
