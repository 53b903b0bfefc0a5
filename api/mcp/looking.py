"""What an assistant may read: parts of a film as text, one frame of a shot, and films as resources.

workprint://films                      workprint://films/FILM/storyboard      workprint://films/FILM/shots/7/poster
workprint://films/FILM                 workprint://films/FILM/cut
"""

import base64
import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, unquote

from agent.conversation import Speaker
from agent.model.looking import THINGS, Thing, look
from agent.ports import Situation
from agent.records import FilmRecords
from tools.film.errors import DirectorError, NotFound
from tools.film.handles import shown_take
from tools.film.slate import find_shot, slate_of
from tools.production.lengths import shown_film
from tools.studio import Studio

ROOT = "workprint://films"
PARTS = ("storyboard", "cut")
JSON, MARKDOWN, JPEG = "application/json", "text/markdown", "image/jpeg"


class Looker:
    """Reads the films of one studio."""

    def __init__(self, studio: Studio) -> None:
        self._studio = studio

    def films(self) -> list[dict[str, Any]]:
        """The films, the last changed first."""
        return [
            {"film": one.id, "title": one.title, "revision": one.revision} for one in self._studio.films.summaries()
        ]

    def look(self, given: Mapping[str, Any]) -> str:
        """A part of a film as text. Raises DirectorError for what is not there."""
        opened = self._studio.open(str(given.get("film", "")))
        wanted = given.get("what", "outline")
        thing: Thing | None = next((one for one in THINGS if one == wanted), None)
        if thing is None:
            raise DirectorError(f"There is no '{wanted}' to look at; there are {', '.join(THINGS)}.", code="bad_look")
        records = FilmRecords(self._studio, opened.film.id)
        return look(
            Situation(opened.film, opened.revision, records, Speaker(channel="mcp"), ""),
            thing,
            given.get("at"),
            str(given.get("words", "")),
        )

    def see(self, given: Mapping[str, Any]) -> tuple[str, str]:
        """The middle frame of a shot as a JPEG in base64, and what it is. Raises NotFound for a shot without a take."""
        film = self._studio.open(str(given.get("film", ""))).film
        shot = find_shot(film, given.get("shot", ""))
        slate = slate_of(film, shot.id)
        take = shown_take(film, shot)
        if take is None:
            raise NotFound(f"Shot {slate} has no take yet; generate or render it first.", code="no_take")
        # What shows takes is loaded by who sees one.
        from api.posters import poster_of
        from tools.production.delivering import screened

        picture = poster_of(take, screened(self._studio, film), self._studio.settings.cache)
        words = f"{slate}-{shot.takes.index(take.id) + 1}: {shot.prompt}"
        return base64.b64encode(picture.read_bytes()).decode(), words

    def resources(self) -> list[tuple[str, str, str]]:
        """(address, name, type) of everything that can be read without asking for a shot."""
        found = [(ROOT, "All films", JSON)]
        for one in self.films():
            here, name = f"{ROOT}/{quote(one['film'], safe='')}", one["title"] or one["film"]
            found += [
                (here, name, JSON),
                (f"{here}/storyboard", f"{name}: storyboard", MARKDOWN),
                (f"{here}/cut", f"{name}: cut", JSON),
            ]
        return found

    def read(self, address: str) -> tuple[str, str]:
        """(type, content) of a resource; of a picture the content is base64. Raises NotFound."""
        steps = [unquote(step) for step in address.removeprefix(ROOT).split("/")[1:]]
        if not address.startswith(ROOT) or address[len(ROOT) :][:1] not in ("", "/"):
            raise NotFound(f"There is nothing at {address}; films are at {ROOT}.", code="no_resource")
        match steps:
            case []:
                return JSON, _json(self.films())
            case [film]:
                return JSON, _json(shown_film(self._studio, film))
            case [film, "storyboard"]:
                return MARKDOWN, storyboard(self._studio.show(film))
            case [film, "cut"]:
                shown = shown_film(self._studio, film)
                return JSON, _json({name: shown[name] for name in ("film", "revision", "rate", "timeline", "cues")})
            case [film, "shots", shot, "poster"]:
                return JPEG, self.see({"film": film, "shot": shot})[0]
            case _:
                raise NotFound(f"There is nothing at {address}; films are at {ROOT}.", code="no_resource")


def storyboard(shown: Mapping[str, Any]) -> str:
    """The scenes and shots of a film as `show` tells it, in Markdown, each shot with the address of its picture."""
    lines = [f"# {shown['title'] or shown['film']}", "", str(shown["logline"]), ""]
    for scene in shown["scenes"]:
        lines += [f"## {scene['number']}. {scene['slugline']}", ""]
        for shot in scene["shots"]:
            seen = f"{ROOT}/{quote(str(shown['film']), safe='')}/shots/{shot['number']}/poster"
            picture = f" ![{shot['slate']}]({seen})" if shot["takes"] else ""
            lines.append(
                f"- **{shot['number']} ({shot['slate']})** {shot['prompt']} [{shot['seconds']:.1f} s, {shot['state']},"
                f" {len(shot['takes'])} takes]{picture}"
            )
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)
