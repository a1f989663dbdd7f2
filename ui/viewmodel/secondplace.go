package viewmodel

import (
	"context"

	"kontingent/domain/cal"
)

// readPlace reads how the second place stands.
func (m *Safety) readPlace() {
	ask(m.env, &m.placing, func() func(context.Context) (SecondPlace, error) { return m.env.Club.SecondPlace },
		func(p SecondPlace, err error) {
			if err != nil {
				m.trouble = m.env.texts(err)
			}
			m.place = p
			m.changed()
		})
}

// SetPlace names the folder of the second place; empty: no more.
func (m *Safety) SetPlace(folder string) {
	if m.moving {
		return
	}
	m.moving = true
	m.changed()
	do(m.env, func(ctx context.Context) (struct{}, error) { return struct{}{}, m.env.Club.SetSecondPlace(ctx, folder) },
		func(_ struct{}, err error) {
			m.moving, m.trouble = false, m.env.texts(err)
			m.env.Feed.Touch(ClubSettings) // the line of state tells of it
			m.readPlace()
			m.Copies.Reload()
			m.changed()
		})
}

// Place is the folder; empty: none.
func (m *Safety) Place() string { return m.place.Folder }

// Moving reports whether a backup is on its way there.
func (m *Safety) Moving() bool { return m.moving }

// PlaceState says what lies there, and whether it can be reached.
func (m *Safety) PlaceState() string { return m.env.placeState(m.place) }

// PlaceTrouble says why the newest backup is not there.
func (m *Safety) PlaceTrouble() []string { return m.env.texts(m.place.Trouble) }

func (e *Env) placeState(p SecondPlace) string {
	there := "away"
	if p.There {
		there = "there"
	}
	if p.Last.IsZero() {
		return e.say("restore.place." + there + ".none")
	}
	switch days := cal.Of(p.Last).DaysTo(e.today()); {
	case days <= 0:
		return e.say("restore.place." + there + ".today")
	case days == 1:
		return e.say("restore.place." + there + ".yesterday")
	default:
		return e.say("restore.place."+there+".days", "count", days)
	}
}

// placeStatus says in the line of state how old the newest copy in the second place is, while the place is not there. It
// is calm: the backup in the club's own folder is made all the same.
func (s *Shell) placeStatus() (part StatusPart, say bool) {
	if s.place.Folder == "" || s.place.There && s.place.Trouble == nil {
		return part, false
	}
	part.To = Route{Page: SettingsPage, Part: "safety"}
	part.Text = s.Env.placeState(s.place)
	if s.place.Trouble != nil && s.place.There {
		part.Text, part.Bad = s.Env.say("restore.place.trouble"), true
	}
	return part, true
}
