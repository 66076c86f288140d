package main

import (
	"fmt"
	"io"
	"net/http"
)

// A source answers a path of the site with bytes.
type source func(path string) ([]byte, error)

// The running site.
func served(site string) source {
	return func(path string) ([]byte, error) {
		answer, err := http.Get(site + path)
		if err != nil {
			return nil, err
		}
		defer answer.Body.Close()
		if answer.StatusCode != http.StatusOK {
			return nil, fmt.Errorf("%s: %s", path, answer.Status)
		}
		return io.ReadAll(answer.Body)
	}
}

// The same answers, each asked for once.
func remembered(from source) source {
	known := map[string][]byte{}
	return func(path string) ([]byte, error) {
		if body, ok := known[path]; ok {
			return body, nil
		}
		body, err := from(path)
		if err == nil {
			known[path] = body
		}
		return body, err
	}
}
