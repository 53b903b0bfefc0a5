"""Files that a message names, by what their names end with: clips, stills, LUTs, recordings, papers."""

CLIPS = frozenset("mp4 mov m4v mkv webm avi mxf mpg mpeg mts m2ts gif wmv".split())
STILLS = frozenset("png jpg jpeg tif tiff webp bmp heic exr".split())
SOUNDS = frozenset("wav mp3 aif aiff flac m4a ogg opus".split())
CUTS = frozenset("otio otioz fcpxml fcpxmld xml edl aaf".split())
"""cuts that come back from other programs"""
SCRIPTS = frozenset("fountain spmd fdx pdf txt md".split())
"""words that a film is written from"""
PAPERS = CUTS | SCRIPTS | frozenset("ale mlt srt csv".split())
LUTS = frozenset(("cube",))
SORTS = {"clip": CLIPS, "still": STILLS, "sound": SOUNDS, "paper": PAPERS, "lut": LUTS}
ENDINGS = CLIPS | STILLS | SOUNDS | PAPERS | LUTS


def ending(name: str) -> str:
    """What a file's name ends with, in lower case; empty when it is no file that we know."""
    end = name.rpartition(".")[2].casefold() if "." in name else ""
    return end if end in ENDINGS else ""


def sort_of(name: str) -> str:
    """ "clip", "still", "sound", "paper" or "lut"; empty for anything else."""
    return next((sort for sort, ends in SORTS.items() if ending(name) in ends), "")
