// Command kontingent is the window: it opens a club's data folder and puts package ui over it.
//
// It decides nothing about invoices. It fills what ui and its models ask of the machine: files, the program that shows a
// PDF, what this person likes, work in the background. Nothing else starts a Fyne app.
package main

import (
	"io"
	"os"

	"kontingent/cmd/internal/machine"
	"kontingent/resources/words"
)

// version is stamped in by the Makefile.
var version = "dev"

// What the program ends with.
const (
	exitDone     = 0
	exitError    = 1
	exitUsage    = 2
	exitNoScreen = 5 // there is nothing to show a window on
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr, os.Getenv)) }

// run is the whole program. It belongs to the first goroutine of the process: windows want that.
func run(args []string, out, errs io.Writer, getenv func(string) string) int {
	catalogue, err := words.Load()
	if err != nil {
		return exitError
	}
	o, err := readFlags(args, getenv)
	say := catalogue.In(o.spoken(getenv)).Say
	switch {
	case o.help:
		tell(out, say("program.usage"))
		return exitDone
	case o.version:
		tell(out, "kontingent "+version)
		return exitDone
	case err != nil:
		tell(errs, say("program.flag.wrong", "cause", err.Error()))
		tell(errs, say("program.usage"))
		return exitUsage
	case !machine.HasScreen(getenv):
		tell(errs, say("program.no_screen"))
		return exitNoScreen
	}
	if knock(o.dir) {
		return exitDone // the window that is open already comes to the front
	}
	return newProgram(o, catalogue, errs, getenv).run()
}

// tell writes a line to the terminal, if there is one.
func tell(to io.Writer, text string) { _, _ = io.WriteString(to, text+"\n") }
