package pdf

import (
	"jianggao/convert/typeset"
)

// duplex asks the print dialogue for what the pages are made for.
var duplex = [...]string{typeset.AnySide: "", typeset.LongEdge: "/Duplex/DuplexFlipLongEdge", typeset.ShortEdge: "/Duplex/DuplexFlipShortEdge"}

// writeCatalog writes the root of the file: what a viewer opens first.
func writeCatalog(out *objects, d *typeset.Document, o Options, pages *pageTree, structure ref) ref {
	var b buffer
	b.str("<</Type/Catalog/Pages ").ref(pages.root)
	b.str("/Lang").text(o.Language)
	b.str("/MarkInfo<</Marked true>>/StructTreeRoot ").ref(structure)
	b.str("/Metadata ").ref(writeMetadata(out, o))
	b.str("/ViewerPreferences<</DisplayDocTitle true").str(duplex[d.Duplex]).str(">>")
	if o.Standard.archive() {
		profile := out.stream("/N 3", sRGB())
		b.str("/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB IEC61966-2.1)/DestOutputProfile ").ref(profile).str(">>]")
	}
	if r := writeOutline(out, d, pages); r != 0 {
		b.str("/Outlines ").ref(r).str("/PageMode/UseOutlines")
	}
	if r := writeLabels(out, d.Pages); r != 0 {
		b.str("/PageLabels ").ref(r)
	}
	return out.add(b.str(">>"))
}
