// Package ui is the window: its shell, and one screen per page of the help texts.
//
// It shows what package viewmodel says and hands over what a person does. It decides nothing: no amount, no state and
// no sentence about an invoice is made here. It refuses to know the store, the carriers and how a window is opened on
// this machine; what it needs of those is in Surroundings, which cmd/kontingent fills.
//
// A screen is made anew each time its page is opened. It makes its widgets once, and writes what changed into them in
// refresh, so that nothing loses the keyboard. All of it lives on Fyne's one goroutine; what takes time is done by the
// models, away from it.
package ui
