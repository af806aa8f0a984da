package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"jianggao/convert"
)

// indifferent are the flags of convert that change nothing in the products.
var indifferent = []string{
	"config", "force", "help", "jobs", "output", "quiet", "report", "resume", "verbose",
}

// fingerprint stands for all that the products depend on beside the inputs: the
// version, every other flag, and the bytes of the files that flags name. A new
// flag is in it by itself.
func fingerprint(c *cobra.Command, o *convert.Options) (string, error) {
	h := sha256.New()
	fmt.Fprintf(h, "%s\n%d\n", programVersion(), o.Epoch.Unix())
	var failed error
	c.Flags().VisitAll(func(f *pflag.Flag) {
		if slices.Contains(indifferent, f.Name) {
			return
		}
		fmt.Fprintf(h, "%s=%q\n", f.Name, f.Value.String())
		for _, name := range fileNames(f.Value) {
			if err := addFile(h, name); err != nil && failed == nil {
				failed = fmt.Errorf("--%s: %w", f.Name, err)
			}
		}
	})
	if failed != nil {
		return "", failed
	}
	// A layout may be made of more than the file a flag names.
	layout, err := json.Marshal(o.Print.Layout)
	if err != nil {
		return "", err
	}
	h.Write(layout)
	return hex.EncodeToString(h.Sum(nil)), nil
}

// fileNames gives the files a value may name: song=FILE.ttf names one
// too, and so does song=FILE.ttc#N.
func fileNames(v pflag.Value) []string {
	list := []string{v.String()}
	if s, ok := v.(pflag.SliceValue); ok {
		list = s.GetSlice()
	}
	for _, s := range list {
		if _, file, ok := strings.Cut(s, "="); ok {
			file, _ = splitNumber(file)
			list = append(list, file)
		}
	}
	return list
}

func addFile(h io.Writer, name string) error {
	st, err := os.Stat(name)
	if err != nil || !st.Mode().IsRegular() {
		return nil // a word, not a file
	}
	b, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	sum := sha256.Sum256(b)
	_, err = fmt.Fprintf(h, "file %s\n", hex.EncodeToString(sum[:]))
	return err
}
