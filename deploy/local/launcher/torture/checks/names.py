"""DNS: every claimed name answers with the records on record, every released one is unknown, and one certificate is in use for each."""
from ...story import dns
from . import FALSE, LOST, TWICE, Finding


def check(server, database):
    wanted = {}
    for row in database.rows("""select c.fqdn, c.state, r.name, r.data from dns.claim c left join dns.dns_record r on r.claim_id = c.id and r.type = 'A'
                                order by c.created_at"""):
        wanted.setdefault(row["fqdn"], set())
        if row["state"] != "released" and row["data"]:
            wanted[row["fqdn"]].add(row["data"])
    for name, addresses in sorted(wanted.items()):
        code, seen = dns.ask(server, name)
        if set(seen) != addresses or len(seen) != len(addresses):
            kind = LOST if addresses else FALSE
            yield Finding("DNS", kind, f"{name} is {', '.join(sorted(addresses)) or 'released'} on record, and DNS answers {', '.join(seen) or f'code {code}'}")
    for row in database.rows("select name from dns.dns_record r join dns.claim c on c.id = r.claim_id where c.state = 'released'"):
        yield Finding("DNS", FALSE, f"{row['name']} is released, and its records are still on record")
    for row in database.rows("select fqdn, count(*) times from dns.certificate where retired_at is null group by fqdn having count(*) > 1"):
        yield Finding("DNS", TWICE, f"{row['fqdn']} has {row['times']} certificates in use")
