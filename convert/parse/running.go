package parse

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Labels whose words no table knows are learned from the page: rows that have
// the same words around a number that runs 1, 2, 3 … 第三位 伴娘, 【选手3】,
// 发言材料3：县农业农村局, Speech 3. Headings run the same way, so the run must
// show that speeches follow; see evidenceOf.

// A runningKey is what the labels of one series share.
type runningKey struct {
	before string // the words before the number, normalized
	unit   rune   // the first letter behind it; 0 for none
}

// longestRunning is how many characters may stand before the number.
const longestRunning = 16

// measureUnits are units of quantities and times, which count no speeches.
const measureUnits = "年月日时分秒点℃元岁万亿千百米斤吨克里亩倍次届世年天周代成人名口户张条件项步层章节部要是"

// sentenceWords stand in no label, but in what is said: 我是第一组的代表.
const sentenceWords = "我你他她它是有在了把被让这那就都也"

// headingWords stand before the numbers of headings.
var headingWords = re(`^(?:问题|原因|措施|建议|步骤|任务|目标|图|表|附件|附|注|案例|故事|例|事例|举措|方面|要点|经验|做法|议程|环节|问|答|镜头|关键词|阶段|背景|体会|感受|感悟|启示|观点|理由|条件|方法|亮点|难点|重点|特点|优势|不足|场景|片段|画面|第[个种类大])$`)

// speechWords stand beside the numbers of speeches, more often than of headings.
var speechWords = re(`^(?:speech|talk|address|part|no|讲|稿|位|号|封|辑|则|回|场|组|棒|份|篇|则|首|轮|选手|嘉宾|代表|作品|例文|发言人?|讲者|讲师|学员|学生|家长|之)$|^$`)

// A running is a row read as a label of words unknown.
type running struct {
	key   runningKey
	c     candidate
	after string // what stands behind the number, folded
	start int    // bytes of the row's words before the label's line: ornaments
	from  int    // bytes before the number
	to    int    // bytes up to its end
}

// runningIn reads a row as labels of unknown words, one for each number in its
// head, up to a number.
func runningIn(i int, w *row, most int) []running {
	if w.drop && w.firm || w.flows {
		return nil
	}
	trimmed := strings.TrimLeft(w.folded, labelOrnaments)
	head := labelHead(trimmed)
	if w.set&hasNumeral == 0 && (w.length > 24 || !strings.ContainsFunc(head, func(r rune) bool { return 'a' <= r && r <= 'z' || strings.ContainsRune(tenStems, r) })) {
		return nil
	}
	head = head[:skipRunes(head, longestRunning+8)]
	ornaments := characters(w.folded[:len(w.folded)-len(trimmed)])
	var out []running
	for at := 0; ; {
		f, ok := nextFigure(head, at)
		if !ok {
			return out
		}
		at = f.to
		r, ok := readRunning(w, head, f, most)
		if !ok {
			continue
		}
		r.c.row = i
		r.start = skipRunes(w.clean, ornaments)
		r.from = r.start + skipRunes(w.clean[r.start:], utf8.RuneCountInString(head[:f.from]))
		r.to = r.from + skipRunes(w.clean[r.from:], utf8.RuneCountInString(head[f.from:f.to]))
		r.after = trimmed[f.to:] // folded
		out = append(out, r)
	}
}

// readRunning reads one number of a row's head.
func readRunning(w *row, head string, f figure, most int) (running, bool) {
	before, after := head[:f.from], head[f.to:]
	key := runningKey{before: strings.Trim(strings.ReplaceAll(before, " ", ""), ":-—_.·,、《》\"“”[]()【】<>〖〗『』「」")}
	next, _ := utf8.DecodeRuneInString(after)
	if unicode.IsLetter(next) {
		key.unit = next
	}
	last, _ := utf8.DecodeLastRuneInString(key.before)
	switch {
	case f.n == 0 || f.n > most,
		utf8.RuneCountInString(key.before) > longestRunning,
		key.before == "" && (key.unit == 0 || f.word),
		key.before == "第" && key.unit == 0,
		strings.ContainsRune(measureUnits, key.unit) && key.unit != 0 && next != '部',
		next == '%' || next == '.' && len(after) > 1 && isDigit(rune(after[1])),
		isFigure(last) || enclosed(last) > 0,
		f.word && 'a' <= key.unit && key.unit <= 'z',
		headingWords.MatchString(key.before),
		strings.ContainsAny(key.before, sentenceWords) && !genre.MatchString(key.before):
		return running{}, false
	}
	return running{key: key, c: candidate{rule: "label learned from its series", form: runningForm, number: f.n, strength: 1}}, true
}

// addRunning makes the groups of the rows' unknown labels: those with the same
// words around their numbers.
func (pg *page) addRunning(found [][]running, s *sums) [][]candidate {
	groups := map[runningKey][]running{}
	var keys []runningKey
	for _, list := range found {
		for _, r := range list {
			if groups[r.key] == nil {
				keys = append(keys, r.key)
			}
			groups[r.key] = append(groups[r.key], r)
		}
	}
	var out [][]candidate
	for _, k := range keys {
		if g := groups[k]; len(g) > 1 {
			if c := pg.learn(k, g, s); c != nil {
				out = append(out, c)
			}
		}
	}
	return out
}

// learn settles the words of a group's labels, and gives its members where they
// are speeches; else nil.
func (pg *page) learn(k runningKey, g []running, s *sums) []candidate {
	unit := unitOf(k, g)
	cs := make([]candidate, len(g))
	for i := range g {
		cs[i] = g[i].c
		c := &cs[i]
		w := &pg.rows[c.row]
		to := g[i].to + skipRunes(w.clean[g[i].to:], utf8.RuneCountInString(unit))
		from := g[i].start
		if genre.MatchString(k.before) { // the words before are the title of all
			from = g[i].start + len(strings.TrimRight(w.clean[g[i].start:g[i].from], "第（([【〖<《　 "))
			c.stem, c.prefix = k.before, strings.Trim(w.clean[g[i].start:from], " :：-—_　")
		}
		c.label = strings.Trim(w.clean[from:to], "（([【〖<《)）]】〗>》　 ")
		c.address = pg.isAddressed(c.row)
		next, _ := utf8.DecodeRuneInString(w.clean[to:])
		c.apart = strings.ContainsRune(" 　:：】])）》>、|—-", next)
		c.follow(w, unwrap(strings.TrimRight(strings.TrimFunc(w.clean[to:], isEdgeBlank), labelOrnaments+"　")))
	}
	cs = slices.DeleteFunc(cs, func(c candidate) bool { return c.glued && !c.apart })
	cs = pg.followed(cs, s)
	n := len(cs)
	if n < 2 || cs[0].number > 2 || cs[0].number == 2 && s.said[cs[0].row] == 0 || !slices.IsSortedFunc(cs, func(a, b candidate) int { return a.number - b.number }) || !closeSeries(cs) {
		return nil
	}
	for i := 1; i < n; i++ {
		if cs[i].number == cs[i-1].number {
			return nil
		}
	}
	pg.measure(cs, s)
	e := pg.evidenceOf(k, unit, cs, s)
	if e < leastEvidence {
		return nil
	}
	for i := range cs {
		cs[i].strength, cs[i].unsure = min(4, e/2+1), e == leastEvidence
	}
	return cs
}

// unitOf gives the words that stand behind the numbers of all labels: as many
// as they share when a mark follows them, else the first letter.
func unitOf(k runningKey, g []running) string {
	if k.unit == 0 {
		return ""
	}
	shared := g[0].after
	for _, r := range g[1:] {
		n := 0
		for n < len(shared) && n < len(r.after) && shared[n] == r.after[n] {
			n++
		}
		shared = shared[:n]
	}
	n := 0
	for i, r := range shared {
		if !unicode.IsLetter(r) {
			break
		}
		n = i + utf8.RuneLen(r)
	}
	for _, r := range g {
		if next, _ := utf8.DecodeRuneInString(r.after[n:]); unicode.IsLetter(next) {
			return string(k.unit)
		}
	}
	return shared[:n]
}

// unwrap takes the brackets off what is in brackets as a whole: （新娘父亲）.
func unwrap(s string) string {
	for _, p := range []string{"（）", "()", "【】", "[]", "《》"} {
		open, n := utf8.DecodeRuneInString(p)
		close := p[n:]
		if open != '《' && strings.HasPrefix(s, p[:n]) && strings.HasSuffix(s, close) && strings.Count(s, close) == 1 {
			return strings.TrimFunc(s[n:len(s)-len(close)], isEdgeBlank)
		}
	}
	return s
}

// What speaks for a run of numbers being labels of speeches, in points.
const (
	statedEvidence    = 3  // there are as many as the page states
	addressedEvidence = 2  // salutations follow
	closedEvidence    = 2  // what stands before the next one ends a speech
	genreEvidence     = 2  // the words are of the genre: 发言稿Ⅱ
	titleEvidence     = 1  // the words stand in the title of the page
	wordEvidence      = 1  // one of speechWords
	firstEvidence     = 1  // nobody speaks before the first
	longEvidence      = 1  // much text follows at least half of them
	markedEvidence    = 1  // the markup, or brackets, set them off alike
	openedEvidence    = -4 // a speech has begun before the first: they are its headings
	spokenEvidence    = -2 // somebody has spoken before the first
	leadEvidence      = 1  // little enough for an editor's words
	aloneEvidence     = 2  // the words are speechWords and nothing else: headings say more
	leastEvidence     = 3
	longBody          = 100 // characters
)

// evidenceOf sums what speaks for a run.
func (pg *page) evidenceOf(k runningKey, unit string, g []candidate, s *sums) int {
	n := len(g)
	e := 0
	add := func(points int, holds bool) {
		if holds {
			e += points
		}
	}
	most := func(k int) bool { return k >= 2 && k*2 >= n }
	addressed := count(g, isAddressed)
	add(statedEvidence, pg.stated == n+g[0].number-1)
	add(addressedEvidence, most(addressed))
	add(closedEvidence, most(count(g[1:], func(c candidate) bool { return pg.closedBefore(c.row) })+1))
	word := strings.TrimPrefix(k.before, "第")
	add(genreEvidence, genre.MatchString(word+unit) || strings.HasPrefix(word, "speech") || most(count(g, func(c candidate) bool { return !c.glued && genre.MatchString(fold(c.rest)) })))
	wordy := speechWords.MatchString(word) && word != "" || speechWords.MatchString(strings.TrimLeft(unit, "号位")) && unit != "" || k.before == "第" && speechWords.MatchString(unit)
	add(wordEvidence, wordy)
	add(titleEvidence, pg.inTitle(word) || pg.inTitle(strings.TrimPrefix(unit, "号")))
	opened := openedBefore(g, s) && !(g[0].number == 2 && pg.stated == n+1)
	before := s.said[g[0].row]
	add(firstEvidence, before == 0)
	add(openedEvidence, opened)
	add(spokenEvidence, before > 0 && !opened)
	add(leadEvidence, before > 0 && !opened && before <= longestLead)
	add(aloneEvidence, wordy && word != "part" && word != "no" && !slices.ContainsFunc(g, func(c candidate) bool { return c.rest != "" }))
	add(longEvidence, count(g, func(c candidate) bool { return c.body >= longBody })*2 >= n)
	level, bold, wrapped := pg.rows[g[0].row].hint.Heading, true, true
	for _, c := range g {
		w := &pg.rows[c.row]
		if w.hint.Heading != level {
			level = 0
		}
		bold = bold && (w.hint.Bold || w.hint.Centre)
		wrapped = wrapped && unwrap(w.clean) != w.clean
	}
	add(markedEvidence, level > 0 && level <= 3 || bold || wrapped)
	return e
}

// closedBefore reports whether what stands before a row ends a speech.
func (pg *page) closedBefore(i int) bool {
	for k := i - 1; k >= 0 && k >= i-3; k-- {
		w := &pg.rows[k]
		switch {
		case w.drop:
		case isClosing(w.folded):
			return true
		case !isStrictSignature(w):
			return false
		}
	}
	return false
}

// inTitle reports whether words of two letters or more stand in a title of the
// head of the page.
func (pg *page) inTitle(word string) bool {
	if utf8.RuneCountInString(word) < 2 {
		return false
	}
	if strings.Contains(fold(pg.dump.Title), word) {
		return true
	}
	for i := 0; i < len(pg.rows) && i < statedRows; i++ {
		if w := &pg.rows[i]; (w.rule == "" || w.reason == Title) && w.length <= 60 && w.length >= 6 && !endsSentence(w.clean) && strings.Contains(strings.ReplaceAll(w.folded, " ", ""), word) && !strings.HasPrefix(w.folded, word) {
			return true
		}
	}
	return false
}
