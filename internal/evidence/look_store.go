package evidence

import (
	"context"
	"slices"
	"strings"

	"jaring/internal/evidence/look"
	"jaring/internal/evidence/preflight"
	"jaring/internal/postgres"
)

const (
	clearLooksSQL = `DELETE FROM evidence_look WHERE sha256 = @sha256`

	saveLookSQL = `
INSERT INTO evidence_look (sha256, page, hash, bands, cells)
VALUES (@sha256, @page, @hash::text::bit(384), @bands, @cells)`

	ownLooksSQL = `SELECT page, cells FROM evidence_look WHERE sha256 = @sha256 ORDER BY page`
)

// nearSQL finds what may look the same, the nearest first. The bands are what the index knows; of those that share one
// only the near ones are worth comparing.
var nearSQL = strings.Replace(useFrom, "%s AS text", "'' AS text, l.page, l.cells", 1) + `
JOIN evidence_look l ON l.sha256 = n.sha256
WHERE l.bands && @probes AND n.sha256 <> @sha256 AND v.id <> @id
  AND bit_count(l.hash # @hash::text::bit(384)) <= @apart
ORDER BY bit_count(l.hash # @hash::text::bit(384)), own DESC, e.year DESC, v.created_at, v.id LIMIT 50`

func saveLook(ctx context.Context, tx postgres.Tx, sha256 string, page int, l *look.Look) error {
	if l == nil {
		return nil
	}
	hash := l.Hash()
	return postgres.ExecOne(ctx, tx, saveLookSQL, postgres.Args{
		"sha256": sha256, "page": page, "hash": hash.String(), "bands": hash.Bands(), "cells": l.Bytes(),
	})
}

// lookUse is a place where a page or a picture is evidence now that looks like one of the subject's.
type lookUse struct {
	use
	At   int // page of the subject, 0 for a picture
	Page int // the other's
}

// listLooks lets the database choose and then compares the looks themselves. Of one piece of evidence the first page is
// enough, and of one whose words are nearly the same nothing is said twice.
func listLooks(ctx context.Context, q postgres.Querier, s subject, known []use) ([]lookUse, error) {
	type own struct {
		Page  int
		Cells []byte
	}
	mine, err := postgres.All[own](ctx, q, ownLooksSQL, postgres.Args{"sha256": s.SHA256})
	var found []lookUse
	for _, m := range mine {
		near, err := listNear(ctx, q, s, m.Page, look.FromBytes(m.Cells))
		if err != nil {
			return nil, err
		}
		for _, n := range near {
			said := slices.ContainsFunc(known, func(u use) bool { return u.ID == n.ID }) ||
				slices.ContainsFunc(found, func(l lookUse) bool { return l.ID == n.ID })
			if !said {
				found = append(found, n)
			}
		}
	}
	return found, err
}

func listNear(ctx context.Context, q postgres.Querier, s subject, page int, mine *look.Look) ([]lookUse, error) {
	if mine == nil {
		return nil, nil
	}
	type row struct {
		use
		Page  int
		Cells []byte
	}
	hash, args := mine.Hash(), s.useArgs()
	args["probes"], args["hash"], args["apart"] = hash.Probes(), hash.String(), look.MostApart
	rows, err := postgres.All[row](ctx, q, nearSQL, args)
	var near []lookUse
	for _, r := range rows {
		if theirs := look.FromBytes(r.Cells); theirs != nil && look.Alike(mine, theirs) {
			near = append(near, lookUse{use: r.use, At: page, Page: r.Page})
		}
	}
	return near, err
}

func lookUses(found []lookUse) []preflight.Use {
	var list []preflight.Use
	for _, l := range found {
		u := uses([]use{l.use})[0]
		u.At, u.Page = l.At, l.Page
		list = append(list, u)
	}
	return list
}
