"""Follows the chain of each service, and the one over all, and notes by service and number what does not hold."""
import datetime
import hashlib

NONE = "0" * 64
HINT = ", each is what it was. A database that was restored leaves that; if one was, say so with --restored"


def entry_hash(entry):
    """SHA-256 of `previousHash \\n number \\n id \\n type \\n subject \\n time \\n` in UTF-8 and the payload's bytes."""
    head = "".join(f"{part}\n" for part in (entry.previous_hash, entry.number, entry.id, entry.type, entry.subject, entry.time))
    return hashlib.sha256(head.encode() + entry.payload).hexdigest()


def link_hash(before, position, entry):
    """SHA-256 of `previous link's hash \\n position \\n service \\n number \\n the entry's hash`."""
    return hashlib.sha256("\n".join((before, str(position), entry.service, str(entry.number), entry.hash)).encode()).hexdigest()


def instant(text):
    """Seconds since 1970; a fraction finer than microseconds is left out."""
    whole, _, fraction = text.rstrip("Z").partition(".")
    at = datetime.datetime.fromisoformat(whole).replace(tzinfo=datetime.timezone.utc)
    return at.timestamp() + float(f"0.{fraction}" if fraction else 0)


def named(first, last):
    return str(last) if first >= last else f"{first} to {last}"


class Trail:
    """What is remembered while reading grows with the number of services and of signed heads, not with the trail."""

    def __init__(self, grace, heads, restored=()):
        self.grace, self.heads, self.restored = grace, heads, restored
        self.wanted = {head.position for head in heads}
        self.signed = {(service, number) for head in heads for service, number, _ in head.tips}
        self.flaws, self.gaps, self.links, self.hashes = [], {}, {}, {}  # gaps: flaw by (service, number) that is not here; hashes: of the entries in the chain that are in a signed head by name
        self.tips, self.linked = {}, {}  # service: (number, hash), in all and in the chain
        self.position, self.link, self.entries, self.waiting = 0, NONE, 0, 0

    def follow(self, lines):
        self.made_at = instant(next(lines))
        for entry in lines:
            self.entries += 1
            self._own(entry)
            if entry.position is None:
                self.waiting += 1
            else:
                self._joined(entry)

    def _own(self, entry):
        if entry_hash(entry) != entry.hash:
            self._flaw(entry, "changed: its content is not what its hash was made of")
        number, before = self.tips.get(entry.service, (0, NONE))
        if entry.number <= number:
            self.gaps.pop((entry.service, entry.number), None)  # not missing, then
            self._flaw(entry, f"swapped, or there twice: it comes after {entry.service} {number}")
            return
        if entry.number > number + 1:
            self._missing(entry, number)
        elif entry.previous_hash != before:
            self._flaw(entry, f"exchanged: it does not follow on from {entry.service} {number}, one of the two is another than it was")
        self.tips[entry.service] = (entry.number, entry.hash)

    def _missing(self, entry, number):
        """An entry that has not joined the chain may still wait for one that is on its way, for a while."""
        if entry.position is None and self.made_at - instant(entry.time) <= self.grace:
            return
        for missing in range(number + 1, min(entry.number, number + 21)):
            self.gaps[entry.service, missing] = f"{entry.service} {missing}: removed, or never arrived; {entry} is here"

    def _joined(self, entry):
        if entry.position <= self.position:
            self._flaw(entry, f"swapped: it stands in the chain at position {entry.position}, after position {self.position}")
        elif entry.position > self.position + 1:
            self._flaw(entry, f"what stood before it in the chain, from position {self.position + 1} on, was removed")
        elif link_hash(self.link, entry.position, entry) != entry.link:
            self._flaw(entry, f"the chain's link at position {entry.position} does not fit it: one of the two was changed or swapped")
        self.position, self.link = entry.position, entry.link
        self.linked[entry.service] = self.tips[entry.service]
        if (entry.service, entry.number) in self.signed:
            self.hashes[entry.service, entry.number] = entry.hash
        if self.position in self.wanted:
            self.links[self.position] = self.link, dict(self.linked)

    def all_flaws(self):
        """Of the entries and their chains."""
        return self.flaws + list(self.gaps.values())

    def against_heads(self):
        """(what contradicts the signed heads, notes); the first of them that does says where to look."""
        good, notes = None, []
        for head in self.heads:
            flaws = self._against(head, good)
            if not flaws:
                good = head
            elif self._reordered(head) and any(begin <= instant(head.at) <= end for begin, end in self.restored):
                notes.append(f"restored: the chain up to position {head.position} was signed on {head.at} in another order between the services; "
                             "each service's entries are what was signed")
            else:
                return flaws, notes
        return [], notes

    def _reordered(self, head):
        """Whether each service's entries up to the head are in the chain; in which order between the services is another question."""
        return all(self.hashes.get((service, number)) == hash for service, number, hash in head.tips)

    def _against(self, head, good):
        if head.position > self.position:
            return [f"{service} {named(reached + 1, last)}: cut off: signed on {head.at}, and the trail ends before it"
                    for service, last, _ in head.tips
                    for reached in [self.linked.get(service, (0, NONE))[0]] if reached < last] or [
                f"the chain ends at position {self.position}, and was signed up to {head.position} on {head.at}"]
        link, tips = self.links.get(head.position, (None, {}))
        if link == head.link:
            return []
        since = dict((service, number) for service, number, _ in good.tips) if good else {}
        return [f"{service} {named(since.get(service, 0) + 1, number)}: rewritten: not what was signed on {head.at}"
                for service, number, hash in head.tips
                if tips.get(service) != (number, hash)] or [
            f"the chain from position {good.position + 1 if good else 1} to {head.position} is another than what was signed on {head.at}: "
            "entries of different services were swapped there" + HINT * self._reordered(head)]

    def summary(self):
        newest = self.heads[-1] if self.heads else None
        signed = f"signed up to position {newest.position} on {newest.at}" if newest else "nothing of it is signed"
        return (f"{self.entries} entries of {len(self.tips)} services, the chain ends at position {self.position}, "
                f"{signed}; {self.waiting} wait for an earlier entry.")

    def _flaw(self, entry, what):
        self.flaws.append(f"{entry}: {what}")
