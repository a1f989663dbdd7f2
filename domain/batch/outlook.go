package batch

import (
	"context"
	"time"

	"kontingent/domain/delivery"
)

// slow is how long it has to take before it is told.
const slow = 2 * time.Minute

// outlook tells when those that go at once will all be out, where a provider's limit makes it long. Recipients whose
// first choice is another way count there.
func (s *Summary) outlook(d Desk) {
	for _, share := range s.Methods {
		post, limited := d.Post[share.Method]
		waiting := min(s.Now, share.Recipients)
		if !limited || waiting == 0 {
			continue
		}
		if d.Batch.State == Finished { // its own are among those that wait
			post.Waiting = max(0, post.Waiting-waiting)
		}
		recipients := 1
		if share.Method == delivery.Email {
			recipients += len(d.Batch.Plan.Email.Cc) + len(d.Batch.Plan.Email.Bcc)
		}
		if o := post.Outlook(share.Method, waiting, recipients, d.Now); o.Last.Sub(d.Now) >= slow {
			s.Limited = append(s.Limited, o)
		}
	}
}

// posted adds how the ways out with a limit stand.
func (s *Service) posted(ctx context.Context, r Register) (_ Register, err error) {
	if s.Post != nil {
		r.Post, err = s.Post(ctx)
	}
	return r, err
}
