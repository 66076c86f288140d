package main

import (
	"bytes"
	"fmt"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// What is done to the answers of a site whose record is whole.
func alterations(site source) ([]alteration, error) {
	l, err := openLog(site)
	if err != nil {
		return nil, err
	}
	revisions, err := listRevisions(site)
	if err != nil {
		return nil, err
	}
	// Another key under the log's name.
	_, forger, err := note.GenerateKey(nil, l.verifier.Name())
	if err != nil {
		return nil, err
	}
	tiles := l.tiles()
	tile := pathOf(tiles[len(tiles)-1])
	width := l.head.size
	if width > 1<<tileHeight {
		width = 1 << tileHeight
	}
	bundle := pathOf(tlog.Tile{H: tileHeight, L: -1, W: int(width)})
	size := fmt.Sprintf("\n%d\n", l.head.size)
	one := revisions[len(revisions)/2]
	const signature = "invalid signature"
	return []alteration{
		{"a checkpoint of another size", "/log/checkpoint", signature, swap(size, fmt.Sprintf("\n%d\n", l.head.size+1))},
		{"a checkpoint with a damaged head", "/log/checkpoint", signature, letter(size, 0)},
		{"a damaged signature", "/log/checkpoint", signature, letter("\n— "+l.verifier.Name()+" ", 30)},
		{"a mistyped key", "/log/keys", "the key:", letter("+", 19)},
		{"another key of the same name", "/log/keys", "no verifiable signatures", func([]byte) []byte { return []byte(forger + "\n") }},
		{"an altered entry in a bundle", bundle, "hash to", flip("rev ", 0)},
		{"a bundle that lacks its end", bundle, "too short", func(body []byte) []byte { return body[:len(body)-1] }},
		{"a bundle with something behind", bundle, "too long", func(body []byte) []byte { return append(body, 0) }},
		{"a damaged hash tile", tile, "not what the entries hash to", flip("", 7)},
		{"an altered entry", one.Entry, "invalid transparency proof", flip("status ", 0)},
		{"a damaged hash in a proof", one.Proof, "invalid transparency proof", letter(fmt.Sprintf("\nindex %d\n", one.Index), 3)},
		{"a proof of another number", one.Proof, "revisions.json has", flip("\nindex ", 0)},
		{"a proof with a damaged checkpoint", one.Proof, signature, flip("\n\n"+l.head.origin+"\n", 0)},
	}, nil
}

// Changes one bit of the byte that lies `by` behind the end of the first `mark`.
func flip(mark string, by int) func([]byte) []byte {
	return change(mark, by, func(was byte) byte { return was ^ 1 })
}

// Changes one letter of base 64 into another one.
func letter(mark string, by int) func([]byte) []byte {
	return change(mark, by, func(was byte) byte {
		if was == 'A' {
			return 'B'
		}
		return 'A'
	})
}

func change(mark string, by int, into func(byte) byte) func([]byte) []byte {
	return func(body []byte) []byte {
		if at := bytes.Index(body, []byte(mark)); at >= 0 && at+len(mark)+by < len(body) {
			at += len(mark) + by
			body[at] = into(body[at])
		}
		return body
	}
}

func swap(old, new string) func([]byte) []byte {
	return func(body []byte) []byte { return []byte(strings.Replace(string(body), old, new, 1)) }
}
