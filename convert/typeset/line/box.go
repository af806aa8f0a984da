package line

// fixed is the width of the classes the table gives one to (T3); halves have
// half an em of body, everything else the width of the face.
var fixed = [classes]Unit{
	han: Em, iteration: Em, prefix: Em, suffix: Em,
	opening: Em / 2, closing: Em / 2, pause: Em / 2, stop: Em / 2,
	stacked: Em, middleDot: Em / 2, solidus: Em / 2, dash: Em, ellipsis: Em,
}

// bearing is the blank that stays on either side of a mark's ink where the
// face's drawing has to be fitted into its box (T33).
const bearing = Em / 50

// seam is how far the two halves of a dash overlap, so that no hairline shows
// between them (T4).
const seam = Em / 100

// boxes sets the body of every item, and how its ink is moved into it.
func (s *setter) boxes(spans []Span) {
	for i := range s.items {
		it := &s.items[i]
		c := it.class
		if c == han {
			it.body = Em
			continue
		}
		m := spans[it.span].Metric
		switch {
		case c == mark || c == zeroSpace || c == lineEnd:
			it.body = 0
		case c == space && it.r < ' ': // a tab
			it.body, _, _, _ = m.Measure(' ')
		case it.r == '\u3000':
			it.body = Em
		case it.r == '\u2060' || it.r == '\uFEFF':
			it.body = 0
		case c == connector:
			it.body = Em / 2
			if it.r == '—' || it.r == '―' || it.r == '～' || it.r == '〜' {
				it.body = Em
			}
			it.centre(m)
		case it.r == '⸺':
			it.body = 2 * Em
			it.fill(m, 0, 2*Em)
		case c == dash:
			it.body = Em
			left, right := Unit(0), Em
			if i > 0 && it.solid {
				left -= seam
			}
			if i+1 < len(s.items) && s.items[i+1].class == dash && s.items[i+1].solid {
				right += seam
			}
			it.fill(m, left, right)
		case properties[c].halves:
			it.body = Em / 2
			left := Unit(0)
			if c == opening {
				left = Em / 2
			}
			it.fit(m, left, left+Em/2)
		case c == iteration:
			it.body = Em
		case fixed[c] != 0:
			it.body = fixed[c]
			it.centre(m)
		case isCurly(it.r):
			// A Western quotation mark drawn by a Han face has a Han box.
			adv, l, r, _ := m.Measure(it.r)
			it.body = adv
			if adv > r-l+Em/4 {
				it.body, it.shift = r-l+Em/12, Em/24-l
			}
		default:
			it.body, _, _, _ = m.Measure(it.r)
		}
	}
}

// centre pads or trims the face's box evenly to the body; ink that would leave
// the body is narrowed.
func (it *item) centre(m Metric) {
	adv, l, r, _ := m.Measure(it.r)
	it.shift = (it.body - adv) / 2
	if r > l && (l+it.shift < 0 || r+it.shift > it.body) {
		it.squeeze(l, r, 0, it.body)
	}
}

// fit moves ink that is not inside [left, right) of the full-width box into
// it: faces that centre their brackets, faces with narrow quotation marks. At
// the side where the blank is cut off a bearing stays.
func (it *item) fit(m Metric, left, right Unit) {
	_, l, r, _ := m.Measure(it.r)
	from, to := left, right
	if left > 0 {
		from += bearing
	} else {
		to -= bearing
	}
	if r <= l || l >= from && r <= to {
		return
	}
	it.squeeze(l, r, left, right)
}

// squeeze centres the ink [l, r) in [left, right), narrowed if it is too wide.
func (it *item) squeeze(l, r, left, right Unit) {
	if room := right - left - 2*bearing; r-l > room {
		it.scale = Unit(int64(room) * int64(Em) / int64(r-l))
		l, r = scaled(l, it.scale), scaled(r, it.scale)
	}
	it.shift = left + (right-left-(r-l))/2 - l
}

// fill stretches the ink [l, r) over exactly [left, right).
func (it *item) fill(m Metric, left, right Unit) {
	_, l, r, _ := m.Measure(it.r)
	if r <= l {
		return
	}
	it.scale = Unit((int64(right-left)*int64(Em) + int64(r-l)/2) / int64(r-l))
	it.shift = left - scaled(l, it.scale)
}

func scaled(w, scale Unit) Unit { return Unit(int64(w) * int64(scale) / int64(Em)) }
