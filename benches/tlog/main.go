// What the tree, its proofs and the signed notes cost with golang.org/x/mod/sumdb: the peer of
// crates/record/examples/speed.rs, over the same entries. A name and a value in each line; times are CPU seconds.
package main

import (
	"crypto/rand"
	"fmt"
	"os"
	"strconv"
	"syscall"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const (
	origin = "press.example.org/log"
	times  = 2000
	entry  = "bayan-revision/1\nsite press.example.org\ndoc %032x\nlang ar-SY\nrev 1\nprev -\nstatus published\n" +
		"time 2026-11-23T09:00:00Z\ncontent sha256:%064x\n"
)

func main() {
	count := int64(100_000)
	if len(os.Args) > 1 {
		given, err := strconv.ParseInt(os.Args[1], 10, 64)
		must(err)
		count = given
	}
	entries := make([][]byte, count)
	for number := range entries {
		entries[number] = []byte(fmt.Sprintf(entry, number, number))
	}

	begun := cpu()
	var stored []tlog.Hash
	reader := tlog.HashReaderFunc(func(wanted []int64) ([]tlog.Hash, error) {
		hashes := make([]tlog.Hash, len(wanted))
		for at, index := range wanted {
			hashes[at] = stored[index]
		}
		return hashes, nil
	})
	for number, bytes := range entries {
		hashes, err := tlog.StoredHashes(int64(number), bytes, reader)
		must(err)
		stored = append(stored, hashes...)
	}
	root, err := tlog.TreeHash(count, reader)
	must(err)
	fmt.Println("append", cpu()-begun)

	secret, public, err := note.GenerateKey(rand.Reader, origin)
	must(err)
	signer, err := note.NewSigner(secret)
	must(err)
	verifier, err := note.NewVerifier(public)
	must(err)
	known := note.VerifierList(verifier)
	text := fmt.Sprintf("%s\n%d\n%s\n", origin, count, root)
	signed, err := note.Sign(&note.Note{Text: text}, signer)
	must(err)
	fmt.Println("sign", each(func(int64) {
		_, err := note.Sign(&note.Note{Text: text}, signer)
		must(err)
	}))
	fmt.Println("open", each(func(int64) {
		_, err := note.Open(signed, known)
		must(err)
	}))

	place := func(number int64) int64 { return number * 7919 % count }
	proofs := make([]tlog.RecordProof, times)
	fmt.Println("prove", each(func(number int64) {
		proofs[number], err = tlog.ProveRecord(count, place(number), reader)
		must(err)
	}))
	published := tlog.TileHashReader(tlog.Tree{N: count, Hash: root}, tiles{reader})
	fmt.Println("prove_tiles", each(func(number int64) {
		_, err := tlog.ProveRecord(count, place(number), published)
		must(err)
	}))
	fmt.Println("check", each(func(number int64) {
		leaf := tlog.RecordHash(entries[place(number)])
		must(tlog.CheckRecord(proofs[number], count, root, place(number), leaf))
	}))
	fmt.Println("entry_bytes", len(entries[0]))
	fmt.Println("proof_bytes", len(proofs[0])*tlog.HashSize)
	fmt.Println("note_bytes", len(signed))
	fmt.Printf("root %x\n", root[:])
}

// The tiles that a log publishes, each as 256 hashes of one level: what is between two levels has to be hashed again.
type tiles struct{ stored tlog.HashReader }

func (tiles) Height() int { return 8 }

func (t tiles) ReadTiles(wanted []tlog.Tile) ([][]byte, error) {
	data := make([][]byte, len(wanted))
	for at, tile := range wanted {
		bytes, err := tlog.ReadTileData(tile, t.stored)
		if err != nil {
			return nil, err
		}
		data[at] = bytes
	}
	return data, nil
}

func (tiles) SaveTiles([]tlog.Tile, [][]byte) {}

// Microseconds that one of many takes.
func each(one func(int64)) float64 {
	begun := cpu()
	for number := int64(0); number < times; number++ {
		one(number)
	}
	return (cpu() - begun) * 1e6 / times
}

// CPU seconds of this program so far, the collection of garbage included.
func cpu() float64 {
	var used syscall.Rusage
	must(syscall.Getrusage(syscall.RUSAGE_SELF, &used))
	return float64(used.Utime.Nano()+used.Stime.Nano()) / 1e9
}

func must(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
