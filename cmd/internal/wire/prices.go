package wire

import "kontingent/domain/delivery"

// dearest is the highest price of a delivery, in credit.
const dearest = 1000

// prices are what a delivery costs in credit, by its method.
func (s *Settings) prices() map[delivery.Method]int64 {
	out := map[delivery.Method]int64{}
	for _, m := range delivery.Methods() {
		if n := s.number("credit.price." + string(m)); n > 0 {
			out[m] = int64(n)
		}
	}
	return out
}
