"""The page of the manual about the cameras, made from what is known of each service, so that it cannot drift."""

from decimal import Decimal

from tools.generators.access import SECRETS, variables
from tools.generators.cameras import EMBEDDED
from tools.generators.capabilities import Capabilities, Model, catalogue

INTRODUCTION = """# Cameras

Made from the shipped catalogue by `make docs`. `workprint generators` says which can be used now, and what the others
lack. A shot is given to a camera by its service, or by service and model: `runway`, `runway/gen4_turbo`.

**None of the paid services was ever called live**: no key was at hand. Each was written from its documentation as of
the day given, and is tested against a stand-in on one's own machine that answers, refuses and breaks as that
documentation says. Make one short shot first with a service that is new to you. Prices are estimates with their dates;
what a service itself says of a take's cost wins.

## What holds for every service

- **An order is sent once.** It is never repeated by itself. Where nothing can have been accepted (no connection, too
  many requests, a refusal in the service's own words) you are told so. Where the end is not known (no answer, a broken
  connection, an error of the server, a page instead of an answer) the outcome is *unknown*: it is looked up where the
  service can be asked, else you are asked.
- **Waiting is free** and goes on after a crash, by the job's id. A status that nobody knows is waited on until the
  deadline. Where `WORKPRINT_ADDRESS` is a public address (`https://`) at which `workprint serve` is reached, fal, Pika,
  Kling and HeyGen are told to call back there (`/hooks/...`). A call only means to look at once: how the job stands is
  what that look finds. One without fal's signature, or without the word that Kling and HeyGen were given, is refused;
  one that comes again does nothing. The other services have no calls, or none for a single order.
- **A clip is fetched until it is whole**: resumed where it broke off, asked for anew when its link has run out, checked
  for being a clip with pictures. A clip that cannot be fetched stays at the service, paid once.
- **Keys** go to the service's own host only, never to the host of a clip, never into a log. Addresses of private
  networks and anything but https are not fetched, except where the service itself is one of your own.
- **What a service cannot honour is said in the quote**, and on the take: a shape, a move, pictures, a seed, a length.
- **A shot longer than a service's longest clip** is made in parts, and joined into one take: the fewest that hold it,
  as even as the service's lengths allow, each beginning with the last frame of the one before. The quote shows the
  plan and the price of all parts, and all of it is reserved at once. A part that fails stops those after it; what came
  is kept and paid once, and the same order makes only what is missing. A service that cannot begin with a picture
  makes no longer shots. The orders by which some services extend a clip (Kling, LTX, Luma, Omni, Veo, Wan) are not
  used: their pages do not say whether what comes back holds the clip that it goes on from, nor where the new begins;
  they go on only from clips that the service still keeps; and a part that begins with a picture can be made again
  alone.
- **A circled previz take** gives the first frame of the paid take of its shot, so that framing holds.

## Which camera for which shot

`auto` chooses for each shot, and says why in one sentence, in the quote and on the take. It weighs what the shot asks
for (faces and acting, the move, a drawn or a real look, characters that have to stay the same, hurry) against
the strengths in the catalogue, how often you circled takes of that service for such shots (close-ups, medium and wide
shots, inserts; in the twenty films last changed), and pictures or shapes it cannot take. A shot that is too long for
most goes to a camera that takes it whole, where there is one.
The cheapest of those that are as good as the best is taken. Where the money is short, there is one take of each shot
instead of two, and then the change that costs the least quality is made first. The strengths are judgements from the
documentation; nobody has measured them.

- A film begun where another camera is ready is on `auto`; else it is on `previz`. A camera that is named stays:
  `workprint generate FILM 4 --generator kling`, or in the conversation "use Kling for the close-ups and Runway for
  establishing shots".
- Without a budget or a cap nothing may be spent: what is on `auto` is drawn by `previz`, or made on a card of your own.
- A camera that is down, refuses or fails is left out and the next best is quoted and ordered, within what may be spent.
  Where that is not enough, or where the camera was named, the film stops and says what else could make the shots, and
  for how much. What came is kept.
- `--within 20`, `--within "by six o'clock"` (of `generate`, `retake`, `quote`), or the same words in the conversation,
  leave out cameras that usually take longer: as their last takes here did, or as is assumed (2 min for most, since few
  services say). What is not there by then is given up: unsent it costs nothing, at its service it may still be charged,
  and can be followed again.
- How large: 720p, or in 1080p where the same clip costs no more; `--resolution 1080p` or `4k` for an order,
  `WORKPRINT_RESOLUTION` for all. A camera makes the smallest picture that is as large as that, or its largest, and the
  quote says so. A draft is as small as it can be.
- Presenters and services without a known price are never chosen by `auto`.

## Settings

What a service needs is given in the page (Settings, for the owner), with `workprint keys set SERVICE`
(`--as second_key`, `--as base_url`, ... for what is not its key), or in the environment, which wins. What is given in
the page or by the command is kept in `keys.json` in the home folder, readable by its owner alone, and never shown
again. `workprint keys` says where each one is from, and `workprint keys check SERVICE` asks the service whether it
takes it, which costs nothing.

In the environment `WORKPRINT_<SERVICE>_API_KEY` wins over the names that a service's own users know. Beside it
`_BASE_URL` (a proxy, another region, a stand-in), `_POLL_SECONDS`, `_TIMEOUT_SECONDS` (silence that ends a request),
`_DEADLINE_SECONDS`. The names are listed with each service.

`services.toml` in the home folder is laid over what is shipped, field by field: a price, a limit, a retirement, a model
that is new.

```toml
[runway.models."gen4.5".price]
per_second = { "" = "0.10" }
dated = 2026-12-01

[comfyui.models.mine]
title = "My graph"
longest = 5.0
options = { text = "/home/me/graphs/mine.json" }
```

## Graphs of your own for ComfyUI

Export the graph in API format, and put a word in braces where a value is to be filled in: `"text": "{prompt}"`,
`"noise_seed": "{seed}"`, `"width": "{width}"`. There are `{prompt}`, `{negative}`, `{width}`, `{height}`,
`{half_width}`, `{half_height}`, `{frames}` (a multiple of `options.frames_step`, and one), `{rate}`, `{whole_rate}`,
`{seconds}`, `{seed}`, `{name}` (for the file), and as names of uploaded pictures `{first_frame}`, `{last_frame}`,
`{reference_1}`, ...
The graphs shipped for Wan 2.2 and LTX-2.5 are named after the vendor's own templates and were not run on a card here.
"""


def camera_page() -> str:
    """The whole page, as Markdown."""
    services = sorted(catalogue().values(), key=lambda one: (one.name != EMBEDDED, one.kind, one.name))
    return "\n".join([INTRODUCTION, *(_section(one) for one in services)])


def _section(service: Capabilities) -> str:
    lines = [f"## {service.title} (`{service.name}`)", ""]
    lines += [part for part in (service.how, service.note) if part]
    lines += [""] if service.how or service.note else []
    for setting in dict.fromkeys((*service.needs, *service.environment)):
        if setting == "login":
            continue
        named = ", ".join(f"`{name}`" for name in variables(service, setting))
        need = "needed" if setting in service.needs else "a way to sign in" if setting in SECRETS else "optional"
        usual = f"; usually `{service.defaults[setting]}`" if setting in service.defaults else ""
        lines.append(f"- {named}: {need}{usual}")
    if service.kind != "import" and service.name != EMBEDDED:
        found = "a lost order can be looked up" if service.looks_up else "a lost order cannot be looked up"
        stop = {"no": "a job cannot be stopped", "queued": "a job can be stopped while it waits"}.get(
            service.cancels, "a job can be stopped"
        )
        jobs = f"; jobs at once, at least: {service.concurrency}" if service.concurrency else ""
        lines += [f"- {found}; {stop}{jobs}", f"- as its documentation was on {service.checked}; never called live"]
    if service.models:
        lines += ["", "| model | seconds | pictures | seed | sound | USD | |", "|---|---|---|---|---|---|---|"]
        lines += [_row(model) for model in service.models.values()]
        sources = dict.fromkeys(m.price.source for m in service.models.values() if m.price.source and not m.retired_on)
        lines += ["", *(f"Price: {source}" for source in sources)] if sources else []
    return "\n".join([*lines, ""])


def _row(model: Model) -> str:
    if model.retired_on:
        instead = f", use `{model.substitute}`" if model.substitute else ""
        return f"| `{model.id}` | | | | | | retired {model.retired_on}{instead} |"
    seconds = _lengths(model.seconds) if model.seconds else f"to {model.longest:g}" if model.longest else "any"
    pictures = ", ".join(model.pictures) or "none"
    needs = "" if model.text else "needs a first frame"
    seconds = "; ".join([seconds, *_other_lengths(model)])
    return f"| `{model.id}` | {seconds} | {pictures} | {model.seed} | {model.audio} | {_price(model)} | {needs} |"


def _other_lengths(model: Model) -> list[str]:
    """Where a model makes other lengths than its usual ones: by size, by frames a second, by the pictures it gets."""
    where: dict[str, dict[str, None]] = {}

    def note(seconds: tuple[int, ...], place: str) -> None:
        if seconds and seconds != model.seconds:
            where.setdefault(_lengths(seconds), {})[place] = None

    for frame in (*model.frames, *model.frames_with_last_frame):
        for rate, seconds in frame.rates.items():
            note(seconds, f"at {rate} frames a second")
        note(frame.seconds, f"at {frame.grade}")
    note(model.seconds_with_picture, "with a first or last frame")
    note(model.seconds_with_references, "with references")
    return [f"{lengths} {', '.join(places)}" for lengths, places in where.items()]


def _lengths(seconds: tuple[int, ...]) -> str:
    whole = tuple(range(seconds[0], seconds[-1] + 1))
    return f"{seconds[0]} to {seconds[-1]}" if seconds == whole and len(seconds) > 3 else ", ".join(map(str, seconds))


def _price(model: Model) -> str:
    def each(prices: dict[str, Decimal], of: str) -> list[str]:
        return [f"{usd}{of}{f' at {grade}' if grade else ''}" for grade, usd in prices.items()]

    told = each(model.price.per_second, "/s") + each(model.price.per_clip, " a clip")
    return f"{', '.join(told) or 'not known'}{f' ({model.price.dated})' if model.price.dated else ''}"
