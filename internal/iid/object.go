package iid

import "slices"

// object is a JSON object being read key by key. What nobody asked for is unknown.
type object struct {
	spot
	asked []string
}

// openObject starts reading an object; close it to have repeated and unknown keys reported.
func openObject(s spot) *object {
	s.is(kindObject)
	return &object{spot: s}
}

func (o *object) close() {
	seen := make(map[string]bool, len(o.value.keys))
	for _, key := range o.value.keys {
		switch {
		case seen[key]:
			o.in.add(under(o.place, key), "repeated key")
		case !slices.Contains(o.asked, key):
			o.in.add(under(o.place, key), "unknown key")
		}
		seen[key] = true
	}
}

func (o *object) find(key string) (spot, bool) {
	o.asked = append(o.asked, key)
	i := slices.Index(o.value.keys, key)
	if i < 0 {
		return spot{in: o.in, place: under(o.place, key)}, false
	}
	return spot{in: o.in, place: under(o.place, key), value: o.value.items[i]}, true
}

// required reads a key that must be there.
func required[T any](o *object, key string, read reading[T]) (zero T) {
	s, found := o.find(key)
	if found {
		return read(s)
	}
	if o.value.kind == kindObject {
		s.reject("missing")
	}
	return zero
}

// optional reads a key that may be left out; then it is the zero T.
func optional[T any](o *object, key string, read reading[T]) (zero T) {
	if s, found := o.find(key); found {
		return read(s)
	}
	return zero
}

// given reads a key that may be left out; then it is nil.
func given[T any](o *object, key string, read reading[T]) *T {
	if s, found := o.find(key); found {
		return new(read(s))
	}
	return nil
}
