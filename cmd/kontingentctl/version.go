package main

import (
	"context"
	"io"
)

// version is stamped in by the Makefile.
var version = "dev"

func (c *call) runVersion(_ context.Context, _ []string) error {
	return c.print(struct {
		Version string `json:"version"`
	}{version}, func(w io.Writer) { line(w, "kontingentctl "+version) })
}
