package dev.slipway.sample;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.slipway.testkit.architecture.ServiceArchitectureTest;

class ArchitectureTest extends ServiceArchitectureTest {
    /** The sample is itself a test. */
    @Override
    protected ClassFileImporter importer() {
        return new ClassFileImporter().withImportOption(location -> !location.contains("Test"));
    }
}
