package machine

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"time"
)

// patience is how long the program that shows a file may take to say that it can't. Some only end with their window.
const patience = 3 * time.Second

// Show opens a file with the program that the system has for such files.
func Show(ctx context.Context, path string) error {
	name, args := shower(path)
	return start(ctx, name, args...)
}

// start starts a program and goes on. A program that ends badly soon after has not shown anything.
func start(ctx context.Context, name string, args ...string) error {
	// What is shown stays open when the window closes, so no context ends it.
	c := exec.CommandContext(context.WithoutCancel(ctx), name, args...)
	if err := c.Start(); err != nil {
		return err
	}
	ended := make(chan error, 1)
	go func() { ended <- c.Wait() }()
	late := time.NewTimer(patience)
	defer late.Stop()
	select {
	case err := <-ended:
		if _, bad := errors.AsType[*exec.ExitError](err); bad {
			return fmt.Errorf("%s: %w", name, err)
		}
		return err
	case <-late.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
