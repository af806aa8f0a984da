package convert_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path"
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
	"convert/dump":         {"convert/warning", "golang.org/x/net", "golang.org/x/text"},
	"convert/parse":        {"convert/dump", "convert/speech", "convert/warning", "github.com/BurntSushi/toml", "golang.org/x/text"},
	"convert/contents":     {"convert/speech"},
	"convert/repeat":       {"convert/speech"},
	"convert/repair":       {"convert/speech", "convert/warning", "golang.org/x/text", "golang.org/x/net"},
	"convert/typeset/line": {"github.com/go-text/typesetting"},
	"convert/sense":        {},
	"convert/typeset":      {"convert/sense", "convert/contents", "convert/speech", "convert/typeset/line", "convert/warning", "layouts"},
	"convert/pdf":          {"convert/typeset", "convert/typeset/line", "fonts", "github.com/go-pdf/fpdf"},
	"convert/epub":         {"convert/sense", "convert/contents", "convert/speech", "fonts", "github.com/bmaupin/go-epub", "github.com/beevik/etree", "golang.org/x/image"},
	"convert/text":         {"convert/speech", "golang.org/x/text"},
	"convert/verify":       {"convert/contents", "convert/speech"},
	"layouts":              {"convert/typeset/line", "github.com/BurntSushi/toml"},
	"fonts":                {"golang.org/x/text"},
	"convert": {"convert/contents",
		"convert/dump", "convert/parse", "convert/repair", "convert/repeat", "convert/speech", "convert/typeset", "convert/typeset/line",
		"convert/pdf", "convert/epub", "convert/text", "convert/verify", "convert/warning", "fonts", "layouts",
		"golang.org/x/text",
	},
	"bench/batch": {},
	"cmd/jianggao": {
		"convert", "convert/contents", "convert/dump", "convert/parse", "convert/repair", "convert/repeat", "convert/speech", "convert/typeset", "convert/typeset/line",
		"convert/pdf", "convert/epub", "convert/warning", "fonts", "layouts",
		"github.com/BurntSushi/toml",
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
		f, err := parser.ParseFile(token.NewFileSet(), p, nil, parser.ImportsOnly)
		if err != nil {
			return err
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
			if !slices.ContainsFunc(allowed, func(a string) bool { return name == a || strings.Contains(a, ".") && strings.HasPrefix(name, a+"/") }) {
				t.Errorf("%s: %s may not import %s", p, pkg, name)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if files == 0 {
		t.Fatal("no Go file found")
	}
	for pkg := range mayImport {
		if !seen[pkg] {
			t.Errorf("package %s is in the picture but not in the tree", pkg)
		}
	}
}

// impure are the packages of the standard library a stage may not use.
var impure = []string{"os", "os/exec", "net", "net/http", "log", "log/slog", "path/filepath"}

// pure says whether a package is a stage that touches nothing but its
// arguments: everything but the two that run the pipeline.
func pure(pkg string) bool {
	return strings.HasPrefix(pkg, "convert/") && path.Base(pkg) != "convert"
}
