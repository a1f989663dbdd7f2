package importing

import "testing"

func TestDates(t *testing.T) {
	for in, want := range map[string]string{
		"07.03.2016": "2016-03-07", "7.3.2016": "2016-03-07", "7. 3. 2016": "2016-03-07", "7/3/2016": "2016-03-07",
		"07-03-2016": "2016-03-07", "2016-03-07": "2016-03-07", "2016-03-07 00:00:00": "2016-03-07", "20160307": "2016-03-07",
		"2016-03-07T12:30:00Z": "2016-03-07", "42436": "2016-03-07", "42436.5": "2016-03-07", "29.02.2008": "2008-02-29",
		"31.02.2001": "", "29.02.2007": "", "00.01.2001": "", "1.13.2001": "", "31.12.99": "", "1985": "", "12": "",
		"1.1.1899": "", "mars 2016": "", "07.03.2016.1": "", "٠٧.٠٣.٢٠١٦": "", "": "", "-1": "", "1e400": "", "001.001.2001": "",
	} {
		d, ok := parseDate(in, false)
		if d.String() != want || ok != (want != "") {
			t.Errorf("%q: got %q, %v, want %q", in, d, ok, want)
		}
	}
	for in, want := range map[string]string{"1": "1900-01-01", "59": "1900-02-28", "61": "1900-03-01", "42436": "2016-03-07", "0": ""} {
		if d, ok := serialDate(in, false); d.String() != want || ok != (want != "") {
			t.Errorf("day %s: got %q, %v, want %q", in, d, ok, want)
		}
	}
	if d, _ := serialDate("40974", true); d.String() != "2016-03-07" {
		t.Errorf("from 1904: got %s", d)
	}
}

func TestWholeNumbers(t *testing.T) {
	for in, want := range map[string]string{
		"1000": "1000", "1000.0": "1000", "007": "7", "0": "0", "0.0": "0", "4.791135878E9": "4791135878",
		"4.791135878e+09": "4791135878", "1E3": "1000", "12.5": "12", "1.55E1": "15",
		"": "", "-1": "", "1,5": "", "1E-3": "", "1E99": "", "E5": "", "1.": "1", "x": "", "1.x": "",
	} {
		if got, ok := wholeNumber(in); got != want || ok != (want != "") {
			t.Errorf("%q: got %q, %v, want %q", in, got, ok, want)
		}
	}
}

// spec: C8 – countries, methods, kinds and languages in the languages that headings come in.
func TestWords(t *testing.T) {
	for want, names := range map[string][]string{
		"NO": {"Norge", "Noreg", "Norja", "Norway", "NO", "nor", " norge "},
		"SE": {"Sverige", "Ruotsi", "Sweden", "SE", "SWE"}, "DK": {"Danmark", "Tanska", "Denmark"},
		"FI": {"Finland", "Suomi", "FIN"}, "DE": {"Tyskland", "Saksa", "Germany"}, "ES": {"Spania", "Spanien", "Espanja"},
		"GB": {"Storbritannia", "Storbritannien", "UK", "England", "Iso-Britannia", "United Kingdom"}, "US": {"USA", "Yhdysvallat"},
		"NL": {"Nederland", "Holland", "Nederländerna"}, "TH": {"Thailand", "Thaimaa"}, "PL": {"Polen", "Puola"},
		"IS": {"Island", "Islanti"}, "FO": {"Færøyene", "Færøerne"}, "": {"Utopia", "", "X"},
	} {
		for _, name := range names {
			if got := countries()[fold(name)]; got != want {
				t.Errorf("%q is %q, want %q", name, got, want)
			}
		}
	}
	for _, c := range []struct {
		table map[string]string
		want  string
		words []string
	}{
		{methods, "email", []string{"E-post", "epost", "E-mail", "Mail", "Sähköposti", "EMAIL"}},
		{methods, "paper", []string{"Papir", "Brev", "Post", "Papper", "Kirje", "Paper", "Letter", "Papirfaktura"}},
		{methods, "ehf", []string{"EHF", "E-faktura", "eFaktura", "Verkkolasku", "E-invoice", "OIOUBL", "Peppol"}},
		{kinds, "person", []string{"P", "Person", "Privat", "Privatperson", "Henkilö", "Individual"}},
		{kinds, "organisation", []string{"B", "Bedrift", "Firma", "Virksomhed", "Företag", "Yritys", "Company"}},
		{languages, "nb", []string{"Norsk", "Bokmål", "norsk (bokmål)", "nb", "Norja"}},
		{languages, "nn", []string{"Nynorsk", "norsk nynorsk"}},
		{languages, "da", []string{"Dansk", "Tanska", "DA"}},
		{languages, "sv", []string{"Svensk", "Svenska", "Ruotsi"}},
		{languages, "fi", []string{"Finsk", "Suomi"}},
		{languages, "en", []string{"Engelsk", "English", "Englanti"}},
	} {
		for _, w := range c.words {
			if got, ok := c.table[fold(w)]; got != c.want || !ok {
				t.Errorf("%q is %q, want %q", w, got, c.want)
			}
		}
	}
	for _, w := range []string{"Brevdue", "Klingon", ""} {
		if _, ok := methods[fold(w)]; ok && w != "" {
			t.Errorf("%q is a method", w)
		}
	}
}
