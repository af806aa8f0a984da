package line

import "fmt"

// The words of the options, as users write them (T20, T28, T30, T32).
var (
	levelWords       = []string{"default", "none", "basic", "gb", "strict"}
	punctuationWords = []string{"quanjiao", "kaiming", "banjiao"}
	lineEndWords     = []string{"half", "auto", "full"}
	paraOpenWords    = []string{"trim", "full"}
)

func word(words []string, i int) string {
	if i < len(words) {
		return words[i]
	}
	return fmt.Sprint(i)
}

func find[T ~uint8](what string, words []string, w string) (T, error) {
	for i, x := range words {
		if x == w {
			return T(i), nil
		}
	}
	return 0, fmt.Errorf("unknown %s %q; use one of %v", what, w, words)
}

func (l Level) String() string       { return word(levelWords, int(l)) }
func (p Punctuation) String() string { return word(punctuationWords, int(p)) }
func (e LineEnd) String() string     { return word(lineEndWords, int(e)) }
func (o ParaOpen) String() string    { return word(paraOpenWords, int(o)) }

// ParseLevel reads none, basic, gb, default or strict.
func ParseLevel(w string) (Level, error) { return find[Level]("break level", levelWords, w) }

// ParsePunctuation reads quanjiao, kaiming or banjiao.
func ParsePunctuation(w string) (Punctuation, error) {
	return find[Punctuation]("punctuation style", punctuationWords, w)
}

// ParseLineEnd reads half, auto or full.
func ParseLineEnd(w string) (LineEnd, error) { return find[LineEnd]("line end", lineEndWords, w) }

// ParseParaOpen reads trim or full.
func ParseParaOpen(w string) (ParaOpen, error) {
	return find[ParaOpen]("paragraph opening", paraOpenWords, w)
}
