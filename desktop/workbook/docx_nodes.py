"""The elements of a part of a Word file by where they stand in its bytes, and what they stand in."""

from __future__ import annotations

from desktop.workbook.splicing import Node, tree


class Nodes:
    """The paragraphs of a part in their order, and what is around them."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        root = tree(data)
        self.paragraphs = [node for node in root.walk() if node.name == "p"]
        self._parents = {child.start: node for node in root.walk() for child in node.children}

    def around(self, node: Node, name: str) -> Node | None:
        """Find the innermost element of a name that a node stands in."""
        parent = self._parents.get(node.start)
        while parent is not None and parent.name != name:
            parent = self._parents.get(parent.start)
        return parent

    def controls(self, node: Node) -> list[Node]:
        """List the content controls that a node stands in, the innermost first."""
        found = []
        control = self.around(node, "sdt")
        while control is not None:
            found.append(control)
            control = self.around(control, "sdt")
        return found
