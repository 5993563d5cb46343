"""Bridges between rubric versions as they lie in a client file: a row for each link."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from omnidesk.domain.bridge import Bridge, Link, Relation
from omnidesk.storage.history import History
from omnidesk.storage.repositories import Repository
from omnidesk.storage.tables import BridgeLinkRow

_DIMENSION, _LEVEL = "dimension", "level"


@dataclass(frozen=True, slots=True)
class StoredLink:
    """One link as columns; a level's value stands as text, and nothing as an empty text."""

    old_hash: str
    new_hash: str
    kind: str
    old_key: str
    new_key: str
    relation: Relation


class BridgeRepository:
    """The bridges of a client file, each under the hashes of its versions."""

    def __init__(self, history: History) -> None:
        self._links = Repository(history, BridgeLinkRow, StoredLink)

    def all(self) -> list[Bridge]:
        """Return every bridge that has a link."""
        found: dict[tuple[str, str], list[StoredLink]] = {}
        for link in self._links.where():
            found.setdefault((link.old_hash, link.new_hash), []).append(link)
        return [_bridge(*hashes, links) for hashes, links in found.items()]

    def one(self, old: str, new: str) -> Bridge:
        """Return the bridge of two versions; without any link where nobody said anything."""
        return _bridge(old, new, self._links.where(old_hash=old, new_hash=new))

    def put(self, bridge: Bridge) -> None:
        """Record a bridge: what is in it and was not, and tombstones for what no longer is."""
        before = set(_links(self.one(bridge.old, bridge.new)))
        after = list(_links(bridge))
        said = {_identity(link) for link in after}
        for link in before:
            if _identity(link) not in said:
                self._links.remove(link)
        self._links.put_all(link for link in after if link not in before)


def _bridge(old: str, new: str, links: list[StoredLink]) -> Bridge:
    return Bridge(
        old,
        new,
        tuple(
            Link(each.old_key, each.new_key, each.relation)
            for each in links
            if each.kind == _DIMENSION
        ),
        tuple(
            Link(int(each.old_key), int(each.new_key), each.relation)
            for each in links
            if each.kind == _LEVEL
        ),
    )


def _links(bridge: Bridge) -> Iterator[StoredLink]:
    for dimension in bridge.dimensions:
        yield StoredLink(
            bridge.old,
            bridge.new,
            _DIMENSION,
            dimension.old,
            dimension.new,
            dimension.relation,
        )
    for level in bridge.levels:
        yield StoredLink(
            bridge.old, bridge.new, _LEVEL, str(level.old), str(level.new), level.relation
        )


def _identity(link: StoredLink) -> tuple[str, str, str]:
    return link.kind, link.old_key, link.new_key
