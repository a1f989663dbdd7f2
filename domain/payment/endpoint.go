package payment

// Endpoint is the Peppol id that an organisation has by its number in its country; empty: none is known.
func Endpoint(country, number string) string {
	if number == "" {
		return ""
	}
	switch country {
	case "NO":
		return "0192:" + number
	case "DK":
		return "0184:" + number
	case "SE":
		return "0007:" + number
	case "FI":
		return "0216:0037" + number
	}
	return ""
}
