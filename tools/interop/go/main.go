// Reads the public record of a running site with golang.org/x/mod/sumdb, which knows nothing of Bayan:
//
//	main http://localhost:8080 [a checkpoint that was saved earlier]
//
// Of the tiles only the entries are believed; all hashes are computed from them. Then the same checks run over
// answers that were altered on their way, and each alteration must be noticed. Ends with status 1 if a check fails.
package main

import (
	"fmt"
	"os"
	"strings"
)

// An alteration of one answer, and what the checks must then say.
type alteration struct {
	name, path, noticed string
	alter               func([]byte) []byte
}

func main() {
	if len(os.Args) < 2 {
		fmt.Fprintln(os.Stderr, "usage: main http://localhost:PORT [CHECKPOINT]")
		os.Exit(2)
	}
	var earlier []byte
	if len(os.Args) > 2 {
		saved, err := os.ReadFile(os.Args[2])
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(2)
		}
		earlier = saved
	}
	site := remembered(served(strings.TrimSuffix(os.Args[1], "/")))
	failed := false
	report := func(name, why string) {
		if why == "" {
			fmt.Println("ok    ", name)
			return
		}
		failed = true
		fmt.Printf("FAILED %s: %s\n", name, why)
	}

	facts, err := check(site, earlier)
	for _, fact := range facts {
		report(fact, "")
	}
	if err != nil {
		report("the record as it is served", err.Error())
		os.Exit(1) // what is not whole cannot be altered
	}
	altered, err := alterations(site)
	if err != nil {
		report("the alterations", err.Error())
	}
	for _, one := range altered {
		report(one.name+" is noticed", unnoticed(one, site, earlier))
	}
	if failed {
		os.Exit(1)
	}
}

// Why an alteration counts as unnoticed; empty if the checks name it.
func unnoticed(one alteration, site source, earlier []byte) string {
	met := false
	altered := func(path string) ([]byte, error) {
		body, err := site(path)
		if err != nil || path != one.path {
			return body, err
		}
		met = true
		return one.alter(append([]byte(nil), body...)), nil
	}
	_, err := check(altered, earlier)
	switch {
	case !met:
		return "nobody asked for " + one.path
	case err == nil:
		return "all checks passed"
	case !strings.Contains(err.Error(), one.noticed):
		return fmt.Sprintf("said %q, wanted %q", err, one.noticed)
	}
	return ""
}
