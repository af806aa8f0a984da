package line

import "unicode"

// A class is what a character is to the rules (T1).
type class uint8

const (
	other      class = iota // scripts the table does not know: UAX #14 decides
	han                     // HA: one em, a break on either side
	iteration               // 々: Han that starts no line
	symbol                  // AL: like Han for breaking, no gap to Western
	opening                 // OP
	closing                 // CL
	pause                   // PA
	stop                    // ST
	stacked                 // BI: two ？！ in one em
	middleDot               // MD
	connector               // CN
	solidus                 // SO
	dash                    // DS
	ellipsis                // EL
	prefix                  // PR, one em
	suffix                  // PO, one em
	western                 // WE
	westOpen                // ( [ {
	westClose               // ) ] }
	westPause               // , . ; : ! ?
	westPrefix              // $
	westSuffix              // %
	space                   // SP
	zeroSpace               // a break without width
	lineEnd                 // BK: a line must end here
	glue                    // GL
	mark                    // combining: belongs to what precedes
	classes
)

// A property is what a class means.
type property struct {
	name    string
	noStart since // it starts no line
	noEnd   since // it ends no line
	halves  bool  // half an em of body and half an em of blank
	sign    bool  // a mark, not a character that is spoken (T46)
	west    bool  // takes the width of the face, part of Western text
	tier    tier  // how its blank gives way (T37)
	rule    string
	clreq   string // anchor in https://www.w3.org/TR/clreq/
	before  int16  // penalty of a break before it
	after   int16  // penalty of a break after it
}

const (
	prohibition = "prohibition_rules_for_line_start_end"
	unbreakable = "prohibition_rules_for_unbreakable_marks"
	widths      = "punctuation_width_adjustment"
)

// properties is the table of classes; every question of the package reads it.
var properties = [classes]property{
	other:      {name: "other"},
	han:        {name: "Han", rule: "T1"},
	iteration:  {name: "iteration mark", noStart: sinceBasic, rule: "T5", clreq: prohibition},
	symbol:     {name: "symbol", rule: "T1"},
	opening:    {name: "opening", noEnd: sinceBasic, halves: true, sign: true, tier: bracketTier, rule: "T6", clreq: prohibition},
	closing:    {name: "closing", noStart: sinceBasic, halves: true, sign: true, tier: bracketTier, rule: "T5", clreq: prohibition},
	pause:      {name: "pause", noStart: sinceBasic, halves: true, sign: true, tier: pauseTier, rule: "T5", clreq: prohibition},
	stop:       {name: "stop", noStart: sinceBasic, halves: true, sign: true, tier: stopTier, rule: "T5", clreq: prohibition},
	stacked:    {name: "stacked sign", noStart: sinceBasic, sign: true, rule: "T27", clreq: widths},
	middleDot:  {name: "middle dot", noStart: sinceBasic, sign: true, rule: "T7", clreq: prohibition, after: 30},
	connector:  {name: "connector", noStart: sinceBasic, sign: true, rule: "T8", clreq: prohibition},
	solidus:    {name: "solidus", noStart: sinceBasic, noEnd: sinceGB, sign: true, rule: "T9", clreq: prohibition},
	dash:       {name: "dash", noStart: sinceStrict, sign: true, rule: "T12", clreq: unbreakable, before: 20},
	ellipsis:   {name: "ellipsis", noStart: sinceDefault, sign: true, rule: "T11", clreq: unbreakable},
	prefix:     {name: "prefix", noEnd: sinceBasic, rule: "T13"},
	suffix:     {name: "suffix", noStart: sinceBasic, rule: "T13"},
	western:    {name: "Western", west: true, rule: "T16"},
	westOpen:   {name: "Western opening", noEnd: sinceBasic, sign: true, west: true, rule: "T6", clreq: prohibition},
	westClose:  {name: "Western closing", noStart: sinceBasic, sign: true, west: true, rule: "T5", clreq: prohibition},
	westPause:  {name: "Western pause", noStart: sinceBasic, sign: true, west: true, rule: "T5", clreq: prohibition},
	westPrefix: {name: "Western prefix", noEnd: sinceBasic, west: true, rule: "T13"},
	westSuffix: {name: "Western suffix", noStart: sinceBasic, west: true, rule: "T13"},
	space:      {name: "space", rule: "T18"},
	zeroSpace:  {name: "zero width space", rule: "T18"},
	lineEnd:    {name: "line end", rule: "T40"},
	glue:       {name: "glue", rule: "T18"},
	mark:       {name: "combining mark", sign: true, rule: "T1"},
}

// A since says from which level on a rule holds (T20).
type since uint8

const (
	never since = iota
	sinceBasic
	sinceGB
	sinceDefault
	sinceStrict
)

// strictness orders the levels.
var strictness = [...]since{None: never, Basic: sinceBasic, GB: sinceGB, Default: sinceDefault, Strict: sinceStrict}

// at reports whether a rule holds at a level.
func (s since) at(l Level) bool { return s != never && s <= strictness[l] }

// noStart and noEnd report what a class may not do at a level.
func noStart(c class, l Level) bool { return properties[c].noStart.at(l) }
func noEnd(c class, l Level) bool   { return properties[c].noEnd.at(l) }

// classRanges is the one table of characters (T1): inclusive ranges; a later
// row overrides an earlier one.
var classRanges = []struct {
	lo, hi rune
	class  class
}{
	// Western letters, digits and punctuation.
	{0x0000, 0x001F, space}, {0x000A, 0x000D, lineEnd},
	{0x0021, 0x007E, western},
	{0x007F, 0x009F, mark}, {0x0085, 0x0085, lineEnd},
	{0x00A1, 0x024F, western},
	{0x0250, 0x02FF, western},
	{0x0300, 0x036F, mark},
	{0x0370, 0x052F, western},
	{0x1E00, 0x1FFF, western},
	{0x2010, 0x2027, western},
	{0x2030, 0x205E, western},
	{'(', '(', westOpen}, {'[', '[', westOpen}, {'{', '{', westOpen},
	{')', ')', westClose}, {']', ']', westClose}, {'}', '}', westClose},
	{',', ',', westPause}, {'.', '.', westPause}, {';', ';', westPause}, {':', ':', westPause},
	{'!', '!', westPause}, {'?', '?', westPause},
	{'$', '$', westPrefix}, {0x00A3, 0x00A3, westPrefix}, {0x00A5, 0x00A5, westPrefix}, {0x20A0, 0x20CF, westPrefix},
	{'%', '%', westSuffix}, {0x00A2, 0x00A2, westSuffix}, {0x00B0, 0x00B0, westSuffix}, {0x2030, 0x2037, westSuffix},
	{0x00B2, 0x00B3, westSuffix}, {0x00B9, 0x00B9, westSuffix}, {0x2070, 0x209F, westSuffix},

	// Symbols.
	{0x00A6, 0x00A7, symbol}, {0x00A9, 0x00A9, symbol}, {0x00AC, 0x00AC, symbol}, {0x00AE, 0x00AE, symbol},
	{0x00B1, 0x00B1, symbol}, {0x00B6, 0x00B6, symbol}, {0x00D7, 0x00D7, symbol}, {0x00F7, 0x00F7, symbol},
	{0x2020, 0x2022, symbol}, {0x203B, 0x203B, symbol}, {0x203E, 0x2042, symbol},
	{0x2100, 0x214F, symbol}, {0x2150, 0x218F, han}, {0x2190, 0x22FF, symbol}, {0x2300, 0x245F, symbol},
	{0x2460, 0x24FF, han}, {0x2500, 0x27BF, symbol}, {0x27C0, 0x2BFF, symbol},

	// Han and what is treated alike: kana, bopomofo, Hangul, wide symbols.
	{0x1100, 0x11FF, han}, {0x2E80, 0x2FFF, han}, {0x3003, 0x3007, han}, {0x3012, 0x3013, symbol},
	{0x3020, 0x303F, han}, {0x3040, 0x33FF, han}, {0x3400, 0x4DBF, han}, {0x4DC0, 0x4DFF, symbol},
	{0x4E00, 0x9FFF, han}, {0xA000, 0xA4CF, han}, {0xA960, 0xA97F, han}, {0xAC00, 0xD7FF, han},
	{0xE000, 0xF8FF, han}, {0xF900, 0xFAFF, han}, {0xFE30, 0xFE4F, han}, {0xFF01, 0xFFEE, symbol},
	{0xFF10, 0xFF19, han}, {0xFF21, 0xFF3A, han}, {0xFF41, 0xFF5A, han}, {0xFF66, 0xFFDC, han},
	{0xFFFC, 0xFFFD, symbol},
	{0x16FE0, 0x18CFF, han}, {0x1AFF0, 0x1B2FF, han}, {0x1F100, 0x1F1E5, symbol}, {0x1F200, 0x1F2FF, han},
	{0x20000, 0x3FFFD, han}, {0xF0000, 0x10FFFD, han},
	{0x3005, 0x3005, iteration}, {0x303B, 0x303B, iteration}, {0x309D, 0x309E, iteration}, {0x30FD, 0x30FE, iteration},

	// Opening and closing marks.
	{0x2018, 0x2018, opening}, {0x201C, 0x201C, opening}, {0x2019, 0x2019, closing}, {0x201D, 0x201D, closing},
	{0x3008, 0x3008, opening}, {0x300A, 0x300A, opening}, {0x300C, 0x300C, opening}, {0x300E, 0x300E, opening},
	{0x3010, 0x3010, opening}, {0x3014, 0x3014, opening}, {0x3016, 0x3016, opening}, {0x3018, 0x3018, opening},
	{0x301A, 0x301A, opening}, {0x301D, 0x301D, opening},
	{0x3009, 0x3009, closing}, {0x300B, 0x300B, closing}, {0x300D, 0x300D, closing}, {0x300F, 0x300F, closing},
	{0x3011, 0x3011, closing}, {0x3015, 0x3015, closing}, {0x3017, 0x3017, closing}, {0x3019, 0x3019, closing},
	{0x301B, 0x301B, closing}, {0x301E, 0x301F, closing},
	{0xFF08, 0xFF08, opening}, {0xFF3B, 0xFF3B, opening}, {0xFF5B, 0xFF5B, opening}, {0xFF5F, 0xFF5F, opening}, {0xFF62, 0xFF62, opening},
	{0xFF09, 0xFF09, closing}, {0xFF3D, 0xFF3D, closing}, {0xFF5D, 0xFF5D, closing}, {0xFF60, 0xFF60, closing}, {0xFF63, 0xFF63, closing},
	{0xFE59, 0xFE59, opening}, {0xFE5B, 0xFE5B, opening}, {0xFE5D, 0xFE5D, opening},
	{0xFE5A, 0xFE5A, closing}, {0xFE5C, 0xFE5C, closing}, {0xFE5E, 0xFE5E, closing},

	// Pause and stop marks.
	{0x3001, 0x3001, pause}, {0xFF0C, 0xFF0C, pause}, {0xFF1B, 0xFF1B, pause}, {0xFF1A, 0xFF1A, pause},
	{0xFE50, 0xFE51, pause}, {0xFE54, 0xFE55, pause}, {0xFF64, 0xFF64, pause},
	{0x3002, 0x3002, stop}, {0xFF1F, 0xFF1F, stop}, {0xFF01, 0xFF01, stop}, {0xFF0E, 0xFF0E, stop},
	{0xFE52, 0xFE52, stop}, {0xFE56, 0xFE57, stop}, {0xFF61, 0xFF61, stop},
	{0x203C, 0x203C, stacked}, {0x2047, 0x2049, stacked},

	// Marks in the middle of the line.
	{0x00B7, 0x00B7, middleDot}, {0x2027, 0x2027, middleDot}, {0x30FB, 0x30FB, middleDot}, {0xFF65, 0xFF65, middleDot},
	{0x2013, 0x2013, connector}, {0x2014, 0x2015, connector}, {0x301C, 0x301C, connector}, {0xFF5E, 0xFF5E, connector},
	{0xFF0F, 0xFF0F, solidus},
	{0x2E3A, 0x2E3A, dash},
	{0x2025, 0x2026, ellipsis}, {0x22EF, 0x22EF, ellipsis},

	// Affixes of one em.
	{0xFFE5, 0xFFE6, prefix}, {0xFF04, 0xFF04, prefix}, {0xFFE1, 0xFFE1, prefix}, {0x2116, 0x2116, prefix},
	{0xFF05, 0xFF05, suffix}, {0x2103, 0x2103, suffix}, {0x2109, 0x2109, suffix}, {0xFFE0, 0xFFE0, suffix},

	// Spaces and glue.
	{0x0020, 0x0020, space}, {0x1680, 0x1680, space}, {0x2000, 0x2006, space}, {0x2008, 0x200A, space},
	{0x2028, 0x2029, lineEnd}, {0x205F, 0x205F, space}, {0x3000, 0x3000, space},
	{0x200B, 0x200B, zeroSpace},
	{0x00A0, 0x00A0, glue}, {0x2007, 0x2007, glue}, {0x202F, 0x202F, glue}, {0x2060, 0x2060, glue}, {0xFEFF, 0xFEFF, glue},
	{0x2011, 0x2011, glue},
	{0x00AD, 0x00AD, mark}, {0x200C, 0x200F, mark}, {0x202A, 0x202E, mark}, {0x2061, 0x206F, mark},
	{0x302A, 0x302F, mark}, {0x3099, 0x309A, mark}, {0xFE00, 0xFE0F, mark}, {0xFE20, 0xFE2F, mark}, {0xE0000, 0xE01EF, mark},
}

// basic holds the classes of the basic plane, filled from classRanges.
var basic [0x10000]class

func init() {
	for _, row := range classRanges {
		for r := row.lo; r <= min(row.hi, 0xFFFF); r++ {
			basic[r] = row.class
		}
	}
}

func classOf(r rune) class {
	if 0 <= r && r < 0x10000 {
		if c := basic[r]; c != other {
			return c
		}
	} else {
		for i := len(classRanges) - 1; i >= 0; i-- {
			if row := &classRanges[i]; row.lo <= r && r <= row.hi {
				return row.class
			}
		}
	}
	if unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Me, r) {
		return mark
	}
	return other
}

// isHan reports whether a class is Han to the gap between scripts (T34).
func isHan(c class) bool { return c == han || c == iteration }

// isWide reports whether a character makes a quotation Chinese (T2): Han, or
// a full-width mark other than a quotation mark.
func isWide(r rune) bool {
	switch c := classOf(r); c {
	case han, iteration, pause, stop:
		return true
	case opening, closing:
		return !isCurly(r)
	}
	return false
}

func isCurly(r rune) bool { return r == '‘' || r == '’' || r == '“' || r == '”' }

func isDigit(r rune) bool { return '0' <= r && r <= '9' }

// isLetter reports whether r is a letter of the Western scripts.
func isLetter(r rune) bool {
	if r < 0x80 {
		return 'a' <= r|0x20 && r|0x20 <= 'z'
	}
	return classOf(r) == western && unicode.IsLetter(r)
}

// isMark reports whether a Western character is punctuation, not a letter, a
// digit or a sign that is spoken.
func isMark(r rune) bool {
	return unicode.IsPunct(r) && r != '&' && r != '#' && r != '@' && r != '§'
}
