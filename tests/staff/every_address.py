"""Every address that the site answers to, with what it needs put in."""

from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver


@dataclass(frozen=True)
class Address:
    name: str
    """With its namespace; of one without a name, what it looks like."""
    route: str
    needs: frozenset[str]


def every_address():
    return sorted(within(get_resolver()), key=lambda one: one.name)


def within(resolver, before="", space="", needs=frozenset()):
    for one in resolver.url_patterns:
        route = before + str(one.pattern)
        wanted = needs | set(one.pattern.converters) | set(one.pattern.regex.groupindex)
        if isinstance(one, URLResolver):
            inner = f"{space}{one.namespace}:" if one.namespace else space
            yield from within(one, route, inner, wanted)
        elif isinstance(one, URLPattern):
            yield Address(f"{space}{one.name}" if one.name else route, route, frozenset(wanted))
