"""Values that exist, given to schemathesis: as examples in its copy of a document, which it sends and from which it departs, and as dictionaries, from which it takes in some of its own tries.

Samples of a document: `{"GET /apps/{app}": {"path.app": [value, …], "body": {"application/json": [value, …]}}}`. Under `"*"` stands what holds for a parameter of that name in any operation
that says nothing else of it."""
import copy
import json

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
EVERYWHERE = "*"
OFTEN = 0.5  # of the tries in which schemathesis thinks of a value itself


def operations(document):
    """{"GET /apps/{app}": its entry}"""
    return {f"{method.upper()} {path}": operation for path, item in document["paths"].items() for method, operation in item.items() if method in METHODS}


def furnished(document, samples):
    """A copy with the samples as examples. One that the document has no place for is an error: it would be sent by nobody."""
    document = copy.deepcopy(document)
    unused = {(name, place) for name, wanted in samples.items() if name != EVERYWHERE for place in _places(wanted)}
    for name, operation in operations(document).items():
        for parameter in operation.get("parameters", ()):
            place = f"{parameter['in']}.{parameter['name']}"
            if values := _values(samples, name, place):
                parameter["examples"] = _numbered(values)
                unused.discard((name, place))
        for kind, content in operation.get("requestBody", {}).get("content", {}).items():
            if values := samples.get(name, {}).get("body", {}).get(kind):
                content["examples"] = _numbered(values)
                unused.discard((name, kind))
    if unused:
        raise ValueError(f"the document has no place for {'; '.join(f'{place} of {name}' for name, place in sorted(unused))}")
    return document


def dictionaries(document, samples):
    """The same values of parameters, as schemathesis.toml. A JSON string is one of TOML too."""
    named, bound = [], []
    for name, operation in operations(document).items():
        binding = []
        for parameter in operation.get("parameters", ()):
            place = f"{parameter['in']}.{parameter['name']}"
            values = [value for value in _values(samples, name, place) if isinstance(value, (str, int)) and not isinstance(value, bool)]
            if values:
                binding.append(f'{json.dumps(place)} = {{ dictionary = "d{len(named)}", probability = {OFTEN} }}')
                named.append(f"[dictionaries.d{len(named)}]\nvalues = {json.dumps(values)}")
        if binding:
            bound += ["[[operations]]", f"include-name = {json.dumps(name)}", f"parameters = {{ {', '.join(binding)} }}"]
    return "\n".join([*named, *bound, ""])


def _places(wanted):
    return [place for name, values in wanted.items() for place in (values if name == "body" else [name])]


def _numbered(values):
    return {str(number): {"value": value} for number, value in enumerate(values, 1)}


def _values(samples, name, place):
    return samples.get(name, {}).get(place) or samples.get(EVERYWHERE, {}).get(place, [])
