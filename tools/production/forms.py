"""The forms a film can leave in. Apart from what makes them, so that a menu of them costs nothing."""

from enum import StrEnum


class Export(StrEnum):
    """The forms a film can leave in: the film itself in several ways, its sound, pictures of it, and papers."""

    mp4 = "mp4"
    four_k = "4k"
    hevc = "hevc"
    av1 = "av1"
    prores = "prores"
    webm = "webm"
    vertical = "vertical"
    square = "square"
    portrait = "portrait"
    youtube = "youtube"
    instagram = "instagram"
    tiktok = "tiktok"
    festival = "festival"
    gif = "gif"
    stems = "stems"
    poster = "poster"
    contact = "contact"
    srt = "srt"
    pdf = "pdf"
    shots = "shots"
    fountain = "fountain"
    fdx = "fdx"
    screenplay = "screenplay"
    csv = "csv"
    cues = "cues"
    premiere = "premiere"
    resolve = "resolve"
    finalcut = "finalcut"
    aftereffects = "aftereffects"
    kdenlive = "kdenlive"
    shotcut = "shotcut"
    otio = "otio"
    otioz = "otioz"
    fcpxml = "fcpxml"
    xmeml = "xmeml"
    edl = "edl"
    ale = "ale"
    aaf = "aaf"
    mlt = "mlt"
    jsx = "jsx"


CUTS: dict[Export, tuple[str, ...]] = {
    Export.premiere: ("xmeml",),
    Export.resolve: ("otio", "fcpxml"),
    Export.finalcut: ("fcpxml",),
    Export.aftereffects: ("jsx",),
    Export.kdenlive: ("otio", "mlt"),
    Export.shotcut: ("mlt",),
    Export.otio: ("otio",),
    Export.otioz: ("otio",),
    Export.fcpxml: ("fcpxml",),
    Export.xmeml: ("xmeml",),
    Export.edl: ("edl",),
    Export.ale: ("ale",),
    Export.aaf: ("aaf",),
    Export.mlt: ("mlt",),
    Export.jsx: ("jsx",),
}
"""The forms that are a cut for another program, and the formats that each is written in, the first one the best."""

SUFFIX = {
    Export.mp4: ".mp4",
    Export.four_k: "-4k.mp4",
    Export.hevc: "-hevc.mp4",
    Export.av1: "-av1.mp4",
    Export.prores: ".mov",
    Export.webm: ".webm",
    Export.vertical: "-vertical.mp4",
    Export.square: "-square.mp4",
    Export.portrait: "-portrait.mp4",
    Export.youtube: "-youtube.mp4",
    Export.instagram: "-instagram.mp4",
    Export.tiktok: "-tiktok.mp4",
    Export.festival: "-festival.mov",
    Export.gif: ".gif",
    Export.stems: "-stems.zip",
    Export.poster: ".jpg",
    Export.contact: "-contact.jpg",
    Export.srt: ".srt",
    Export.pdf: ".pdf",
    Export.shots: ".md",
    Export.fountain: ".fountain",
    Export.fdx: ".fdx",
    Export.screenplay: "-screenplay.pdf",
    Export.csv: "-shots.csv",
    Export.cues: "-cues.csv",
    Export.otioz: ".otioz",
    **{form: f"-{form.value}.zip" for form in CUTS if form is not Export.otioz},
}
"""What the name of the file ends with when nobody names it. At the terminal a cut is a folder, not a ZIP."""
