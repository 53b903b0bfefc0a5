"""Props of the previz: solids in the same field as the people, so that they take the same light.

    PROPS                        what there is
    nearest_prop(word) -> str    what stands for a plain name
    prop(what, *, colour, text, yaw, pitch, px_per_metre) -> GBuffer    for an insert or a table
"""

from tools.generators.previz.props.catalogue import PROPS, nearest_prop
from tools.generators.previz.props.insert import BuiltProp, build_prop, glazed, prop

__all__ = ["PROPS", "BuiltProp", "build_prop", "glazed", "nearest_prop", "prop"]
