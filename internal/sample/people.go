package sample

import (
	"fmt"
	"strings"
	"time"

	"jaring/internal/auth"
)

// cast is everybody with an account.
type cast struct {
	byUsername map[string]string // → person id
	names      map[string]string // person id → name
	operators  map[string]string // unit id → person id
}

// enlist writes the promised accounts and one operator for every other unit. All have the same password, so one hash will do.
func (b *book) enlist(units census, passwordHash string) (*cast, error) {
	c := &cast{byUsername: map[string]string{}, names: map[string]string{}, operators: map[string]string{}}
	for _, s := range accounts {
		if err := b.hire(c, units, s, passwordHash); err != nil {
			return nil, err
		}
	}
	for i := range units {
		u := &units[i]
		if c.operators[u.ID] != "" {
			continue
		}
		s := staff{operatorName(u), personName(u.Name, u.District, "operator"), []term{{auth.Submitter, u.Name, "2022-01-03", ""}}}
		if c.byUsername[s.username] != "" {
			return nil, fmt.Errorf("sample: two accounts would be called %q", s.username)
		}
		if err := b.hire(c, units, s, passwordHash); err != nil {
			return nil, err
		}
	}
	return c, nil
}

func (b *book) hire(c *cast, units census, s staff, hash string) error {
	id := newID("person", s.username)
	c.byUsername[s.username], c.names[id] = id, s.name
	first, err := time.Parse(time.DateOnly, s.terms[0].from)
	if err != nil {
		return err
	}
	b.people = append(b.people, personRow{ID: id, Username: s.username, Name: s.name, Email: s.username + "@contoh.example",
		PasswordHash: hash, CreatedAt: first})
	for i, t := range s.terms {
		row := roleRow{ID: newID("role", s.username, fmt.Sprint(i)), PersonID: id, Role: string(t.role), StartsOn: t.from, EndsOn: orNil(t.until)}
		if t.unit != "" {
			u, err := units.named(t.unit)
			if err != nil {
				return err
			}
			row.UnitID = &u.ID
			if t.role == auth.Submitter && t.until == "" {
				c.operators[u.ID] = id
			}
		}
		b.roles = append(b.roles, row)
	}
	return nil
}

// operatorName is the username of a unit's operator: op- and the unit's name.
func operatorName(u *unitRef) string {
	name := "op-" + strings.Join(strings.FieldsFunc(strings.ToLower(u.Name), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9')
	}), "-")
	return strings.Trim(name[:min(len(name), 40)], "-")
}

var givenNames = []string{
	"Abdul", "Ahmad", "Aisyah", "Andi", "Anita", "Arif", "Ayu", "Bambang", "Budi", "Citra", "Dedi", "Dewi", "Diah", "Eko", "Endang",
	"Fatimah", "Fitri", "Galih", "Hadi", "Hesti", "Indah", "Irfan", "Joko", "Kartika", "Khoirul", "Laila", "Lestari", "Lilis", "Mahmud",
	"Muhammad", "Nanik", "Nurul", "Puji", "Rahmawati", "Retno", "Rini", "Rizki", "Rudi", "Sari", "Slamet", "Sri", "Sugeng", "Susanti",
	"Taufik", "Teguh", "Tri", "Umi", "Wahyuni", "Yanti", "Yuni", "Zainal", "Zulfa",
}

var familyNames = []string{
	"Anggraini", "Arifin", "Astuti", "Basuki", "Cahyono", "Damayanti", "Fadilah", "Firmansyah", "Hakim", "Handayani", "Haryanto",
	"Hasanah", "Hidayat", "Irawan", "Ismail", "Kurniasih", "Kusuma", "Lestari", "Maulana", "Mulyani", "Munawar", "Nugroho", "Nuraini",
	"Pamungkas", "Permata", "Prabowo", "Prasetyo", "Pratiwi", "Purnomo", "Puspita", "Rahayu", "Ramadhan", "Rohman", "Saputra",
	"Setiawan", "Setyaningsih", "Subekti", "Sulistyo", "Supriyadi", "Susilowati", "Syarif", "Utami", "Wibowo", "Widodo", "Wijayanti",
	"Wulandari", "Yulianto", "Zahra",
}

// personName makes up somebody.
func personName(words ...string) string {
	given := pick(givenNames, append(words, "given")...)
	for i := 0; ; i++ {
		if family := pick(familyNames, append(words, "family", fmt.Sprint(i))...); family != given {
			return given + " " + family
		}
	}
}
