package ehf

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"

	"kontingent/domain/delivery"
)

// part is where a document is written before it gets its name: a fixed place, so that a later try overwrites what a
// crash has left.
func part(place string) string {
	return filepath.Join(filepath.Dir(place), "."+filepath.Base(place)+".part")
}

// stage writes a document beside its place and flushes it to the disk.
func stage(place string, b []byte) error {
	if err := os.MkdirAll(filepath.Dir(place), 0o700); err != nil {
		return err
	}
	f, err := os.OpenFile(part(place), os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(b)
	return errors.Join(err, f.Sync(), f.Close())
}

// publish gives a staged document its name, and flushes the folder so that the name outlives a power cut.
func publish(place string) error {
	if err := os.Rename(part(place), place); err != nil {
		return err
	}
	return syncFolder(filepath.Dir(place))
}

// syncFolder flushes a folder's names. Windows has no such thing and does it with the file.
func syncFolder(dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}

// writable makes the folder, and tries it with a file that is taken away at once.
func writable(folder string) error {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return err
	}
	trial := filepath.Join(folder, ".trial.part")
	return errors.Join(os.WriteFile(trial, []byte("trial"), 0o600), os.Remove(trial))
}

// blocked says what a failing disk means: always the folder, never the recipient.
func blocked(err error) delivery.Receipt {
	out := delivery.Receipt{Outcome: delivery.OutcomeChannel, Reason: "ehf.channel.folder_unwritable", Words: err.Error()}
	switch {
	case diskFull(err):
		out.Reason = "ehf.channel.folder_full"
	case errors.Is(err, fs.ErrPermission) || readOnly(err):
		out.Reason = "ehf.channel.folder_not_allowed"
	}
	return out
}
