package icon

import "fmt"

// disc is a circle as a path.
func disc(x, y, r float64) string {
	return fmt.Sprintf("M%g %ga%g %g 0 1 0 %g 0a%g %g 0 1 0 %g 0", x-r, y, r, r, 2*r, r, r, -2*r)
}

// round is the circle that several signs stand in.
var round = disc(12, 12, 8.5)

// Places in the program.
var (
	Home     = of("home", "M4 11L12 4L20 11", "M6 9.5V20H18V9.5", "M10 20V14H14V20")
	Batch    = of("batch", "M4.5 8.5H14.5V20.5H4.5Z", "M8.5 8.5V4H19V16H14.5", "M7.5 12.5H11.5M7.5 16H11.5")
	Invoice  = of("invoice", "M6 3.5H14.5L18.5 7.5V20.5H6Z", "M14.5 3.5V7.5H18.5", "M9 12H15.5M9 15.5H15.5")
	Send     = of("send", "M20.5 3.5L3.5 10L10.5 13.5L14 20.5Z", "M20.5 3.5L10.5 13.5")
	People   = of("people", disc(9, 8, 3.3), "M2.8 19.5C2.8 16 5.5 14 9 14S15.2 16 15.2 19.5", "M15.8 5A3.3 3.3 0 0 1 15.8 11", "M17.2 14.4C19.7 15 21.2 16.8 21.2 19.5")
	Group    = of("group", disc(12, 5.8, 2.6), disc(5.8, 17.5, 2.6), disc(18.2, 17.5, 2.6), "M12 8.4V12M12 12L7.6 15.6M12 12L16.4 15.6")
	Product  = of("product", "M4 4H11.5L20.3 12.8L12.8 20.3L4 11.5Z", disc(8.2, 8.2, 1))
	Settings = of("settings", "M4 7.5H12.5M17.5 7.5H20", disc(15, 7.5, 2.5), "M4 16.5H6.5M11.5 16.5H20", disc(9, 16.5, 2.5))
	Help     = of("help", round, "M9.6 9.6C9.6 6.6 14.4 6.6 14.4 9.6C14.4 11.6 12 11.7 12 13.8", "M12 16.6V16.8")
)

// Ways to deliver, and what is sent.
var (
	Mail    = of("mail", "M3.5 6H20.5V18.5H3.5Z", "M3.5 7L12 13.5L20.5 7")
	Globe   = of("globe", round, "M3.5 12H20.5", "M12 3.5C8.3 8 8.3 16 12 20.5C15.7 16 15.7 8 12 3.5")
	Printer = of("printer", "M7 9V4H17V9", "M7 17H4V9H20V17H17", "M7 14H17V20H7Z")
	Attach  = of("attach", "M19.5 11L11.5 19A4.6 4.6 0 0 1 5 12.5L13.5 4A3 3 0 0 1 17.8 8.3L9.7 16.4A1.4 1.4 0 0 1 7.7 14.4L15 7")
	Credit  = of("credit", "M5 7.5C5 5.8 8 4.5 12 4.5S19 5.8 19 7.5S16 10.5 12 10.5S5 9.2 5 7.5Z", "M5 7.5V16.5C5 18.2 8 19.5 12 19.5S19 18.2 19 16.5V7.5", "M5 12C5 13.7 8 15 12 15S19 13.7 19 12")
)

// States.
var (
	Done     = of("done", round, "M8 12.3L11 15.3L16.3 9.5")
	Check    = of("check", "M5 12.5L10 17.5L19.5 7")
	Alert    = of("alert", "M12 4L21 19.5H3Z", "M12 10V14.3M12 16.8V17")
	Error    = of("error", round, "M12 7.5V13M12 16.2V16.4")
	Info     = of("info", round, "M12 11V16.5M12 7.7V7.9")
	Lock     = of("lock", "M6 10.5H18V20H6Z", "M8.5 10.5V7.5A3.5 3.5 0 0 1 15.5 7.5V10.5")
	Clock    = of("clock", round, "M12 7V12L15.5 14")
	Pencil   = of("pencil", "M4 20L5 16L16 5L19.5 8.5L8.5 19Z", "M13.5 7.5L17 11")
	Eye      = of("eye", "M2.5 12C5 7.5 8.5 5.5 12 5.5S19 7.5 21.5 12C19 16.5 15.5 18.5 12 18.5S5 16.5 2.5 12Z", disc(12, 12, 2.8))
	Calendar = of("calendar", "M4.5 6H19.5V20H4.5Z", "M4.5 10.5H19.5", "M8.5 3.5V7.5M15.5 3.5V7.5")
)

// Things to press.
var (
	Search   = of("search", disc(10.5, 10.5, 6), "M15 15L20 20")
	Plus     = of("plus", "M12 5V19M5 12H19")
	Minus    = of("minus", "M5 12H19")
	Cross    = of("cross", "M6.5 6.5L17.5 17.5M17.5 6.5L6.5 17.5")
	Up       = of("up", "M12 19.5V5M6 11L12 5L18 11")
	Down     = of("down", "M12 4.5V19M6 13L12 19L18 13")
	Left     = of("left", "M14.5 5.5L8 12L14.5 18.5")
	Right    = of("right", "M9.5 5.5L16 12L9.5 18.5")
	Unfold   = of("unfold", "M5.5 9L12 15.5L18.5 9")
	Grip     = of("grip", disc(9, 6, 0.7), disc(15, 6, 0.7), disc(9, 12, 0.7), disc(15, 12, 0.7), disc(9, 18, 0.7), disc(15, 18, 0.7))
	More     = of("more", disc(5.5, 12, 0.7), disc(12, 12, 0.7), disc(18.5, 12, 0.7))
	Pause    = of("pause", "M8.5 5V19M15.5 5V19")
	Play     = of("play", "M7 4.5L19 12L7 19.5Z")
	Refresh  = of("refresh", "M19.5 12A7.5 7.5 0 1 1 17.3 6.7L19 8.4", "M19.5 4.5V8.7H15.3")
	Download = of("download", "M12 4V15.5M7 10.5L12 15.5L17 10.5", "M4.5 20H19.5")
	Upload   = of("upload", "M12 15.5V4M7 9L12 4L17 9", "M4.5 20H19.5")
	Trash    = of("trash", "M4.5 7H19.5", "M9 7V4.5H15V7", "M6.5 7L7.3 20H16.7L17.5 7", "M10.2 11V16.5M13.8 11V16.5")
	Copy     = of("copy", "M8.5 8.5H19.5V19.5H8.5Z", "M15.5 8.5V4.5H4.5V15.5H8.5")
	Expand   = of("expand", "M14 4H20V10M20 4L13 11", "M10 20H4V14M4 20L11 13")
	Filter   = of("filter", "M4 5H20L14 12.5V19.5L10 17V12.5Z")
)

// All lists every sign, for tests and for a page that shows them.
func All() []*Icon {
	return []*Icon{
		Home, Batch, Invoice, Send, People, Group, Product, Settings, Help,
		Mail, Globe, Printer, Attach, Credit,
		Done, Check, Alert, Error, Info, Lock, Clock, Pencil, Eye, Calendar,
		Search, Plus, Minus, Cross, Up, Down, Left, Right, Unfold, Grip, More, Pause, Play, Refresh, Download, Upload, Trash, Copy, Expand, Filter,
	}
}
