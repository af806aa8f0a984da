package line

import "github.com/go-text/typesetting/segmenter"

const (
	noChance      = -1
	numberPenalty = 50 // between digits and a measure word (T15)
	hyphenPenalty = 50 // after a hyphen (T16)
)

// measureWords are the Han that count what stands before them (T15), and the
// squared abbreviations of units.
var measureWords = runeSet("年月日时分秒元角万亿千百十个人岁次届号米吨斤里亩户家项条名位倍成")

// unitSymbols are the Latin symbols of units that stay with their number
// across a space (T15).
var unitSymbols = stringSet("m", "cm", "mm", "km", "nm", "dm", "g", "kg", "mg", "t", "h", "min", "s", "ms", "d", "a", "ha", "l", "L", "ml", "mL",
	"W", "kW", "MW", "GW", "Wh", "kWh", "V", "kV", "A", "mA", "Hz", "kHz", "MHz", "GHz", "B", "KB", "kB", "MB", "GB", "TB", "PB", "Pa", "kPa", "MPa",
	"N", "kN", "J", "kJ", "K", "C", "cal", "kcal", "mol", "px", "pt", "dB", "lx", "lm", "rpm", "mu", "bit", "bps", "kbps", "Mbps", "Gbps", "mAh", "ppm",
	"μm", "µm", "μg", "µg", "μs", "µs", "Ω", "kΩ", "MΩ", "Å")

func runeSet(s string) map[rune]bool {
	m := map[rune]bool{}
	for _, r := range s {
		m[r] = true
	}
	return m
}

func stringSet(words ...string) map[string]bool {
	m := map[string]bool{}
	for _, w := range words {
		m[w] = true
	}
	return m
}

func isMeasure(r rune) bool { return measureWords[r] || 0x3380 <= r && r <= 0x33DF }

// chances decides for every item whether a line may start there (section 3 of
// the rules), and what that costs.
func (s *setter) chances() {
	items, level := s.items, s.style.Level
	unknown := false
	for i := range items {
		it := &items[i]
		it.chance = noChance
		unknown = unknown || it.class == other
		if i == 0 {
			continue
		}
		left := &items[i-1]
		if left.class == han && it.class == han { // the common case
			it.chance = 0
			continue
		}
		it.chance = s.chance(i, level)
	}
	if len(items) > 0 {
		items[0].chance = noChance
	}
	s.addresses()
	if unknown {
		s.unicode(level)
	}
}

// chance decides one boundary from its neighbours.
func (s *setter) chance(i int, level Level) int16 {
	items := s.items
	y := &items[i]
	x := &items[i-1]
	switch {
	case s.closes(i):
		return 0 // T40
	case isBlank(y.class) || y.class == glue || y.class == mark || x.class == glue:
		return noChance // T18
	case y.solid:
		return noChance // T10, T27
	case noStart(y.class, level):
		return noChance
	}
	// What a space follows still may not end a line.
	k := s.before(i)
	if k < 0 {
		return noChance
	}
	spaced := k < i-1 && x.class != mark
	x = &items[k]
	if noEnd(x.class, level) {
		return noChance
	}
	if spaced {
		if isDigit(x.r) && s.unitAt(i) {
			return noChance // T15: 120 km
		}
		if isDigit(x.r) && isMeasure(y.r) {
			return s.number()
		}
		return max(properties[y.class].before, properties[x.class].after)
	}
	px, py := &properties[x.class], &properties[y.class]
	if px.west && py.west {
		return s.westChance(k, i)
	}
	// A solidus beside Western text belongs to it, and a hyphen starts no line
	// unless it is the sign of a number (T9, T8, T14).
	switch {
	case x.r == '/' && px.west, y.r == '/' && py.west:
		return noChance
	case (y.r == '-' || y.r == '‐') && py.west && !(i+1 < len(items) && isDigit(items[i+1].r)):
		return noChance
	case (x.r == '-' || x.r == '+' || x.r == '−') && px.west && !(k > 0 && properties[items[k-1].class].west):
		if isHan(y.class) && k > 0 {
			return 0
		}
	case isDigit(x.r) && isMeasure(y.r):
		return s.number()
	}
	return max(py.before, px.after)
}

// before gives the last item before i that is neither a space nor a combining
// mark; -1 where nothing but spaces stands before i on its line.
func (s *setter) before(i int) int {
	k := i - 1
	for k > 0 && s.items[k].class != lineEnd && (isBlank(s.items[k].class) || s.items[k].class == mark) {
		k--
	}
	if k < 0 || isBlank(s.items[k].class) {
		return -1
	}
	return k
}

func (s *setter) number() int16 {
	if s.style.KeepNumbers {
		return noChance
	}
	return numberPenalty
}

// westChance decides a boundary inside Western text: only after a hyphen with
// two letters on either side (T16). Numerals hold together (T14).
func (s *setter) westChance(x, y int) int16 {
	items := s.items
	if r := items[x].r; r != '-' && r != '‐' {
		return noChance
	}
	letters := func(i, step int) bool {
		return i >= 0 && i+step >= 0 && i < len(items) && i+step < len(items) && isLetter(items[i].r) && isLetter(items[i+step].r)
	}
	if letters(x-1, -1) && letters(y, 1) {
		return hyphenPenalty
	}
	return noChance
}

// unitAt reports whether the word that starts at i is a unit symbol.
func (s *setter) unitAt(i int) bool {
	var b [8]rune
	n := 0
	for ; i < len(s.items) && isLetter(s.items[i].r); i++ {
		if n == len(b) {
			return false
		}
		b[n] = s.items[i].r
		n++
	}
	if i < len(s.items) && (s.items[i].r == '@' || s.items[i].r == '_') {
		return false // the start of something longer
	}
	return unitSymbols[string(b[:n])]
}

// unicode lets UAX #14 decide the boundaries of characters that the table
// does not know.
func (s *setter) unicode(level Level) {
	runes := make([]rune, len(s.items))
	for i := range s.items {
		runes[i] = s.items[i].r
	}
	var seg segmenter.Segmenter
	seg.Init(runes)
	may := make([]bool, len(runes)+1)
	for it := seg.LineIterator(); it.Next(); {
		l := it.Line()
		may[l.Offset] = true
	}
	cluster := make([]bool, len(runes)+1)
	for it := seg.GraphemeIterator(); it.Next(); {
		cluster[it.Grapheme().Offset] = true
	}
	for i := 1; i < len(s.items); i++ {
		x, y := &s.items[i-1], &s.items[i]
		if !cluster[i] {
			y.solid = true
		}
		if x.class != other && y.class != other {
			continue
		}
		switch k := s.before(i); {
		case s.closes(i):
		case k < 0 || !may[i] || y.solid || noStart(y.class, level) || noEnd(s.items[k].class, level):
			y.chance = noChance
		default:
			y.chance = max(0, properties[y.class].before)
		}
	}
}
