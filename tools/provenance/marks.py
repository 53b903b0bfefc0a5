"""The marks of synthetic media that plain metadata carry: an XMP packet, and China's label as a key of its own.

Who asks for them, and where they stand in a file, is in docs/provenance.md with its sources.
"""

import hashlib
import json
from xml.sax.saxutils import escape

from tools.film.origin import VOCABULARY
from tools.provenance.account import Account
from tools.provenance.containers import XMP_SEGMENT

LABEL = "AIGC"
TOOL = "Workprint"

MOST_SEGMENT = 65_533


def china_label(account: Account, producer: str) -> str:
    """The implicit label of GB 45438-2025, as JSON; "" for a film in which nothing is generated.

    Label 1 is "generated". The number of the content follows from what it is made of.
    """
    if not account.generative:
        return ""
    number = hashlib.sha256(account.model_dump_json().encode()).hexdigest()[:32]
    return json.dumps(
        {
            "Label": "1",
            "ContentProducer": producer,
            "ProduceID": number,
            "ReservedCode1": "",
            "ContentPropagator": "",
            "PropagateID": "",
            "ReservedCode2": "",
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )


def tags(account: Account, producer: str) -> tuple[tuple[str, str], ...]:
    """What goes into a container as keys: the source of the whole, and China's label."""
    label = china_label(account, producer)
    return (("digitalsourcetype", VOCABULARY + account.source), *(((LABEL, label),) if label else ()))


def packet(account: Account, producer: str) -> bytes:
    """The XMP packet of a delivery: IPTC's digital source type, the title, the tool, and China's label."""
    label = china_label(account, producer)
    china = f"<TC260:AIGC>{escape(label)}</TC260:AIGC>" if label else ""
    words = f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" xmlns:TC260="http://www.tc260.org.cn/ns/AIGC/1.0/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(_printable(account.title))}</rdf:li></rdf:Alt></dc:title>
<xmp:CreatorTool>{TOOL}</xmp:CreatorTool>
<Iptc4xmpExt:DigitalSourceType>{VOCABULARY}{account.source}</Iptc4xmpExt:DigitalSourceType>{china}
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""
    return words.encode()


def jpeg_with(picture: bytes, xmp: bytes) -> bytes:
    """A JPEG with the packet in an APP1 segment, after its first segment."""
    body = XMP_SEGMENT + xmp
    if picture[:2] != b"\xff\xd8" or len(body) > MOST_SEGMENT:
        return picture
    at = 4 + int.from_bytes(picture[4:6], "big") if picture[2:4] == b"\xff\xe0" else 2
    return picture[:at] + b"\xff\xe1" + (len(body) + 2).to_bytes(2, "big") + body + picture[at:]


def _printable(words: str) -> str:
    """Without the control letters that XML has no way to write."""
    return "".join(letter for letter in words if letter >= " ")
