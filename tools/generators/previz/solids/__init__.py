"""Solids of signed distance: what people, creatures and props are modelled in, and the march that draws them.

    model   Solid        parts (ellipsoids, round cones, tori, boxes, planes) in groups, plus painted decals
    draw    march()      -> GBuffer: albedo, normal, depth, occlusion, gloss, skin, catchlight, emission
    light   (people/light.py) relight() -> premultiplied RGBA

Space: x right, y up, z towards the lens. A solid looks the same from every side because there is only one of it.
"""
