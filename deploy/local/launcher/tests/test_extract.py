import zipfile

from launcher import extract

from .fixtures import WithHome

LIBRARIES = [f"a-library-with-a-long-name-{n}.jar" for n in range(5)]


class ExtractTest(WithHome):
    def setUp(self):
        super().setUp()
        self.jar, self.store = self.checkout / "gate.jar", self.home.apps / "libraries"
        with zipfile.ZipFile(self.jar, "w") as z:
            z.writestr("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\r\nMain-Class: org.springframework.boot.loader.launch.JarLauncher\r\n"
                                               "Start-Class: dev.slipway.gate.GateAppli\r\n cation\r\nSpring-Boot-Lib: BOOT-INF/lib/\r\n\r\n")
            z.writestr("META-INF/services/java.nio.file.spi.FileSystemProvider", "the loader's")
            z.writestr("META-INF/build-info.properties", "kept")
            z.writestr("org/springframework/boot/loader/launch/JarLauncher.class", "loader")
            z.writestr("BOOT-INF/classes/dev/slipway/gate/GateApplication.class", "ours")
            z.writestr("BOOT-INF/classpath.idx", "".join(f'- "BOOT-INF/lib/{name}"\n' for name in LIBRARIES))
            for name in LIBRARIES:
                z.writestr(f"BOOT-INF/lib/{name}", name)

    def lay_out(self, name="one"):
        folder = self.home.apps / name
        extract.extract(self.jar, folder, self.store)
        return folder

    def test_our_classes_and_metadata_are_in_the_thin_jar_and_the_loader_is_not(self):
        with zipfile.ZipFile(self.lay_out() / "gate.jar") as thin:
            self.assertEqual(set(thin.namelist()), {"META-INF/MANIFEST.MF", "META-INF/build-info.properties", "dev/slipway/gate/GateApplication.class"})
            self.assertEqual(thin.read("dev/slipway/gate/GateApplication.class"), b"ours")

    def test_the_manifest_starts_our_class_with_all_libraries_in_order(self):
        with zipfile.ZipFile(self.lay_out() / "gate.jar") as thin:
            text = thin.read("META-INF/MANIFEST.MF").decode()
        self.assertLessEqual(max(len(line) for line in text.split("\r\n")), 72)
        lines = text.replace("\r\n ", "").split("\r\n")
        self.assertIn("Main-Class: dev.slipway.gate.GateApplication", lines)
        self.assertIn("Class-Path: " + " ".join(f"lib/{name}" for name in LIBRARIES), lines)

    def test_a_library_stands_once_for_all_programs_and_goes_with_the_last(self):
        one, two = self.lay_out("one"), self.lay_out("two")
        library = LIBRARIES[0]
        self.assertTrue((one / "lib" / library).samefile(two / "lib" / library))
        extract.sweep(self.store)
        self.assertEqual(len(list(self.store.iterdir())), len(LIBRARIES))
        for folder in (one, two):
            (folder / "lib" / library).unlink()
        extract.sweep(self.store)
        self.assertEqual(len(list(self.store.iterdir())), len(LIBRARIES) - 1)
