import { createRequire } from "node:module";
import { dirname, join, sep } from "node:path";
import type { TDocumentDefinitions } from "pdfmake/interfaces.js";

/** Prints a document as PDF, with its fonts in it. It reads no file but those fonts, and asks the network for nothing. */
export async function print(document: TDocumentDefinitions): Promise<Uint8Array<ArrayBuffer>> {
  // Loaded when somebody prints: a third of a second that no start should wait for.
  const { default: pdfmake } = await import("pdfmake");
  const folder = join(
    dirname(createRequire(import.meta.url).resolve("pdfmake/package.json")),
    "fonts",
    "Roboto",
  );
  const font = (name: string): string => join(folder, `Roboto-${name}.ttf`);
  pdfmake.setFonts({
    Roboto: {
      normal: font("Regular"),
      bold: font("Medium"),
      italics: font("Italic"),
      bolditalics: font("MediumItalic"),
    },
  });
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => path.startsWith(folder + sep));
  pdfmake.addTableLayouts({ hairlines });
  const buffer = await pdfmake.createPdf(document).getBuffer();
  return new Uint8Array(buffer);
}

/** A rule under the head and between rows; none at the sides. */
const hairlines = {
  hLineWidth: (line: number) => (line === 0 ? 0 : 0.5),
  vLineWidth: () => 0,
  hLineColor: () => "#dfe3e6",
  paddingTop: () => 2,
  paddingBottom: () => 2,
};
