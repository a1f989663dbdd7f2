package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"

	"kontingent/cmd/internal/mailsink"
)

// sink is the mail server's own process: it says its port in the file port of the folder, and ends with the tour.
func sink(folder string) {
	s, err := mailsink.Start(filepath.Join(folder, "mail"))
	if err == nil {
		err = os.WriteFile(filepath.Join(folder, "port.new"), []byte(strconv.Itoa(s.Port())), 0o600)
	}
	if err == nil {
		err = os.Rename(filepath.Join(folder, "port.new"), filepath.Join(folder, "port"))
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, os.Interrupt, syscall.SIGTERM)
	<-stop
	_ = s.Close()
}

// mailServer is a mail server in another process.
type mailServer struct {
	cmd  *exec.Cmd
	port string
	dir  string
}

func startMail(folder string) (*mailServer, error) {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, err
	}
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	m := &mailServer{cmd: exec.CommandContext(context.Background(), self, "sink", folder), dir: filepath.Join(folder, "mail")}
	m.cmd.Stderr = os.Stderr
	if err := m.cmd.Start(); err != nil {
		return nil, err
	}
	for range 100 {
		time.Sleep(50 * time.Millisecond)
		if b, err := os.ReadFile(filepath.Join(folder, "port")); err == nil {
			m.port = strings.TrimSpace(string(b))
			return m, nil
		}
	}
	m.stop()
	return nil, fmt.Errorf("the mail server does not start")
}

func (m *mailServer) count() int {
	list, _ := filepath.Glob(filepath.Join(m.dir, "*.eml"))
	return len(list)
}

func (m *mailServer) stop() {
	_ = m.cmd.Process.Kill()
	_ = m.cmd.Wait()
}
