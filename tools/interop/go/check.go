package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
	"sort"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/tlog"
)

var articles = regexp.MustCompile(`/(ar|en|fr)/a/[^"/]*-([0-9a-z]{8})"`)

// One revision of a text, as revisions.json names it.
type revision struct {
	Index int64
	Entry string
	Proof string
}

// All checks, over what a source answers. Answers what was found good, up to the first fault.
func check(site source, earlier []byte) ([]string, error) {
	var good []string
	say := func(format string, values ...interface{}) { good = append(good, fmt.Sprintf(format, values...)) }

	l, err := openLog(site)
	if err != nil {
		return good, err
	}
	say("note.Open: the checkpoint of %d entries is signed by %s", l.head.size, l.verifier.Name())
	if err := l.readEntries(site); err != nil {
		return good, err
	}
	say("tlog.TreeHash: %d entries, read from bundles, have the signed head", l.head.size)
	count, err := l.compareTiles(site)
	if err != nil {
		return good, err
	}
	say("tlog.ReadTileData: %d hash tiles are byte for byte what the entries hash to", count)
	revisions, err := listRevisions(site)
	if err != nil {
		return good, err
	}
	for _, one := range revisions {
		if err := l.checkRevision(site, one); err != nil {
			return good, fmt.Errorf("%s: %w", one.Proof, err)
		}
	}
	say("tlog.CheckRecord: %d revisions are in the tree by their proof files", len(revisions))
	count, err = l.checkGrowth()
	if err != nil {
		return good, err
	}
	say("tlog.CheckTree: trees of %d smaller sizes grew into this one, a forged one did not", count)
	if earlier != nil {
		was, err := l.open(earlier)
		if err != nil {
			return good, fmt.Errorf("the checkpoint of earlier: %w", err)
		}
		if err := l.grewFrom(was.size, was.root); err != nil {
			return good, err
		}
		say("tlog.CheckTree: the checkpoint that was signed at %d entries grew into this one", was.size)
	}
	return good, nil
}

// The revisions of the articles that the front pages name.
func listRevisions(site source) ([]revision, error) {
	var found []revision
	for _, edition := range []string{"ar", "en", "fr"} {
		page, err := site("/" + edition + "/")
		if err != nil {
			return nil, err
		}
		known := map[string]bool{}
		for _, link := range articles.FindAllStringSubmatch(string(page), -1) {
			known["/"+link[1]+"/a/"+link[2]+"/"] = true
		}
		folders := make([]string, 0, len(known))
		for folder := range known {
			folders = append(folders, folder)
		}
		sort.Strings(folders)
		for _, folder := range folders {
			body, err := site(folder + "revisions.json")
			if err != nil {
				return nil, err
			}
			var list struct{ Revisions []revision }
			if err := json.Unmarshal(body, &list); err != nil {
				return nil, err
			}
			for _, one := range list.Revisions {
				found = append(found, revision{one.Index, folder + one.Entry, folder + one.Proof})
			}
		}
	}
	if len(found) == 0 {
		return nil, fmt.Errorf("the front pages name no article with a record")
	}
	return found, nil
}

// Checks an entry and its proof file (C2SP tlog-proof) with the checkpoint that the file carries.
func (l *log) checkRevision(site source, one revision) error {
	entry, err := site(one.Entry)
	if err != nil {
		return err
	}
	file, err := site(one.Proof)
	if err != nil {
		return err
	}
	parts := strings.SplitN(string(file), "\n\n", 2)
	lines := strings.Split(parts[0], "\n")
	if len(parts) != 2 || len(lines) < 2 || lines[0] != "c2sp.org/tlog-proof@v1" {
		return fmt.Errorf("no proof file")
	}
	if lines[1] != "index "+strconv.FormatInt(one.Index, 10) {
		return fmt.Errorf("%q, but revisions.json has %d", lines[1], one.Index)
	}
	var proof tlog.RecordProof
	for _, line := range lines[2:] {
		hash, err := tlog.ParseHash(line)
		if err != nil {
			return err
		}
		proof = append(proof, hash)
	}
	head, err := l.open([]byte(parts[1]))
	if err != nil {
		return err
	}
	if err := tlog.CheckRecord(proof, head.size, head.root, one.Index, tlog.RecordHash(entry)); err != nil {
		return err
	}
	if one.Index >= l.head.size { // recorded since the checkpoint was fetched
		return nil
	}
	if !bytes.Equal(entry, l.entries[one.Index]) {
		return fmt.Errorf("%s is not entry %d of the log", one.Entry, one.Index)
	}
	if head.size <= l.head.size {
		return l.grewFrom(head.size, head.root)
	}
	return nil
}

// Consistency from every smaller size; and from a tree whose first entry is another, which must fail.
func (l *log) checkGrowth() (int, error) {
	forged := &log{head: l.head}
	for at, entry := range l.entries {
		if at == 0 {
			entry = append([]byte("x"), entry...)
		}
		if err := forged.append(entry); err != nil {
			return 0, err
		}
	}
	for size := int64(1); size < l.head.size; size++ {
		root, err := tlog.TreeHash(size, l)
		if err != nil {
			return 0, err
		}
		if err := l.grewFrom(size, root); err != nil {
			return 0, err
		}
		if root, err = tlog.TreeHash(size, forged); err != nil {
			return 0, err
		}
		if l.grewFrom(size, root) == nil {
			return 0, fmt.Errorf("a forged tree of %d entries passed", size)
		}
	}
	return int(l.head.size) - 1, nil
}
