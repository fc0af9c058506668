import { z } from "zod";

/** Greatest logo in bytes. */
export const mostBytes = 512 * 1024;
/** Of either side, in pixels. */
export const leastSide = 16;
export const mostSide = 4096;

/** What is known of a workspace's logo without its picture. */
export const logoView = z.object({
  type: z.string(),
  width: z.int().positive(),
  height: z.int().positive(),
  updatedAt: z.iso.datetime(),
});
export type LogoView = z.output<typeof logoView>;

export const logoUpload = z.strictObject({
  /** The file in base64: PNG, JPEG or WebP, at most 512 kB. */
  image: z
    .base64()
    .min(4)
    .max(Math.ceil(mostBytes / 3) * 4),
});
