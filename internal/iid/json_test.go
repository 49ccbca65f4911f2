package iid

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestParse_KeepsWhatWasWritten(t *testing.T) {
	t.Parallel()
	got, problem := parse([]byte(" {\"a\" : [ 1.50,-0 ,true,\n null ], \"A\":\"\\u00e9\\\"\\\\\" , \"a\":{ }} "))
	if problem != nil {
		t.Fatal(problem)
	}
	want := value{kind: kindObject, keys: []string{"a", "A", "a"}, items: []value{
		{kind: kindList, items: []value{{kind: kindNumber, text: "1.50"}, {kind: kindNumber, text: "-0"}, {kind: kindBoolean, truth: true}, {kind: kindNull}}},
		{kind: kindText, text: `é"\`},
		{kind: kindObject},
	}}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(value{})); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// plain turns a value into what encoding/json makes of it, where the last of repeated keys wins.
func plain(v value) any {
	switch v.kind {
	case kindNull:
		return nil
	case kindBoolean:
		return v.truth
	case kindNumber:
		return json.Number(v.text)
	case kindText:
		return v.text
	case kindList:
		list := []any{}
		for _, item := range v.items {
			list = append(list, plain(item))
		}
		return list
	}
	object := map[string]any{}
	for i, key := range v.keys {
		object[key] = plain(v.items[i])
	}
	return object
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(`{"a": [1, -2.5e3, "x\"\u0041", {}], "a": null}`))
	f.Add([]byte(" [ ] "))
	f.Fuzz(func(t *testing.T, data []byte) {
		got, problem := parse(data)
		if problem != nil {
			return
		}
		decoder := json.NewDecoder(bytes.NewReader(data))
		decoder.UseNumber()
		var want any
		if err := decoder.Decode(&want); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, plain(got)); diff != "" {
			t.Errorf("(-encoding/json +parse):\n%s", diff)
		}
	})
}
