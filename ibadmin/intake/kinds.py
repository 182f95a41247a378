"""Files that are no text, told by how they begin: what a name ends in says nothing."""

import re

_BEGINNINGS = (
    (
        "compressed",
        (b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00", b"\x28\xb5\x2f\xfd", b"\x04\x22\x4d\x18", b"\x1f\x9d", b"LZIP"),
    ),
    ("archive", (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08", b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07", b"MSCF\x00")),
    ("spreadsheet", (b"\xd0\xcf\x11\xe0", b"\x09\x08\x10\x00", b"\x09\x04\x06\x00")),
    ("pdf", (b"%PDF",)),
    (
        "image",
        (b"\x89PNG", b"GIF87a", b"GIF89a", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"RIFF", b"\x00\x00\x01\x00"),
    ),
    ("database", (b"SQLite format 3", b"\x00\x01\x00\x00Standard ", b"PAR1", b"PGDMP")),
    ("program", (b"\x7fELF", b"MZ\x90", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe")),
    (
        "encrypted",
        (b"-----BEGIN PGP", b"age-encryption.org/", b"Salted__", b"-----BEGIN PKCS7", b"\x85\x02", b"\x85\x01"),
    ),
    ("document", (b"{\\rtf", b"%!PS")),
)
_OF_ALL = tuple(beginning for _, beginnings in _BEGINNINGS for beginning in beginnings)
# Office's own formats are archives; what they hold tells which.
_IN_ARCHIVES = (
    ("spreadsheet", (b"xl/", b"opendocument.spreadsheet", b"Index/Document.iwa")),
    ("document", (b"word/", b"opendocument.text")),
    ("spreadsheet", (b"[Content_Types].xml",)),
)
_MARKUP = (
    ("web_page", re.compile(rb"<(?:!doctype html|html|head|body|table|meta|script|style|div|title)\b", re.IGNORECASE)),
    ("web_page", re.compile(rb"<\?xml.{0,600}<html\b|<!--.{0,600}<html\b", re.IGNORECASE | re.DOTALL)),
    ("spreadsheet", re.compile(rb"<\?xml.{0,600}urn:schemas-microsoft-com:office:spreadsheet", re.DOTALL)),
    ("xml", re.compile(rb"<\?xml|<[a-z_][\w.-]*(?: [^<>]*)?>", re.IGNORECASE)),
)
_LOOKED_AT = 1000


def kind_of(content: bytes) -> str:
    """The stable word for a kind of file that is no text of ours; empty for what may be one."""
    if content.startswith(_OF_ALL):
        kind = next(word for word, beginnings in _BEGINNINGS if content.startswith(beginnings))
        within = [word for word, parts in _IN_ARCHIVES if any(part in content for part in parts)]
        return within[0] if kind == "archive" and within else kind
    if content[257:262] == b"ustar":
        return "archive"
    if content[4:8] == b"ftyp":
        return "image"
    # Markup may stand behind a mark, and in UTF-16.
    text = content[:_LOOKED_AT].replace(b"\x00", b"").removeprefix(b"\xef\xbb\xbf").lstrip(b"\xff\xfe \t\r\n")
    return next((word for word, form in _MARKUP if form.match(text)), "") if text.startswith(b"<") else ""
