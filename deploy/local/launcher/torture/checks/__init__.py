"""What has to hold in the end. Each check looks at what was read and gives a Finding for each thing that does not hold."""
import collections

LOST, TWICE, ORDER, FALSE = "lost", "twice", "out of order", "not what was committed"

Finding = collections.namedtuple("Finding", "check kind text")
