package viewmodel

import (
	"context"
	"time"
)

// Copy is a copy of the club that can be put back.
type Copy struct {
	File     string
	At       time.Time
	Size     int64 // in bytes
	Aside    bool  // no backup: what a restore has replaced
	Away     bool  // it lies in the second place
	Proved   bool  // checked from end to end when it was made
	Damaged  bool  // it can't be read
	Invoices int64 // that are issued
	Last     int64 // the highest number; 0: none
}

// Comparison is what putting a copy back would change.
type Comparison struct {
	File        string
	At          time.Time // zero: nobody knows
	Club        string    // the organisation's name in the copy
	Invoices    int64     // in the copy
	Last        int64     // the highest number in it; 0: none
	Cards       int64     // in the copy
	CardsNow    int64     // -1: nobody knows
	Numbers     int       // invoices issued since
	First, Next int64     // the first and the last of their numbers
	Messages    int       // that went out since, or may have
	Blind       bool      // nobody knows what happened since
	Differences []Difference
}

// Difference is a setting that moves money or names the sender, and is another one in the copy.
type Difference struct {
	Key       string // as the command line names it
	Now, Then string
}

// CopyDesk knows the copies of a folder, whether it can be opened or not.
type CopyDesk interface {
	// Copies lists what can be put back, the newest first.
	Copies(ctx context.Context) ([]Copy, error)
	// Compare checks a copy from end to end and says what putting it back would change. It changes nothing.
	Compare(ctx context.Context, file string) (Comparison, error)
}

// SecondPlace is a folder on another disk where every backup goes too.
type SecondPlace struct {
	Folder  string // empty: there is none
	There   bool   // it can be reached now
	Last    time.Time
	Trouble error // why the newest backup is not there although it can be reached
}

// AwayDesk keeps the second place.
type AwayDesk interface {
	SecondPlace(ctx context.Context) (SecondPlace, error)
	// SetSecondPlace names the folder, and brings the newest backup there; empty: no more.
	SetSecondPlace(ctx context.Context, folder string) error
}

// Twin is what is known of a folder that seems to be a copy of another one on this machine.
type Twin struct {
	Is    bool
	From  string // where the other one was
	There bool   // and still is
}

// TwinDesk asks which of two folders is the club's.
type TwinDesk interface {
	Twin(ctx context.Context) (Twin, error)
	// ThisIsIt lets go on what waits for the answer.
	ThisIsIt(ctx context.Context) error
}
