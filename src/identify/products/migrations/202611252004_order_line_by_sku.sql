-- The buyers of a product. Few skus in many lines: the index keeps each once, with a list of its lines.
create index order_line_by_sku on identify.order_line (workspace_id, sku);
