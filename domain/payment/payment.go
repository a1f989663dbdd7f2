// Package payment makes, checks and prints what a payment is recognised by: payment references (KID, FIK, viite, RF,
// OCR), account numbers, organisation numbers, and the texts behind the Finnish payment codes.
//
// It decides what a valid number is in Norway, Denmark, Sweden and Finland, how it is kept (machine form: no spaces)
// and how it is printed for people. It refuses to know invoices, money, banks' files and whether a number is in use:
// a right check digit does not make a reference one of ours. The packages party, invoice, document, einvoice, issue
// and importing call it, and whoever reads settings.
package payment
