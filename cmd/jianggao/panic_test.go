package main

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"github.com/spf13/cobra"
)

// A mistake in the program is told as one, with its place, and exits with 1,
// in a goroutine too.
func TestMistakeIsToldAsOne(t *testing.T) {
	before := extra
	t.Cleanup(func() { extra = before })
	extra = append(extra, func(environment) *cobra.Command {
		return &cobra.Command{Use: "blow", RunE: func(*cobra.Command, []string) error { panic("on purpose") }}
	}, func(environment) *cobra.Command {
		return &cobra.Command{Use: "blow-apart", RunE: func(c *cobra.Command, _ []string) error {
			return interruptible(c.Context(), func(context.Context) error { panic("on purpose") })
		}}
	})
	for _, command := range []string{"blow", "blow-apart"} {
		var out, messages bytes.Buffer
		status := run(context.Background(), []string{command}, streams{strings.NewReader(""), &out, &messages}, environment{})
		if said := messages.String(); status != exitFailed || !strings.Contains(said, "a mistake in jianggao; please report it with the input: on purpose\n") || !strings.Contains(said, "panic_test.go") {
			t.Errorf("%s: %d %s", command, status, said)
		}
	}
}
