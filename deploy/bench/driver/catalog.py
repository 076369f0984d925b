"""The catalog with 100,000 apps: list, search and filter over HTTP, beside the same page of a single app by its name."""
import copy
import io
import time
import urllib.parse

from launcher.report import Report
from launcher.story import release
from launcher.story.scene import Scene
from launcher.trouble import Trouble

from . import place as places
from .figure import Figure, Measured

APPS, SEED = 100_000, 0.2611
CONNECTIONS, WARM, SECONDS, RATE = 4, 5, 10, 40  # the rate in requests a second
REGISTRATIONS = 10
# Each app is a copy of one that was registered, with another name, team, image and state; PostgreSQL's random numbers begin at the seed.
FILL = """
select setseed({seed});
insert into team (name, revision, updated_at) select 'bench-team-' || n, 1, now() from generate_series(1, 200) n;
insert into app (name, owner, team, description, defaulted, answers, risk, risk_source, risk_reasons, hosting_tier, lifecycle, next_review, revision,
                 registered_at, updated_at)
select 'bench-app-' || n, owner, 'bench-team-' || team_number,
       description || jsonb_build_object('team', 'bench-team-' || team_number, 'costCentre', 'CC-' || (1000 + floor(random() * 500)), 'subdomain', 'bench-app-' || n,
           'sourceRepository', 'https://github.com/acme/bench-app-' || n,
           'image', (description -> 'image') || jsonb_build_object('repository', 'registry.slipway.test/bench/app-' || n)),
       defaulted, answers, (array['low', 'medium', 'high'])[1 + floor(random() * 3)], 'untriaged', risk_reasons,
       (array['shared', 'isolated', 'edge', 'serverless'])[1 + floor(random() * 4)], (array['idea', 'active', 'active', 'archived'])[1 + floor(random() * 4)],
       next_review, 1, registered_at, updated_at
from app, (select n, 1 + floor(random() * 200) as team_number from generate_series(1, {apps}) n) as one where name = '{model}';
analyze app;
"""
QUESTIONS = {
    "list": ["limit=50"],
    "search": ["limit=50&q=bench", "limit=50&q=bench team 17", "limit=50&q=app-99", "limit=50&q=cc-1234", "limit=50&q=nothing-of-this-name"],
    "filter": ["limit=50&risk=high&lifecycle=active", "limit=50&team=bench-team-17", "limit=50&tier=edge&risk=low", "limit=50&lifecycle=archived"],
    "one": [None],
}


def measure(place, report):
    platform = place.whole()
    home = platform.home
    scene = Scene(home, Report(io.StringIO()))
    release.register(scene)
    with report.task(f"adding {APPS:,} apps"):
        file = home.data / "fill.sql"
        file.write_text(FILL.format(seed=SEED, apps=APPS, model=scene.app))
        places.database(platform, report, "catalog", "run", file)
    found = {}
    for name, queries in QUESTIONS.items():
        templates = [{"method": "GET", "url": url(home, query), "status": 200, "headers": {"Authorization": "Bearer " + scene.token("creator")}} for query in queries]
        with report.task(f"measuring {name}"):
            found[name] = places.load(platform, report, templates, CONNECTIONS, SECONDS, RATE, WARM)
    seen = sorted(visible(scene, number) for number in range(REGISTRATIONS))
    return Measured([figure for name in ("list", "search", "filter") for figure in (
        Figure(f"{name}, {RATE} a second: p50", found[name]["p50"], "ms", "one app by name", found["one"]["p50"]),
        Figure("p95", found[name]["p95"], "ms", "one app by name", found["one"]["p95"], goal=50))]
        + [Figure(f"registration → found by a search, longest of {REGISTRATIONS}", seen[-1], "ms", goal=1000)],
        "There is no figure of a lifecycle sweep: the catalog has no reviews and no expiry yet.")


def visible(scene, number):
    """Milliseconds from the request that registers an app until a search finds it."""
    other = copy.copy(scene)
    other.app = f"{scene.app}-{number}"
    begun = time.monotonic()
    release.register(other)
    while other.app not in [found["name"] for found in scene.call("catalog", "GET", f"/api/v1/apps?q={other.app}", "creator")["items"]]:
        if time.monotonic() - begun > 60:
            raise Trouble(f"{other.app} was registered a minute ago, and no search finds it")
        time.sleep(0.01)
    return 1000 * (time.monotonic() - begun)


def url(home, query):
    if query is None:
        return home.url("catalog") + "/api/v1/apps/bench-app-4711"
    return home.url("catalog") + "/api/v1/apps?" + urllib.parse.quote(query, safe="=&")
