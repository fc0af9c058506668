/** A command that records one order as it stands: the shell's single quotes hold the whole body, which has none. */
export function curlLine(origin: string, key: string, currency: string | null, now: Date): string {
  const order = {
    orderRef: `PRUEBA-${now.getTime().toString(36).toUpperCase()}`,
    source: "web",
    identities: { email: "ana@ejemplo.com" },
    placedAt: now.toISOString(),
    ...(currency ? { currency } : {}),
    lines: [{ sku: "CAFE-250", product: "Café de altura, 250 g", quantity: "2", unitPrice: "12.25" }],
  };
  return [
    `curl ${origin}/api/orders`,
    `-H 'authorization: Bearer ${key}'`,
    "-H 'content-type: application/json'",
    `-d '${JSON.stringify({ items: [order] })}'`,
  ].join(" \\\n  ");
}
