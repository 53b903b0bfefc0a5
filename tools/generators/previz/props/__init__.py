"""Props of the previz: solids in the same field as the people, so that they take the same light.

    PROPS                        what there is
    known_prop(words)            what a plain name means, None where nothing is known of it
    nearest_prop(word) -> str    what stands for a plain name
    prop(what, *, colour, text, yaw, pitch, px_per_metre) -> GBuffer    for an insert or a table
"""

from tools.generators.previz.props.catalogue import PROPS, known_prop, nearest_prop
from tools.generators.previz.props.insert import BuiltProp, build_prop, glazed, prop

__all__ = ["PROPS", "BuiltProp", "build_prop", "glazed", "known_prop", "nearest_prop", "prop"]
