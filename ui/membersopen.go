package ui

// follow chooses the row of the card that is open, wherever it stands now.
func (p *membersPage) follow() {
	row := -1
	if p.card != nil && p.card.model.ID() != 0 {
		for i := range p.model.Len() {
			if p.model.Row(i).ID == p.card.model.ID() {
				row = i
				break
			}
		}
	}
	if row != p.list.list.Selected() {
		p.list.list.Select(row)
	}
}

// selected opens the card of a row.
func (p *membersPage) selected(row int) {
	r := p.model.Row(row)
	if r == nil || p.model.Card != nil && p.model.Card.ID() == r.ID {
		return
	}
	p.leave(func() { p.model.Show(r.Number) })
}

// begin opens an empty card.
func (p *membersPage) begin() {
	p.leave(func() {
		p.begun = true
		p.model.New()
	})
}

// leave goes on from the card that is open. One that can't be put away as it stands is asked about first.
func (p *membersPage) leave(then func()) {
	if c := p.model.Card; c != nil && c.Unsaved() {
		c.Save()
		p.w.askUnsaved([]string{c.Title()}, p.stay, then)
		return
	}
	then()
}

// stay goes on with the card that is open, where something is wrong with it.
func (p *membersPage) stay() {
	p.follow()
	if p.card != nil {
		p.card.mend()
	}
}
