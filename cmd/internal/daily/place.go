package daily

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"kontingent/domain/problem"
)

// Beside finds kontingentctl in the folder of a program. Without it there is a problem that says so.
func Beside(program string) (string, error) {
	name := "kontingentctl"
	if runtime.GOOS == "windows" {
		name += ".exe"
	}
	folder := filepath.Dir(program)
	folders := []string{folder} // first as it was called: a link stays when an update moves what it leads to
	if real, err := filepath.EvalSymlinks(program); err == nil {
		folders = append(folders, filepath.Dir(real))
	}
	for _, f := range folders {
		path := filepath.Join(f, name)
		if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() {
			return filepath.Abs(path)
		}
	}
	return "", problem.New("daily.program.missing", "program", name, "folder", folder)
}

// Folder is a data folder as a run names it.
func Folder(data string) (string, error) { return filepath.Abs(data) }

// label names the run of a data folder: the same for the same folder, whichever way leads there.
func (m Machine) label(data string) string {
	if real, err := filepath.EvalSymlinks(data); err == nil {
		data = real
	}
	data = filepath.Clean(data)
	if m.OS == "windows" {
		data = strings.ToLower(data)
	}
	sum := sha256.Sum256([]byte(data))
	return hex.EncodeToString(sum[:5])
}
