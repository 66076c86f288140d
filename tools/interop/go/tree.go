package main

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const tileHeight = 8 // C2SP tlog-tiles: 256 hashes or entries in a file

// A checkpoint whose signature was found good.
type checkpoint struct {
	origin string
	size   int64
	root   tlog.Hash
}

// The log as its entries make it: nothing in it was taken from hash tiles.
type log struct {
	verifier note.Verifier
	head     checkpoint
	entries  [][]byte
	hashes   []tlog.Hash // as tlog.StoredHashes orders them
}

// ReadHashes makes the log a tlog.HashReader.
func (l *log) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	found := make([]tlog.Hash, len(indexes))
	for at, index := range indexes {
		if index >= int64(len(l.hashes)) {
			return nil, fmt.Errorf("no hash %d", index)
		}
		found[at] = l.hashes[index]
	}
	return found, nil
}

func (l *log) append(entry []byte) error {
	hashes, err := tlog.StoredHashes(int64(len(l.entries)), entry, l)
	l.entries = append(l.entries, entry)
	l.hashes = append(l.hashes, hashes...)
	return err
}

func (l *log) open(signed []byte) (checkpoint, error) {
	opened, err := note.Open(signed, note.VerifierList(l.verifier))
	if err != nil {
		return checkpoint{}, err
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) < 4 || lines[0] != l.verifier.Name() {
		return checkpoint{}, fmt.Errorf("no checkpoint of %s: %q", l.verifier.Name(), opened.Text)
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil {
		return checkpoint{}, err
	}
	root, err := tlog.ParseHash(lines[2])
	return checkpoint{lines[0], size, root}, err
}

// The log's key and the newest checkpoint under it.
func openLog(site source) (*log, error) {
	keys, err := site("/log/keys")
	if err != nil {
		return nil, err
	}
	verifier, err := note.NewVerifier(strings.SplitN(string(keys), "\n", 2)[0])
	if err != nil {
		return nil, fmt.Errorf("the key: %w", err)
	}
	l := &log{verifier: verifier}
	signed, err := site("/log/checkpoint")
	if err != nil {
		return nil, err
	}
	if l.head, err = l.open(signed); err != nil {
		return nil, fmt.Errorf("the checkpoint: %w", err)
	}
	return l, nil
}

// Where a tile lies. Go's paths begin with the tile's height, and call entries data.
func pathOf(tile tlog.Tile) string {
	path := strings.TrimPrefix(tile.Path(), fmt.Sprintf("tile/%d/", tileHeight))
	return "/log/tile/" + strings.Replace(path, "data/", "entries/", 1)
}

// The bundles and hash tiles of a tree, in all widths that its right edge ever had.
func (l *log) tiles() []tlog.Tile {
	return tlog.NewTiles(tileHeight, 0, l.head.size)
}

// Reads all entries and compares what they hash to with the signed head.
func (l *log) readEntries(site source) error {
	for first := int64(0); first < l.head.size; first += 1 << tileHeight {
		width := l.head.size - first
		if width > 1<<tileHeight {
			width = 1 << tileHeight
		}
		path := pathOf(tlog.Tile{H: tileHeight, L: -1, N: first >> tileHeight, W: int(width)})
		bundle, err := site(path)
		if err != nil {
			return err
		}
		for ; width > 0; width-- {
			if len(bundle) < 2 || len(bundle) < 2+int(bundle[0])<<8+int(bundle[1]) {
				return fmt.Errorf("%s is too short", path)
			}
			end := 2 + int(bundle[0])<<8 + int(bundle[1])
			if err := l.append(bundle[2:end]); err != nil {
				return err
			}
			bundle = bundle[end:]
		}
		if len(bundle) > 0 {
			return fmt.Errorf("%s is too long", path)
		}
	}
	root, err := tlog.TreeHash(l.head.size, l)
	if err == nil && root != l.head.root {
		err = fmt.Errorf("the entries hash to %v, signed is %v", root, l.head.root)
	}
	return err
}

// Compares every hash tile with the hashes that the entries make. Answers how many there are.
func (l *log) compareTiles(site source) (int, error) {
	for _, tile := range l.tiles() {
		wanted, err := tlog.ReadTileData(tile, l)
		if err != nil {
			return 0, err
		}
		path := pathOf(tile)
		found, err := site(path)
		if err != nil {
			return 0, err
		}
		if !bytes.Equal(found, wanted) {
			return 0, fmt.Errorf("%s is not what the entries hash to", path)
		}
	}
	return len(l.tiles()), nil
}

// Proves that the tree that an older head is of grew into this one, and checks the proof.
func (l *log) grewFrom(size int64, root tlog.Hash) error {
	if size < 1 || size > l.head.size {
		return fmt.Errorf("a head of %d entries cannot have grown into one of %d", size, l.head.size)
	}
	proof, err := tlog.ProveTree(l.head.size, size, l)
	if err != nil {
		return err
	}
	if err := tlog.CheckTree(proof, l.head.size, l.head.root, size, root); err != nil {
		return fmt.Errorf("from %d entries to %d: %w", size, l.head.size, err)
	}
	return nil
}
