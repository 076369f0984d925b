"""Environment variables of the processes: the one place where their names stand."""
import json
import os

from . import vault
from .modules import SERVICES
from .ports import HOST

USERS = ("creator", "creator2", "approver", "approver2", "compliance", "security", "finance", "operator", "auditor", "ci")
ZONES = "{team}.apps.slipway.test,{team}.staging.slipway.test,{team}.preview.slipway.test"
# What the caller may have set for itself and a child must not inherit: it would override what is said here.
_FOREIGN = ("SLIPWAY_", "SPRING_", "SERVER_", "MANAGEMENT_", "OTEL_", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS")


def base(home):
    """What every process gets from the caller's environment. Few memory arenas: a JVM has many threads that seldom allocate natively."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(_FOREIGN)}
    return {**kept, "LC_ALL": "C.UTF-8", "TZ": "UTC", "MALLOC_ARENA_MAX": "2"}


def postgres(home, secrets):
    return {"SLIPWAY_POSTGRES_DATA": str(home.data / "postgres"), "SLIPWAY_POSTGRES_BINARIES": str(home.cache / "postgres"),
            "SLIPWAY_POSTGRES_PORT": str(home.port("postgres")), "SLIPWAY_POSTGRES_PASSWORD": secrets["postgres"],
            "SLIPWAY_POSTGRES_AREAS": json.dumps(secrets["schemas"])}


def kafka(home):
    return {"SLIPWAY_KAFKA_DATA": str(home.data / "kafka"), "SLIPWAY_KAFKA_PORT": str(home.port("kafka")),
            "SLIPWAY_KAFKA_CONTROLLER_PORT": str(home.port("kafka-controller"))}


def addresses(home):
    """The world around the services: what they call, and what the stand-ins are. Holds no secret."""
    return {
        "SLIPWAY_PORT_BASE": str(home.port_base),
        "SLIPWAY_ISSUER": home.url("issuer"),
        **{f"SLIPWAY_{name.upper()}_URL": home.url(name) for name in SERVICES},
        "SLIPWAY_GITHUB_URL": home.url("github"), "SLIPWAY_REGISTRY_URL": home.registry(),
        "SLIPWAY_COSIGN_PUBLIC_KEY": str(vault.cosign(home)[1]),
        "SLIPWAY_SLACK_URL": home.url("slack"), "SLIPWAY_SLACK_APPROVALS_CHANNEL": "C0APPROVALS",
        "SLIPWAY_GIT_URL": str(home.environments),
        "SLIPWAY_CLUSTER_HTTP": home.url("cluster-http"), "SLIPWAY_CLUSTER_HTTPS": home.url("cluster-https", "https"),
        "SLIPWAY_CLUSTER_API": home.url("cluster-api"), "SLIPWAY_CLUSTER_ADDRESS": HOST,
        "SLIPWAY_DNS_SERVER": home.address("dns-server"), "SLIPWAY_DNS_TSIG_NAME": "slipway.", "SLIPWAY_DNS_ZONES": ZONES,
        "SLIPWAY_CA_URL": home.url("ca"), "SLIPWAY_CA_CERTIFICATE": str(home.ca_certificate),
    }


SHARED = {  # variable: secret. Both sides of a call have to know these.
    "SLIPWAY_GITHUB_TOKEN": "githubToken", "SLIPWAY_GITHUB_WEBHOOK_SECRET": "githubWebhook",
    "SLIPWAY_REGISTRY_WEBHOOK_SECRET": "registryWebhook",
    "SLIPWAY_SLACK_TOKEN": "slackToken", "SLIPWAY_SLACK_SIGNING_SECRET": "slackSigning",
    "SLIPWAY_CLUSTER_TOKEN": "clusterToken", "SLIPWAY_DNS_TSIG_SECRET": "tsig", "SLIPWAY_CA_TOKEN": "caToken",
}
SECRETS_OF = {  # which service gets which of them; no other does
    "catalog": ["SLIPWAY_GITHUB_TOKEN"],
    "gate": ["SLIPWAY_GITHUB_TOKEN", "SLIPWAY_GITHUB_WEBHOOK_SECRET", "SLIPWAY_REGISTRY_WEBHOOK_SECRET"],
    "promotion": ["SLIPWAY_CLUSTER_TOKEN"],
    "dns": ["SLIPWAY_DNS_TSIG_SECRET", "SLIPWAY_CA_TOKEN"],
    "cost": [],
    "notifier": ["SLIPWAY_SLACK_TOKEN", "SLIPWAY_SLACK_SIGNING_SECRET"],
}


def stand_ins(home, secrets):
    return {**addresses(home), **{name: secrets[key] for name, key in SHARED.items()},
            "SLIPWAY_STANDIN_DATA": str(home.data / "standins"),
            "SLIPWAY_ISSUER_ADMIN_SECRET": secrets["issuerAdmin"], "SLIPWAY_ISSUER_CLIENTS": json.dumps(secrets["clients"]),
            "SLIPWAY_CLUSTER_AGENT_SECRET": secrets["clients"]["cluster"]}


def service(home, secrets, area, temporal_address, environ=os.environ):
    """What one service gets: all addresses, and of the secrets only its own."""
    return {
        **addresses(home), **{name: secrets[SHARED[name]] for name in SECRETS_OF[area]},
        "SLIPWAY_LOG_FORMAT": "",  # lines for people, no JSON, unless the caller says otherwise
        **{name: environ[name] for name in ("SLIPWAY_OTLP", "SLIPWAY_LOG_FORMAT") if environ.get(name)},
        "SERVER_ADDRESS": HOST, "SERVER_PORT": str(home.port(area)),
        "SPRING_PROFILES_ACTIVE": "embedded", "SLIPWAY_PROFILE": "embedded",
        **_database(home, secrets, area, "SLIPWAY_DB"),
        "SLIPWAY_KAFKA": home.address("kafka"), "SLIPWAY_TEMPORAL": temporal_address,
        "SLIPWAY_CLIENT_ID": area, "SLIPWAY_CLIENT_SECRET": secrets["clients"][area],
        **_only_for(home, secrets, area),
    }


def _only_for(home, secrets, area):
    return {
        "catalog": {**_database(home, secrets, "audit", "SLIPWAY_AUDIT_DB"), "SLIPWAY_AUDIT_GIT_URL": str(home.heads),
                    "SLIPWAY_AUDIT_KEY": str(vault.audit(home)[0])},
        "promotion": {"SLIPWAY_GIT_MIRROR": str(home.data / "promotion" / "environments.git")},
        "dns": {"SLIPWAY_KEY_ENCRYPTION_KEY": secrets["keyEncryption"]},
    }.get(area, {})


def _database(home, secrets, schema, prefix):
    passwords = secrets["schemas"][schema]
    return {f"{prefix}_URL": f"jdbc:postgresql://{home.address('postgres')}/slipway?currentSchema={schema}",
            f"{prefix}_OWNER": f"{schema}_owner", f"{prefix}_OWNER_PASSWORD": passwords["owner"],
            f"{prefix}_USER": f"{schema}_app", f"{prefix}_PASSWORD": passwords["app"]}
