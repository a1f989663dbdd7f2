package batch

import (
	"context"
	"slices"
)

// Add keeps a file and gives it as an attachment, for a plan or a single invoice that is being written.
func (s *Service) Add(ctx context.Context, name string, content []byte) (Attachment, error) {
	a, err := Attach(name, content)
	if err != nil {
		return a, err
	}
	return a, s.Singles.AddFile(ctx, content)
}

// AttachTo lets a file go along with one planned invoice, besides those of its batch (spec B16). The same file added
// again changes nothing.
func (s *Service) AttachTo(ctx context.Context, invoice int64, a Attachment) error {
	return s.Singles.Enclose(ctx, invoice, func(batch, own []Attachment) ([]Attachment, error) {
		same := func(b Attachment) bool { return b.Sum == a.Sum && b.Name == a.Name }
		if slices.ContainsFunc(own, same) || slices.ContainsFunc(batch, same) {
			return own, nil
		}
		own = append(own, a)
		return own, checkAttachments(append(slices.Clone(batch), own...))
	})
}

// SetFiles sets the files of one planned invoice, besides those of its batch, with their ticks.
func (s *Service) SetFiles(ctx context.Context, invoice int64, own []Attachment) error {
	return s.Singles.Enclose(ctx, invoice, func(batch, _ []Attachment) ([]Attachment, error) {
		return own, checkAttachments(append(slices.Clone(batch), own...))
	})
}
