package convert_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// mayImport is the picture of ARCHITECTURE.md: for every package, what it may
// import of ours, and of others' beside the standard library. Data flows from
// the left of the pipeline to the right; no package may reach back.
var mayImport = map[string][]string{
	"convert/warning":      {},
	"convert/speech":       {},
	"convert/expression":   {},
	"convert/dump":         {"convert/expression", "convert/warning", "golang.org/x/net", "golang.org/x/text"},
	"convert/together":     {},
	"convert/parse":        {"convert/dump", "convert/expression", "convert/speech", "convert/together", "convert/warning", "tomlfile"},
	"convert/contents":     {"convert/expression", "convert/speech"},
	"convert/repeat":       {"convert/speech"},
	"convert/repair":       {"convert/speech", "convert/together", "convert/warning"},
	"convert/typeset/line": {"github.com/go-text/typesetting"},
	"convert/sense":        {},
	"convert/typeset":      {"convert/expression", "convert/sense", "convert/contents", "convert/speech", "convert/typeset/line", "convert/warning", "layouts"},
	"convert/pdf":          {"convert/expression", "convert/together", "convert/typeset", "convert/typeset/line", "fonts", "github.com/go-pdf/fpdf"},
	"convert/epub":         {"convert/expression", "convert/sense", "convert/contents", "convert/speech", "convert/together", "fonts", "github.com/bmaupin/go-epub", "github.com/beevik/etree", "golang.org/x/image"},
	"convert/text":         {"convert/speech", "golang.org/x/text"},
	"convert/verify":       {"convert/contents", "convert/speech"},
	"layouts":              {"tomlfile"},
	"tomlfile":             {"github.com/BurntSushi/toml"},
	"fonts":                {},
	"convert": {"convert/contents",
		"convert/dump", "convert/parse", "convert/repair", "convert/repeat", "convert/speech", "convert/together", "convert/typeset", "convert/typeset/line",
		"convert/pdf", "convert/epub", "convert/text", "convert/verify", "convert/warning", "fonts", "layouts",
		"golang.org/x/sys", "golang.org/x/text",
	},
	"bench/batch": {},
	"cmd/jianggao": {
		"convert", "convert/contents", "convert/epub", "convert/parse", "convert/repair", "convert/speech", "convert/together", "convert/pdf", "convert/warning", "fonts", "layouts", "tomlfile",
		"github.com/spf13/cobra",
		"github.com/spf13/pflag",
		"github.com/schollz/progressbar/v3",
		"golang.org/x/term",
	},
}

func TestImportsFollowThePicture(t *testing.T) {
	root := ".."
	files := 0
	seen := map[string]bool{}
	used := map[[2]string]bool{} // package, permission
	err := filepath.WalkDir(root, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && p != root && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata") {
			return filepath.SkipDir
		}
		if !strings.HasSuffix(p, ".go") || strings.HasSuffix(p, "_test.go") {
			return nil
		}
		files++
		rel, err := filepath.Rel(root, filepath.Dir(p))
		if err != nil {
			return err
		}
		pkg := filepath.ToSlash(rel)
		seen[pkg] = true
		allowed, known := mayImport[pkg]
		if !known {
			t.Errorf("%s: package %s is not in the picture: add it to mayImport and to ARCHITECTURE.md", p, pkg)
			return nil
		}
		f, err := parser.ParseFile(token.NewFileSet(), p, nil, 0)
		if err != nil {
			return err
		}
		if pure(pkg) && readsClock(f) {
			t.Errorf("%s asks for the time: stages have no clock", p)
		}
		if pure(pkg) && pkg != "convert/together" && startsGoroutines(f) {
			t.Errorf("%s starts a goroutine by itself: a panic in it would end the program; use convert/together", p)
		}
		if compilesAtStart(f) {
			t.Errorf("%s compiles an expression before the program begins: use convert/expression", p)
		}
		for _, im := range f.Imports {
			name, err := strconv.Unquote(im.Path.Value)
			if err != nil {
				return err
			}
			if first, _, _ := strings.Cut(name, "/"); name != "jianggao" && first != "jianggao" && !strings.Contains(first, ".") {
				if pure(pkg) && slices.Contains(impure, name) {
					t.Errorf("%s imports %s: stages touch no disk, environment or network", p, name)
				}
				continue // the standard library
			}
			name = strings.TrimPrefix(name, "jianggao/")
			i := slices.IndexFunc(allowed, func(a string) bool { return name == a || strings.Contains(a, ".") && strings.HasPrefix(name, a+"/") })
			if i < 0 {
				t.Errorf("%s: %s may not import %s", p, pkg, name)
				continue
			}
			used[[2]string{pkg, allowed[i]}] = true
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if files == 0 {
		t.Fatal("no Go file found")
	}
	for pkg, allowed := range mayImport {
		if !seen[pkg] {
			t.Errorf("package %s is in the picture but not in the tree", pkg)
		}
		for _, a := range allowed {
			if !used[[2]string{pkg, a}] {
				t.Errorf("%s may import %s and does not: take it out of mayImport", pkg, a)
			}
		}
	}
}

// impure are the packages of the standard library a stage may not use.
var impure = []string{"os", "os/exec", "net", "net/http", "log", "log/slog", "path/filepath", "math/rand", "math/rand/v2", "crypto/rand"}

// pure says whether a package touches nothing but its arguments: everything
// but the program, its benchmark and the package that runs the pipeline.
func pure(pkg string) bool {
	return !slices.Contains([]string{"cmd/jianggao", "bench/batch", "convert"}, pkg)
}

// readsClock says whether a file calls time.Now or what is made of it.
func readsClock(f *ast.File) bool {
	clock := ""
	for _, im := range f.Imports {
		if im.Path.Value == `"time"` {
			clock = "time"
			if im.Name != nil {
				clock = im.Name.Name
			}
		}
	}
	if clock == "" {
		return false
	}
	found := clock == "." // its names could not be told from ours
	ast.Inspect(f, func(n ast.Node) bool {
		if sel, ok := n.(*ast.SelectorExpr); ok {
			x, ok := sel.X.(*ast.Ident)
			found = found || ok && x.Name == clock && slices.Contains([]string{"Now", "Since", "Until", "After", "Tick", "NewTimer", "NewTicker", "AfterFunc", "Sleep", "Local"}, sel.Sel.Name)
		}
		return true
	})
	return found
}

// startsGoroutines says whether a file has a go statement or a
// sync.WaitGroup.
func startsGoroutines(f *ast.File) (found bool) {
	ast.Inspect(f, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.GoStmt:
			found = true
		case *ast.SelectorExpr:
			x, ok := n.X.(*ast.Ident)
			found = found || ok && x.Name == "sync" && n.Sel.Name == "WaitGroup"
		}
		return true
	})
	return found
}

// compilesAtStart says whether a variable of a package is a regular expression
// that is compiled whenever the program runs.
func compilesAtStart(f *ast.File) (found bool) {
	for _, d := range f.Decls {
		if g, ok := d.(*ast.GenDecl); ok {
			ast.Inspect(g, func(n ast.Node) bool {
				switch n := n.(type) {
				case *ast.FuncLit:
					return false // called when it is needed
				case *ast.SelectorExpr:
					x, ok := n.X.(*ast.Ident)
					found = found || ok && x.Name == "regexp" && n.Sel.Name == "MustCompile"
				}
				return true
			})
		}
	}
	return found
}

func TestCompilesAtStart(t *testing.T) {
	for src, want := range map[string]bool{
		"package p\nvar r = regexp.MustCompile(`a`)":                                       true,
		"package p\nvar t = []row{{1, regexp.MustCompile(`a`)}}":                           true,
		"package p\nfunc f() { regexp.MustCompile(`a`) }":                                  false,
		"package p\nvar r = sync.OnceValue(func() any { return regexp.MustCompile(`a`) })": false,
		"package p\nvar r = expression.Lazy(`a`)\nvar c = regexp.QuoteMeta(`a`)":           false,
	} {
		f, err := parser.ParseFile(token.NewFileSet(), "p.go", src, 0)
		if err != nil {
			t.Fatal(err)
		}
		if got := compilesAtStart(f); got != want {
			t.Errorf("%q: %v, want %v", src, got, want)
		}
	}
}

func TestStartsGoroutines(t *testing.T) {
	for src, want := range map[string]bool{
		"package p\nfunc f() { go f() }":                        true,
		"package p\nimport \"sync\"\nvar w sync.WaitGroup":      true,
		"package p\nimport \"sync\"\nvar m sync.Mutex":          false,
		"package p\nvar g together.Group\nfunc f() { g.Go(f) }": false,
	} {
		f, err := parser.ParseFile(token.NewFileSet(), "p.go", src, 0)
		if err != nil {
			t.Fatal(err)
		}
		if got := startsGoroutines(f); got != want {
			t.Errorf("%q: got %v", src, got)
		}
	}
}

func TestReadsClock(t *testing.T) {
	for src, want := range map[string]bool{
		"package p\nimport \"time\"\nvar t = time.Now()":          true,
		"package p\nimport c \"time\"\nvar f = c.Now":             true,
		"package p\nimport \"time\"\nvar t = time.Unix(0, 0)":     false,
		"package p\nimport time \"jianggao/x\"\nvar t = time.Now": false,
	} {
		f, err := parser.ParseFile(token.NewFileSet(), "p.go", src, 0)
		if err != nil {
			t.Fatal(err)
		}
		if got := readsClock(f); got != want {
			t.Errorf("%q: got %v", src, got)
		}
	}
}
