// Package e2e looks at the whole program through a real browser: the journey of an innovation from nothing to the index,
// accessibility of every main page, and pictures of them. It has no code but tests.
//
// Chromium is found on the path. Without it the tests say so and are passed over, unless JARING_E2E=required.
// JARING_SHOTS names the folder that TestShots writes pictures to.
package e2e
