// Package repair mends the Chinese text of web pages: half-width punctuation
// inside Chinese, stray spaces, dots for ellipses, straight quotes, masks. It
// works on one paragraph at a time and knows nothing of the page's lines.
package repair
