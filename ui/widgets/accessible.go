package widgets

import "fyne.io/fyne/v2"

// What a screen reader says of the pieces that are only read. Fyne 2.8 asks few widgets yet; these are ready.

// AccessibilityLabel is its text.
func (p *Paragraph) AccessibilityLabel() string { return p.said }

// AccessibilityRole is Fyne's.
func (p *Paragraph) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// AccessibilityLabel is its text.
func (c *Chip) AccessibilityLabel() string { return c.said }

// AccessibilityRole is Fyne's.
func (c *Chip) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// AccessibilityLabel is the title, the count and the time that remains.
func (p *ProgressPanel) AccessibilityLabel() string {
	return p.title + " " + p.count + " " + p.remaining
}

// AccessibilityRole is Fyne's.
func (p *ProgressPanel) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// AccessibilityLabel is the step one is at.
func (b *StepBar) AccessibilityLabel() string {
	if b.current < 0 || b.current >= len(b.steps) {
		return ""
	}
	return b.steps[b.current]
}

// AccessibilityRole is Fyne's.
func (b *StepBar) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// AccessibilityLabel is the place one is at.
func (n *SideNav) AccessibilityLabel() string {
	if n.cursor >= len(n.items) {
		return ""
	}
	return n.items[n.cursor].Label
}

// AccessibilityRole is Fyne's nearest.
func (n *SideNav) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }
