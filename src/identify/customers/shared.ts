/**
 * Identities that many people share: what a till prints when nobody says their name. They are kept as written and never
 * resolved, or they would grow into the best customer of every shop.
 */
const sharedNames = new Set([
  "anonimo",
  "anonymous",
  "cliente contado",
  "cliente de contado",
  "cliente final",
  "cliente generico",
  "cliente mostrador",
  "cliente varios",
  "clientes varios",
  "consumidor final",
  "contado",
  "guest",
  "invitado",
  "mostrador",
  "publico en general",
  "publico general",
  "sin cliente",
  "venta al publico",
  "venta mostrador",
  "walk in",
  "walk-in",
  // Tax numbers that the law reserves for unnamed buyers: Colombia, Ecuador, Mexico (national and foreign).
  "222222222222",
  "9999999999999",
  "xaxx010101000",
  "xexx010101000",
]);

/** Mailboxes that no person reads. */
const sharedMailbox = /^(no-?reply|noresponder|no-responder|sincorreo|sin-correo|noemail)@/;

/** Tells an identity that stands for nobody in particular. Case and accents do not matter. */
export function isShared(value: string): boolean {
  const plain = value
    .trim()
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .replace(/\s+/g, " ");
  return sharedNames.has(plain) || sharedMailbox.test(plain);
}
