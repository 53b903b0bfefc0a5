"""People of the previz: solid puppets that look the same from every side, act, and take any light.

    figure(appearance, seed, pose, face, yaw, *, px_per_metre, pitch, crop, supersample, holds) -> GBuffer
    hand(appearance, gesture, *, px_per_metre, holds) -> GBuffer        for inserts
    relight(gbuffer, lights, ambient_top, ambient_bottom, rim) -> premultiplied float32 RGBA
    perform(staged, frames, rate, seed, pace, mouth, *, appearance, figure_seed, seat) -> Performance; .at(i) -> Beat

Outside, lengths are metres and pixels; the ground point under the hips is the anchor. Positive yaw turns the front to
screen right. Nothing here knows the set, the camera move or the grade.
"""

from tools.generators.previz.people.acting import Beat, Performance, perform
from tools.generators.previz.people.face import EXPRESSIONS, NEUTRAL, Face, blinking, mouth_shape, speaking
from tools.generators.previz.people.figure import Crop, figure, forget_figures
from tools.generators.previz.people.insert import Gesture, hand
from tools.generators.previz.people.light import Light, relight
from tools.generators.previz.people.pose import Pose
from tools.generators.previz.solids.drawing import Window
from tools.generators.previz.solids.gbuffer import GBuffer, Glow

__all__ = [
    "EXPRESSIONS", "NEUTRAL", "Beat", "Crop", "Face", "GBuffer", "Gesture", "Glow", "Light", "Performance", "Pose",
    "Window", "blinking", "figure", "forget_figures", "hand", "mouth_shape", "perform", "relight", "speaking",
]
