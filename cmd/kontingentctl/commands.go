package main

import (
	"context"
	"fmt"
	"io"
)

// command is one thing kontingentctl does.
type command struct {
	name string // one or two words
	form string // what follows the name
	run  func(c *call, ctx context.Context, args []string) error
}

// commands lists them in the order a club first needs them.
func commands() []command {
	return []command{
		{"init", "FILE.toml", (*call).runInit},
		{"import", "[--map field=column …] [--dry-run] [--skip-rejected] FILE", (*call).runImport},
		{"party list", "", (*call).partyList},
		{"party show", "NUMBER", (*call).partyShow},
		{"party set", "NUMBER field=value …", (*call).partySet},
		{"party lookup", "NUMBER …|--group NAME|--all [--again]", (*call).partyLookup},
		{"party products", "NUMBER [PRODUCT=QUANTITY …]", (*call).partyProducts},
		{"group list", "", (*call).groupList},
		{"group set", "NAME main_group=…", (*call).groupSet},
		{"product list", "", (*call).productList},
		{"product set", "NUMBER field=value …", (*call).productSet},
		{"batch create", "FILE.toml", (*call).batchCreate},
		{"batch list", "", (*call).batchList},
		{"batch show", "ID", (*call).batchShow},
		{"batch copy", "ID NAME", (*call).batchCopy},
		{"batch delete", "ID", (*call).batchDelete},
		{"batch summary", "ID", (*call).batchSummary},
		{"batch approve", "ID", (*call).batchApprove},
		{"batch finish", "ID [--send all|none|ID,ID…]", (*call).batchFinish},
		{"batch execute", "ID [--without-credit hold|draft|next]", (*call).batchExecute},
		{"batch credit", "ID --dry-run|--yes", (*call).batchCredit},
		{"dispatch", "[--daily] [--clock-is-right]", (*call).runDispatch},
		{"daily", "", (*call).runDaily},
		{"daily on", "[HH:MM]", (*call).dailyOn},
		{"daily off", "", (*call).dailyOff},
		{"outbox", "[--all]", (*call).runOutbox},
		{"outbox settle", "ID arrived|again|next", (*call).outboxSettle},
		{"outbox cancel", "ID", (*call).outboxCancel},
		{"outbox send-now", "ID", (*call).outboxSendNow},
		{"outbox method", "ID METHOD", (*call).outboxMethod},
		{"outbox next", "--held|--paused METHOD|ID …", (*call).outboxNext},
		{"outbox redate", "DATE [ID …]", (*call).outboxRedate},
		{"outbox pause", "[METHOD]", (*call).outboxPause},
		{"outbox resume", "[METHOD]", (*call).outboxResume},
		{"credit", "", (*call).runCredit},
		{"credit add", "UNITS [--note TEXT]", (*call).creditAdd},
		{"invoice list", "[--batch NAME] [--state STATE]", (*call).invoiceList},
		{"invoice show", "ID|NUMBER", (*call).invoiceShow},
		{"invoice create", "FILE.toml", (*call).invoiceCreate},
		{"invoice edit", "ID key=value …", (*call).invoiceEdit},
		{"invoice attach", "ID FILE", (*call).invoiceAttach},
		{"invoice send", "ID …", (*call).invoiceSend},
		{"invoice delete", "ID", (*call).invoiceDelete},
		{"invoice credit", invoiceCreditForm, (*call).invoiceCredit},
		{"invoice correct", "ID|NUMBER [--text TEXT] [--no-send]", (*call).invoiceCorrect},
		{"invoice pdf", "ID|NUMBER --out FILE", (*call).invoicePDF},
		{"invoice ehf", "ID|NUMBER --out FILE", (*call).invoiceEHF},
		{"settings", "", (*call).settingsList},
		{"settings set", "KEY VALUE|smtp.password", (*call).settingsSet},
		{"backup", "FILE", (*call).runBackup},
		{"restore", "FILE", (*call).runRestore},
		{"verify", "", (*call).runVerify},
		{"demo", "DIR", (*call).runDemo},
		{"version", "", (*call).runVersion},
	}
}

// dispatch finds the command that the words name, two-word names first, and runs it.
func (c *call) dispatch(ctx context.Context, args []string) error {
	for n := min(2, len(args)); n > 0; n-- {
		name := args[0]
		if n == 2 {
			name += " " + args[1]
		}
		for _, cmd := range commands() {
			if cmd.name == name {
				return cmd.run(c, ctx, args[n:])
			}
		}
	}
	return usageError("ctl.command.unknown", "value", args[0])
}

// usage lists all commands.
func (c *call) usage(w io.Writer) {
	fmt.Fprintln(w, "kontingentctl [--data DIR] [--now DATE|RFC3339] [--json] [--lang nb|da|en] COMMAND …")
	for _, cmd := range commands() {
		fmt.Fprintf(w, "  %s %s\n", cmd.name, cmd.form)
	}
	fmt.Fprintln(w, c.words.Say("secret.ctl.help"))
}
