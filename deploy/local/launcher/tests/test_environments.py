import subprocess

from launcher import environments

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
