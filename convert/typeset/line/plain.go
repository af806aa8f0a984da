package line

// Plain is the metric of the test vectors, for setting without a face: every
// ASCII character is half an em wide, a space a quarter, Western letters of
// other alphabets and curly quotation marks half an em, all else one em.
func Plain() Metric { return plain{} }

type plain struct{}

func (plain) Measure(r rune) (advance, inkLeft, inkRight Unit, ok bool) {
	switch {
	case r == ' ' || r == '\u00A0' || r == '\u202F':
		return Em / 4, 0, 0, true
	case r < 0x80 || isCurly(r) || properties[classOf(r)].west:
		return Em / 2, 0, Em / 2, true
	}
	if c := classOf(r); properties[c].halves {
		if c == opening {
			return Em, Em/2 + bearing, Em - bearing, true
		}
		return Em, bearing, Em/2 - bearing, true
	}
	return Em, 0, Em, true
}
