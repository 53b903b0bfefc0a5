"""Who asked for something, and where: known of every edit, take, job and delivery, whoever then carries it out."""

from tools.film.value import Value

PLACES = {
    "slack": "in Slack",
    "discord": "in Discord",
    "web": "on the page",
    "terminal": "at the terminal",
    "mcp": "through an assistant",
}


class Asker(Value):
    """A person by name, and the place that their wish came from: slack, discord, web, terminal, mcp.

    Either is empty where it is not known: who runs the studio alone has no name.
    """

    name: str = ""
    place: str = ""

    @property
    def words(self) -> str:
        """`Mina in Slack`; empty for nobody."""
        return f"{self.name} {PLACES.get(self.place, self.place)}".strip()

    def behind(self, actor: str) -> str:
        """The words that go after the name of who did it: `for Mina in Slack`, or the place alone for their own act."""
        if self.name and self.name != actor:
            return f"for {self.words}"
        return PLACES.get(self.place, self.place)


NOBODY = Asker()
