// Package torture proves, on the program as it is shipped, that nothing is lost and nothing sent twice: it kills
// kontingentctl at any moment, fails its disk, fills it, cuts the power, and lets its mail server misbehave.
//
// It holds tests only, and stands on what the program does: it runs the command, counts what a mail server really took,
// and refuses to know anything inside. `make test` runs a short form, `make torture` the long one (-long); -seed N
// repeats a run.
package torture
