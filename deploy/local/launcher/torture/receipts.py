"""What the services told the load they had done, collected by many threads."""
import threading


class Receipts:
    def __init__(self):
        self._held, self._one = set(), threading.Lock()

    def add(self, *what):
        """Such as ("revision", app, 7): the words in which `checks.promises` finds it again."""
        with self._one:
            self._held.add(what)

    def __iter__(self):
        with self._one:
            return iter(sorted(self._held, key=str))

    def __len__(self):
        return len(self._held)
