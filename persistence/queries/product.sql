-- name: Products :many
SELECT * FROM product;

-- name: PutProduct :exec
INSERT INTO product (number, description, unit, unit_price, vat, vat_rate) VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT (number) DO UPDATE SET
    description = excluded.description, unit = excluded.unit, unit_price = excluded.unit_price,
    vat = excluded.vat, vat_rate = excluded.vat_rate;

-- name: ProductID :one
SELECT id FROM product WHERE number = ?;

-- name: DefaultProducts :many
SELECT sqlc.embed(product), party_product.quantity, party_product.party_id
FROM party_product JOIN product ON product.id = party_product.product_id
ORDER BY party_product.party_id, party_product.position;

-- name: DefaultProductsOf :many
SELECT sqlc.embed(product), party_product.quantity, party_product.party_id
FROM party_product JOIN product ON product.id = party_product.product_id
WHERE party_product.party_id = ?
ORDER BY party_product.position;

-- name: DropDefaultProducts :exec
DELETE FROM party_product WHERE party_id = ?;

-- name: AddDefaultProduct :exec
INSERT INTO party_product (party_id, product_id, position, quantity) VALUES (?, ?, ?, ?);
