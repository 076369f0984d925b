"""What a run is asked for, and who is killed when."""
import collections
import unittest

from launcher.torture import schedule
from launcher.torture.crowd import Pace
from launcher.torture.options import Options
from launcher.trouble import Trouble


class ScheduleTest(unittest.TestCase):
    def test_the_same_seed_kills_the_same_parts_at_the_same_times(self):
        self.assertEqual(schedule.draw(7, 50, 1500), schedule.draw(7, 50, 1500))
        self.assertNotEqual(schedule.draw(7, 50, 1500), schedule.draw(8, 50, 1500))

    def test_everybody_dies_at_least_once_when_there_are_kills_enough(self):
        for seed in range(50):
            self.assertEqual({kill.victim for kill in schedule.draw(seed, 9, 60)}, set(schedule.EVERYBODY))

    def test_as_many_services_die_as_is_asked_for_and_others_besides(self):
        for seed in range(50):
            killed = collections.Counter(kill.victim for kill in schedule.draw(seed, 50, 1500))
            self.assertEqual(schedule.of_services(killed), 50)
            self.assertGreater(killed.total(), 50)

    def test_kills_come_in_their_order_and_within_the_time(self):
        times = [kill.at for kill in schedule.draw(1, 200, 600)]
        self.assertEqual(times, sorted(times))
        self.assertTrue(0 < times[0] and times[-1] < 600)


class OptionsTest(unittest.TestCase):
    def test_kills_and_events_follow_from_the_minutes(self):
        asked = Options.parse({"--minutes": "25", "--seed": "3"})
        self.assertEqual((asked.kills, asked.events, asked.seed), (50, 20000, 3))

    def test_what_makes_no_sense_is_said(self):
        for words in ({"--minutes": "soon"}, {"--minutes": "0"}, {"--kills": "-1"}, {"--plant": "broker"}):
            with self.subTest(words), self.assertRaises(Trouble) as said:
                Options.parse(words)
            self.assertEqual(said.exception.code, 2)

    def test_what_is_asked_for_instead_would_be_taken(self):
        for name, value, wanted in (("--minutes", "0", "a number, more than 0 and not more than 1440."), ("--minutes", "1441", "not more than 1440."),
                                    ("--kills", "0.5", "a whole number, not less than 0")):
            with self.subTest(name), self.assertRaisesRegex(Trouble, f"{name} is '{value}'; .*{wanted}"):
                Options.parse({name: value})
        self.assertEqual((Options.parse({"--minutes": "1440"}).minutes, Options.parse({"--kills": "0"}).kills), (1440, 0))


class PaceTest(unittest.TestCase):
    def test_rests_only_while_it_is_ahead(self):
        pace = Pace(events=1000, seconds=100)
        pace.saw(there=0, passed=50)
        self.assertEqual(pace.pause(), 0)
        pace.saw(there=1000, passed=50)
        self.assertGreater(pace.pause(), 0)
