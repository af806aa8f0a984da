//go:build unix

// Command batch measures jianggao on folders of page dumps: books a second and
// the peak of memory, which must not grow with the number of books.
//
//	batch [-jobs N] [-sizes 200,2000] JIANGGAO SAMPLE
//
// The dumps are made from the sample, each with a seed of its own: the order
// of the sentences, the numbers and the title differ.
package main

import (
	"flag"
	"fmt"
	"log"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"time"
)

func main() {
	log.SetFlags(0)
	jobs := flag.Int("jobs", 2, "books to work on side by side")
	sizes := flag.String("sizes", "200,2000", "numbers of dumps, separated by commas")
	keep := flag.String("dumps", "", "folder to put the dumps into and keep")
	formats := flag.String("formats", "pdf,epub,txt", "products to make")
	flag.Parse()
	if flag.NArg() != 2 {
		log.Fatal("usage: batch [flags] JIANGGAO SAMPLE")
	}
	sample, err := os.ReadFile(flag.Arg(1))
	if err != nil {
		log.Fatal(err)
	}
	for s := range strings.SplitSeq(*sizes, ",") {
		n, err := strconv.Atoi(s)
		if err != nil {
			log.Fatal(err)
		}
		if err := measure(flag.Arg(0), string(sample), n, *jobs, *keep, *formats); err != nil {
			log.Fatal(err)
		}
	}
}

// measure converts n dumps and prints what it took.
func measure(program, sample string, n, jobs int, keep, formats string) error {
	work, err := os.MkdirTemp("", "jianggao-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	dumps := filepath.Join(work, "dumps")
	if keep != "" {
		dumps = filepath.Join(keep, strconv.Itoa(n))
	}
	if err := os.MkdirAll(dumps, 0o777); err != nil {
		return err
	}
	for i := range n {
		name := filepath.Join(dumps, fmt.Sprintf("%05d.txt", i))
		if err := os.WriteFile(name, []byte(variant(sample, uint64(i))), 0o666); err != nil {
			return err
		}
	}
	c := exec.Command(program, "convert", "--config", "none", "-q", "--jobs", strconv.Itoa(jobs), "-f", formats, "-o", filepath.Join(work, "out"), dumps)
	c.Stderr = os.Stderr
	start := time.Now()
	if err := c.Run(); err != nil {
		return err
	}
	wall := time.Since(start)
	usage, ok := c.ProcessState.SysUsage().(*syscall.Rusage)
	if !ok {
		return fmt.Errorf("this system does not tell the memory of a process")
	}
	peak := int64(usage.Maxrss) * 1024 // kilobytes, but on macOS bytes
	if runtime.GOOS == "darwin" {
		peak = int64(usage.Maxrss)
	}
	cpu := c.ProcessState.UserTime() + c.ProcessState.SystemTime()
	fmt.Printf("%d dumps, %d jobs: %.1f s, %.1f books/s (%.1f per second of one core), peak %d MB\n",
		n, jobs, wall.Seconds(), float64(n)/wall.Seconds(), float64(n)/cpu.Seconds(), peak/1e6)
	return nil
}

// variant makes another page of the sample: its paragraphs hold their
// sentences in another order, and other numbers. The lines of the site and the
// labels stay.
func variant(sample string, seed uint64) string {
	r := rand.New(rand.NewPCG(seed, 8))
	lines := strings.Split(sample, "\n")
	for i, line := range lines {
		sentences := strings.SplitAfter(line, "。")
		if len(sentences) > 3 {
			middle := sentences[1 : len(sentences)-1]
			r.Shuffle(len(middle), func(a, b int) { middle[a], middle[b] = middle[b], middle[a] })
			line = strings.Join(sentences, "")
		}
		if len(line) > 120 {
			line = strings.Map(func(c rune) rune {
				if c >= '1' && c <= '9' {
					return '1' + rune(r.IntN(9))
				}
				return c
			}, line)
		}
		lines[i] = line
	}
	return strings.Join(lines, "\n")
}
