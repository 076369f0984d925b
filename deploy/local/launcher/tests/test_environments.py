import subprocess

from launcher import environments, processes

from .fixtures import WithHome


class EnvironmentsTest(WithHome):
    def git(self, *words):
        return subprocess.run(["git", "--git-dir", str(self.home.environments), *words], check=True, capture_output=True, text=True).stdout

    def test_it_has_one_commit_on_main_with_all_environments(self):
        environments.ensure(self.home)
        self.assertEqual(self.git("symbolic-ref", "HEAD").strip(), "refs/heads/main")
        self.assertEqual(self.git("ls-tree", "-r", "--name-only", "main").split(),
                         ["README.md", "environments/preview/.gitkeep", "environments/production/.gitkeep", "environments/staging/.gitkeep"])
        self.assertEqual(self.git("log", "--format=%an <%ae>", "main").strip(), "Slipway <slipway@slipway.test>")

    def test_it_is_made_once(self):
        environments.ensure(self.home)
        first = self.git("rev-parse", "main")
        environments.ensure(self.home)
        self.assertEqual(self.git("rev-parse", "main"), first)

    def test_the_repository_of_heads_is_empty_and_stays(self):
        environments.ensure_heads(self.home)
        (self.home.heads / "kept").touch()
        environments.ensure_heads(self.home)
        self.assertTrue((self.home.heads / "kept").exists())
        heads = subprocess.run(["git", "--git-dir", str(self.home.heads), "for-each-ref"], check=True, capture_output=True, text=True)
        self.assertEqual(heads.stdout, "")

    def test_both_are_tidied_by_whoever_pushes_also_those_of_an_earlier_release(self):
        for ensure, repository in ((environments.ensure, self.home.environments), (environments.ensure_heads, self.home.heads)):
            ensure(self.home)
            config = repository / "config"
            first = config.read_text()
            for line in ("prunePackExpire = now", "autoDetach = false"):
                self.assertIn(line, first)
            config.write_text(first.partition("[gc]")[0])
            ensure(self.home)
            self.assertEqual(config.read_text(), first)

    def test_what_a_killed_process_had_locked_is_free_again(self):
        environments.ensure(self.home)
        writer, locks = self.child(), [self.home.environments / name for name in ("gc.pid", "packed-refs.lock", "refs/heads/main.lock")]
        processes.save(self.home, "promotion", processes.Record(writer.pid, processes.identity(writer.pid), 0))
        for lock in locks:
            lock.touch()
        environments.ensure(self.home)
        self.assertEqual([lock for lock in locks if not lock.exists()], [])
        writer.kill()
        writer.wait()
        environments.ensure(self.home)
        self.assertEqual([lock for lock in locks if lock.exists()], [])

    def test_a_launcher_that_was_killed_while_it_wrote_settings_does_not_stop_the_next(self):
        environments.ensure_heads(self.home)
        settings, writer = self.home.heads / "config", self.child()
        processes.save(self.home, "catalog", processes.Record(writer.pid, processes.identity(writer.pid), 0))
        whole = settings.read_text()
        settings.write_text(whole.partition("[gc]")[0])
        (self.home.heads / "config.lock").touch()
        environments.ensure_heads(self.home)
        self.assertEqual(settings.read_text(), whole)
