package viewmodel

import "kontingent/domain/batch"

// Step is one of the four steps of the first run.
type Step struct {
	Label string
	Done  bool
	To    Route
}

// firstSteps are the steps of the first run; none once all are done.
func (e *Env) firstSteps(d homeData) []Step {
	email, finished := false, false
	for _, s := range d.settings {
		email = email || s.Key == "smtp.host" && s.Value != ""
	}
	for _, b := range d.batches {
		finished = finished || b.State == batch.Finished
	}
	if d.cards > 0 && email && finished {
		return nil
	}
	return []Step{
		{e.say("view.step.club"), true, Route{Page: SettingsPage}},
		{e.say("view.step.members"), d.cards > 0, Route{Page: ImportPage}},
		{e.say("view.step.email"), email, Route{Page: SettingsPage, Part: "email"}},
		{e.say("view.step.batch"), finished, Route{Page: EditorPage}},
	}
}
