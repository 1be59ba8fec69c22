"""What makes a file fit to be kept for years: ISO 19005's statement, and the meaning of colours."""

from functools import partial
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString

from desktop_app.documents.colour_profile import srgb
from desktop_app.documents.pdf_canvas import MAKER, Description, Metadata, PaperCanvas, packed

_SPACE = "sRGB IEC61966-2.1"


def declare_archive(canvas: PaperCanvas, said: Description) -> None:
    """State that the file keeps to part 2 of ISO 19005, level B."""
    profile = canvas.add(packed(srgb(), {"N": 3}))
    intent = PDFDictionary(
        {
            "Type": PDFName("OutputIntent"),
            "S": PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": PDFString(_SPACE),
            "Info": PDFString(_SPACE),
            "DestOutputProfile": profile,
        }
    )
    canvas.declare(
        {
            "OutputIntents": PDFArray([canvas.add(intent)]),
            "Metadata": Metadata(creator=partial(_xmp, said)),
        }
    )


def _xmp(said: Description, _document: object) -> bytes:
    made = (
        f"<xmp:CreateDate>{said.made:%Y-%m-%dT%H:%M:%S}+00:00</xmp:CreateDate>" if said.made else ""
    )
    title, author, subject = (escape(text) for text in said[:3])
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"'
        ' xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">'
        "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>"
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>'
        f"<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>"
        f'<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt>'
        "</dc:description>"
        f"<xmp:CreatorTool>{MAKER}</xmp:CreatorTool>{made}<pdf:Producer>{MAKER}</pdf:Producer>"
        "</rdf:Description></rdf:RDF></x:xmpmeta>\n"
        '<?xpacket end="r"?>'
    ).encode()
