"""What a film is called above its messages, also before it has a title."""

from tools.film.film import Film

UNTITLED = str(Film.model_fields["title"].default)
WORDS = 8


def headed(film: Film) -> str:
    """Its title; while it has none, how the idea for it begins: of two films in a channel it says which is which."""
    if film.title and film.title != UNTITLED:
        return film.title
    words = film.idea.split()
    return f"{' '.join(words[:WORDS])[:150]}{' …' if len(words) > WORDS else ''}" or film.id
