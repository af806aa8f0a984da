package warning

import (
	"go/ast"
	"go/parser"
	"go/token"
	"strconv"
	"testing"
)

// TestEveryCodeIsExplained reads the codes from the source, so that none can
// be added without its meaning.
func TestEveryCodeIsExplained(t *testing.T) {
	f, err := parser.ParseFile(token.NewFileSet(), "warning.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	codes := 0
	ast.Inspect(f, func(n ast.Node) bool {
		v, ok := n.(*ast.ValueSpec)
		if !ok || len(v.Values) != 1 {
			return true
		}
		if typ, ok := v.Type.(*ast.Ident); !ok || typ.Name != "Code" {
			return true
		}
		name, err := strconv.Unquote(v.Values[0].(*ast.BasicLit).Value)
		if err != nil {
			t.Fatal(err)
		}
		codes++
		if Code(name).Meaning() == "" {
			t.Errorf("%s has no meaning", name)
		}
		return true
	})
	if codes == 0 || codes != len(meanings) {
		t.Errorf("%d codes, %d meanings", codes, len(meanings))
	}
}

func TestString(t *testing.T) {
	for _, c := range []struct {
		w    Warning
		want string
	}{
		{Warning{Line: 7, Code: MaskedYear, Text: "20xx年"}, `masked-year: the digits of a year are masked: "20xx年"`},
		{Warning{Page: 3, Code: LooseLine, Text: "甲乙"}, `loose-line: a line could not be filled: "甲乙" (page 3)`},
	} {
		if got := c.w.String(); got != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
	}
}

func TestSort(t *testing.T) {
	ws := []Warning{{Line: 2, Code: MaskedYear, Text: "b"}, {Line: 2, Code: MaskedYear, Text: "a"}, {Line: 1, Page: 4}, {Line: 1, Page: 3}, {Line: 2, Code: MaskedName}}
	Sort(ws)
	want := []Warning{{Line: 1, Page: 3}, {Line: 1, Page: 4}, {Line: 2, Code: MaskedName}, {Line: 2, Code: MaskedYear, Text: "a"}, {Line: 2, Code: MaskedYear, Text: "b"}}
	for i := range want {
		if ws[i] != want[i] {
			t.Errorf("%d: got %v, want %v", i, ws[i], want[i])
		}
	}
}
