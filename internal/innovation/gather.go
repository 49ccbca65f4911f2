package innovation

import (
	"context"

	"jaring/internal/postgres"
)

// readContents gathers entries with all their parts.
func readContents(ctx context.Context, q postgres.Querier, ids []string) ([]Content, error) {
	entries, err := readEntries(ctx, q, ids)
	if err != nil || len(entries) == 0 {
		return nil, err
	}
	byID := make(map[string]*Content, len(entries))
	for _, e := range entries {
		inst, err := instrument(e.InstrumentYear)
		if err != nil {
			return nil, err
		}
		byID[e.ID] = &Content{Entry: e, Instrument: inst}
	}
	if err := gatherParts(ctx, q, ids, byID); err != nil {
		return nil, err
	}
	if err := gatherInnovators(ctx, q, byID); err != nil {
		return nil, err
	}
	list := make([]Content, 0, len(byID))
	for _, id := range ids {
		if c, ok := byID[id]; ok {
			c.Claims = inOrder(id, c.Instrument, c.Claims)
			list = append(list, *c)
		}
	}
	return list, nil
}

func gatherParts(ctx context.Context, q postgres.Querier, ids []string, byID map[string]*Content) error {
	profiles, err := readProfiles(ctx, q, ids)
	if err != nil {
		return err
	}
	for _, p := range profiles {
		byID[p.EntryID].Profile = p
	}
	designs, err := readDesigns(ctx, q, ids)
	if err != nil {
		return err
	}
	for _, d := range designs {
		byID[d.EntryID].Design = d
	}
	claims, err := readClaims(ctx, q, ids)
	if err != nil {
		return err
	}
	for _, c := range claims {
		byID[c.EntryID].Claims = append(byID[c.EntryID].Claims, c)
	}
	documents, err := readDocuments(ctx, q, ids)
	for _, d := range documents {
		byID[d.EntryID].Documents = append(byID[d.EntryID].Documents, d)
	}
	return err
}

func gatherInnovators(ctx context.Context, q postgres.Querier, byID map[string]*Content) error {
	var innovations []string
	for _, c := range byID {
		innovations = append(innovations, c.Entry.InnovationID)
	}
	innovators, err := readInnovators(ctx, q, innovations)
	for _, c := range byID {
		for _, i := range innovators {
			if i.InnovationID == c.Entry.InnovationID {
				c.Innovators = append(c.Innovators, i)
			}
		}
	}
	return err
}
