package viewmodel

// AskTwin tells show what to ask where the folder seems to be a copy of another one. Nothing is sent meanwhile.
func (s *Shell) AskTwin(show func(question string)) {
	do(s.Env, s.Env.Club.Twin, func(t Twin, err error) {
		switch {
		case err != nil:
			s.Env.complain(err)
		case t.Is && t.There:
			show(s.Env.say("restore.twin.there", "folder", t.From))
		case t.Is:
			show(s.Env.say("restore.twin.gone", "folder", t.From))
		}
	})
}

// ThisIsIt says that the folder is the club's: what waited for that goes on.
func (s *Shell) ThisIsIt() {
	s.Env.act(s.Env.Club.ThisIsIt, func() {
		s.Env.Feed.Touch(Dispatches)
		s.Env.tell(s.Env.say("restore.twin.done"))
	})
}
