package parse

// longestCell is how many characters a cell has in a table of figures or words.
const longestCell = 30

// findCells marks the rows that are cells of a table: short, and beside another
// short cell of the same row. The cells of a table that lays the page out hold
// lines of text, or follow one another in rows of their own.
func (pg *page) findCells() {
	for i := 1; i < len(pg.rows); i++ {
		a, b := &pg.rows[i-1], &pg.rows[i]
		if a.hint.Cell > 0 && b.hint.Cell == a.hint.Cell+1 && a.length <= longestCell && b.length <= longestCell && !endsSentence(a.clean) && !endsSentence(b.clean) {
			a.cell, b.cell = true, true
		}
	}
}
