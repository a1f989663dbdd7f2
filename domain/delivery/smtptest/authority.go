package smtptest

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"math/big"
	"net"
	"sync"
	"time"

	"kontingent/domain/cal"
)

// Authority is a certificate authority of our own, and what it has signed for a host.
type Authority struct {
	Pool *x509.CertPool
	PEM  []byte // its own certificate, as a file of authorities holds it
	Cert tls.Certificate
}

// Localhost is the authority for this machine, the same one all the time. Should it fail to be made, it is one that
// nobody trusts.
var Localhost = sync.OnceValue(func() Authority {
	a, _ := NewAuthority("localhost")
	return a
})

// NewAuthority makes an authority and a certificate for a name, good for an hour.
func NewAuthority(name string) (Authority, error) {
	now := cal.SystemClock{}.Now()
	ca := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "test authority"}, IsCA: true, BasicConstraintsValid: true,
		NotBefore: now.Add(-time.Hour), NotAfter: now.Add(time.Hour), KeyUsage: x509.KeyUsageCertSign,
	}
	leaf := &x509.Certificate{
		SerialNumber: big.NewInt(2), Subject: pkix.Name{CommonName: name}, DNSNames: []string{name},
		NotBefore: now.Add(-time.Hour), NotAfter: now.Add(time.Hour),
	}
	if name == "localhost" {
		leaf.IPAddresses = []net.IP{net.IPv4(127, 0, 0, 1)}
	}
	caKey, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return Authority{}, err
	}
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return Authority{}, err
	}
	caDER, err := x509.CreateCertificate(rand.Reader, ca, ca, &caKey.PublicKey, caKey)
	if err != nil {
		return Authority{}, err
	}
	der, err := x509.CreateCertificate(rand.Reader, leaf, ca, &key.PublicKey, caKey)
	if err != nil {
		return Authority{}, err
	}
	a := Authority{Pool: x509.NewCertPool(), PEM: pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: caDER})}
	a.Pool.AppendCertsFromPEM(a.PEM)
	a.Cert = tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key}
	return a, nil
}
