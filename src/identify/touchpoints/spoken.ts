import type { Channel } from "./touchpoints.contract.ts";

/** How other systems write our channels, lower case. */
export const spoken: Readonly<Record<Exclude<Channel, "other">, readonly string[]>> = {
  web: ["web", "site", "website", "online", "ecommerce", "form"],
  app: ["app", "mobile", "mobile_app"],
  store: ["store", "shop", "pos", "retail", "branch", "tienda"],
  phone: ["phone", "call", "call_center", "telephone", "teléfono", "telefono"],
  email: ["email", "e-mail", "mail", "correo"],
  sms: ["sms"],
  whatsapp: ["whatsapp"],
  push: ["push", "notification"],
  post: ["post", "letter", "direct_mail"],
  social: ["social", "facebook", "instagram", "tiktok"],
  person: ["person", "visit", "face_to_face", "in_person", "agent", "field"],
};

/** The channel that an event's `props.channel` names, or null where it names none of ours. */
export function spokenChannel(said: unknown): Channel | null {
  if (typeof said !== "string") return null;
  const word = said.toLowerCase();
  const found = Object.entries(spoken).find(([, words]) => words.includes(word));
  return found ? (found[0] as Channel) : null;
}
