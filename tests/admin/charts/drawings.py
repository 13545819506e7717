"""Reads a chart back: it must be well-formed, and hold no style of its own."""

from __future__ import annotations

from xml.etree import ElementTree as ET

SVG = "{http://www.w3.org/2000/svg}"


def read(markup: str) -> ET.Element:
    """The picture; every element in it is checked to keep to what the page allows."""
    root = ET.fromstring(str(markup).replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1))
    for element in root.iter():
        assert "style" not in element.attrib
        assert not [name for name in element.attrib if name.startswith("on")]
        assert element.tag not in {f"{SVG}style", f"{SVG}script", f"{SVG}foreignObject"}
    return root


def all_of(root: ET.Element, tag: str, class_: str | None = None) -> list[ET.Element]:
    """Elements of a kind, and of a class."""
    found = root.iter(SVG + tag)
    return [one for one in found if class_ is None or one.get("class") == class_]


def words(root: ET.Element) -> list[str]:
    """What is written in the picture."""
    return ["".join(one.itertext()) for one in all_of(root, "text")]
