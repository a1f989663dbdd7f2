package importing

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"testing"

	"kontingent/domain/party"
)

// manyMembers is a file of 100 000 members in 8 columns, as in the figures the reader is held against.
func manyMembers() []byte {
	var b bytes.Buffer
	b.WriteString("Medlemsnr;Fornavn;Etternavn;Adresse;Postnr;Poststed;E-post;Grupper\r\n")
	for i := range 100_000 {
		fmt.Fprintf(&b, "%d;Bjørn;Ødegård nr. %d;Storgata %d;%04d;Ålesund;bjorn%d@example.org;Seniorer, Styret\r\n",
			1000+i, i, i%200, 100+i%9000, i)
	}
	return b.Bytes()
}

// BenchmarkAnchor is what the others are measured against: encoding/csv merely reads the file.
func BenchmarkAnchor(b *testing.B) {
	data := manyMembers()
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		r := csv.NewReader(bytes.NewReader(data))
		r.Comma, r.ReuseRecord = ';', true
		for {
			if _, err := r.Read(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				b.Fatal(err)
			}
		}
	}
}

func BenchmarkRead(b *testing.B) {
	data := manyMembers()
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := Read("many.csv", bytes.NewReader(data), int64(len(data))); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPlan(b *testing.B) {
	data := manyMembers()
	t, err := Read("many.csv", bytes.NewReader(data), int64(len(data)))
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := Plan(t, nil, party.Organisation{Country: "NO"}, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
