"""Final Draft's .fdx read into pages and written from them.

FinalDraft
├── Content         Paragraph Type="Scene Heading|Action|Character|Parenthetical|Dialogue|Transition|Shot|..." > Text
│                   two speeches at once are Paragraphs in a DualDialogue
└── TitlePage       Content > Paragraph > Text; the words only, their keys are not kept by the program
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from tools.film.errors import DirectorError
from tools.film.pages import Pages, Paragraph, ParagraphKind
from tools.interchange.markup import document, element, parse

KINDS: dict[str, ParagraphKind] = {
    "scene heading": "heading",
    "action": "action",
    "general": "action",
    "shot": "action",
    "cast list": "note",
    "character": "speaker",
    "parenthetical": "parenthetical",
    "dialogue": "dialogue",
    "singing": "lyric",
    "lyrics": "lyric",
    "transition": "transition",
    "new act": "section",
    "end of act": "section",
    "centered": "centred",
}
TYPES: dict[ParagraphKind, str] = {
    "heading": "Scene Heading",
    "action": "Action",
    "speaker": "Character",
    "parenthetical": "Parenthetical",
    "dialogue": "Dialogue",
    "lyric": "Singing",
    "transition": "Transition",
    "section": "New Act",
    "centred": "General",
}
TITLE_KEYS = ("title", "credit", "author", "source", "draft date", "contact")


def read_fdx(data: bytes, name: str) -> Pages:
    """The pages of a Final Draft file. Raises DirectorError, with the line where the XML is broken."""
    root = parse(data, name)
    content = root.find("Content")
    if root.tag != "FinalDraft" or content is None:
        raise DirectorError(
            f"{name} is XML, but no Final Draft screenplay: it holds <{root.tag}> and no <FinalDraft> with <Content>.",
            code="bad_script",
        )
    title = root.find("TitlePage/Content")
    words = [text for one in (title.iter("Paragraph") if title is not None else ()) if (text := _text(one))]
    return Pages(title_page={"title": words[0]} if words else {}, paragraphs=tuple(_paragraphs(content)))


def _paragraphs(content: Element) -> Iterator[Paragraph]:
    for child in content:
        dual = child.find("DualDialogue")
        if dual is not None:
            speakers = 0
            for paragraph in dual.iter("Paragraph"):
                one = _paragraph(paragraph, dual=speakers > 0)
                speakers += one is not None and one.kind == "speaker"
                if one is not None:
                    yield one
        elif child.tag == "Paragraph" and (one := _paragraph(child)) is not None:
            yield one


def _paragraph(element: Element, *, dual: bool = False) -> Paragraph | None:
    text = _text(element)
    kind = KINDS.get(element.get("Type", "Action").strip().lower(), "action")
    if kind == "parenthetical":
        text = text.removeprefix("(").removesuffix(")").strip()
    if kind == "action" and element.get("Alignment") == "Center":
        kind = "centred"
    if not text:
        return None
    return Paragraph(
        kind=kind,
        text=text,
        number=element.get("Number", "") if kind == "heading" else "",
        dual=dual and kind == "speaker",
        level=1 if kind == "section" else 0,
    )


def _text(element: Element) -> str:
    """The words of a paragraph's own Text elements; those of notes inside it are not its words."""
    return "".join("".join(text.itertext()) for text in element.findall("Text")).replace("\u2028", "\n").strip()


def write_fdx(pages: Pages) -> bytes:
    """The file: synopses and notes stay out, which the format keeps elsewhere."""
    kept = [paragraph for paragraph in pages.paragraphs if paragraph.kind in TYPES]
    content, at = element("Content"), 0
    while at < len(kept):
        end = _speech_end(kept, at)
        if end < len(kept) and kept[at].kind == "speaker" and kept[end].kind == "speaker" and kept[end].dual:
            last = _speech_end(kept, end)
            content.append(element("Paragraph", element("DualDialogue", *map(_written, kept[at:last]))))
            at = last
        else:
            content.append(_written(kept[at]))
            at += 1
    title = element("Content")
    for key in (*TITLE_KEYS, *(key for key in pages.title_page if key not in TITLE_KEYS)):
        for line in filter(None, pages.title_page.get(key, "").split("\n")):
            title.append(element("Paragraph", element("Text", line), Alignment="Center"))
    root = element(
        "FinalDraft", content, element("TitlePage", title), DocumentType="Script", Template="No", Version="5"
    )
    return document(root)


def _speech_end(kept: list[Paragraph], at: int) -> int:
    """Where the speech that begins at `at` ends."""
    end = at + 1
    while end < len(kept) and kept[end].kind in ("parenthetical", "dialogue", "lyric"):
        end += 1
    return end


def _written(paragraph: Paragraph) -> Element:
    text = f"({paragraph.text})" if paragraph.kind == "parenthetical" else paragraph.text
    made = element("Paragraph", element("Text", text.replace("\n", "\u2028")), Type=TYPES[paragraph.kind])
    if paragraph.number:
        made.set("Number", paragraph.number)
    if paragraph.kind == "centred":
        made.set("Alignment", "Center")
    return made
