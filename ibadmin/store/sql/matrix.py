"""Products, roles and what they allow (2.2).

Written by `make generate` from ibadmin/store/queries/matrix.py.
"""

from ibadmin.store.statement import Statement

PRODUCTS = Statement(
    """SELECT products.code, products.name
FROM products ORDER BY products.position""",
    """SELECT products.code, products.name
FROM products ORDER BY products.position""",
)
ROLES = Statement(
    """SELECT roles.code, roles.abbreviation, roles.granted_by
FROM roles ORDER BY roles.position""",
    """SELECT roles.code, roles.abbreviation, roles.granted_by
FROM roles ORDER BY roles.position""",
)
OFFERS = Statement(
    """SELECT offers.product, offers.role
FROM offers""",
    """SELECT offers.product, offers.role
FROM offers""",
)
PERMISSIONS = Statement(
    """SELECT permissions.product, permissions.role, permissions.action
FROM permissions ORDER BY permissions.position""",
    """SELECT permissions.product, permissions.role, permissions.action
FROM permissions ORDER BY permissions.position""",
)
ADD_PRODUCTS = Statement(
    """INSERT INTO products (code, name, position) SELECT CAST(rows.value ->> 'code' AS TEXT) AS anon_1, CAST(rows.value ->> 'name' AS TEXT) AS anon_2, CAST(rows.value ->> 'position' AS INTEGER) AS anon_3
FROM json_each(:rows) AS rows""",
    """INSERT INTO products (code, name, position) SELECT CAST(rows.value ->> 'code' AS TEXT) AS anon_1, CAST(rows.value ->> 'name' AS TEXT) AS anon_2, CAST(rows.value ->> 'position' AS INTEGER) AS anon_3
FROM jsonb_array_elements(cast(%(rows)s::VARCHAR as jsonb)) AS rows""",
)
ADD_ROLES = Statement(
    """INSERT INTO roles (code, abbreviation, granted_by, position) SELECT CAST(rows.value ->> 'code' AS TEXT) AS anon_1, CAST(rows.value ->> 'abbreviation' AS TEXT) AS anon_2, CAST(rows.value ->> 'granted_by' AS TEXT) AS anon_3, CAST(rows.value ->> 'position' AS INTEGER) AS anon_4
FROM json_each(:rows) AS rows""",
    """INSERT INTO roles (code, abbreviation, granted_by, position) SELECT CAST(rows.value ->> 'code' AS TEXT) AS anon_1, CAST(rows.value ->> 'abbreviation' AS TEXT) AS anon_2, CAST(rows.value ->> 'granted_by' AS TEXT) AS anon_3, CAST(rows.value ->> 'position' AS INTEGER) AS anon_4
FROM jsonb_array_elements(cast(%(rows)s::VARCHAR as jsonb)) AS rows""",
)
ADD_OFFERS = Statement(
    """INSERT INTO offers (product, role) SELECT CAST(rows.value ->> 'product' AS TEXT) AS anon_1, CAST(rows.value ->> 'role' AS TEXT) AS anon_2
FROM json_each(:rows) AS rows""",
    """INSERT INTO offers (product, role) SELECT CAST(rows.value ->> 'product' AS TEXT) AS anon_1, CAST(rows.value ->> 'role' AS TEXT) AS anon_2
FROM jsonb_array_elements(cast(%(rows)s::VARCHAR as jsonb)) AS rows""",
)
ADD_PERMISSIONS = Statement(
    """INSERT INTO permissions (product, role, action, position) SELECT CAST(rows.value ->> 'product' AS TEXT) AS anon_1, CAST(rows.value ->> 'role' AS TEXT) AS anon_2, CAST(rows.value ->> 'action' AS TEXT) AS anon_3, CAST(rows.value ->> 'position' AS INTEGER) AS anon_4
FROM json_each(:rows) AS rows""",
    """INSERT INTO permissions (product, role, action, position) SELECT CAST(rows.value ->> 'product' AS TEXT) AS anon_1, CAST(rows.value ->> 'role' AS TEXT) AS anon_2, CAST(rows.value ->> 'action' AS TEXT) AS anon_3, CAST(rows.value ->> 'position' AS INTEGER) AS anon_4
FROM jsonb_array_elements(cast(%(rows)s::VARCHAR as jsonb)) AS rows""",
)
