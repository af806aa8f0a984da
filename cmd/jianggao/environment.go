package main

import "strings"

// An environment is the variables of the process.
type environment map[string]string

// newEnvironment reads NAME=value strings, as os.Environ gives them.
func newEnvironment(vars []string) environment {
	env := environment{}
	for _, v := range vars {
		if name, value, ok := strings.Cut(v, "="); ok {
			env[name] = value
		}
	}
	return env
}

// get gives a variable, "" when it is not set.
func (e environment) get(name string) string { return e[name] }
