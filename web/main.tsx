import "@fontsource-variable/inter/index.css";
import "@mantine/core/styles.layer.css";
import "@mantine/spotlight/styles.layer.css";
import "./shell/base.css";
import { createRoot } from "react-dom/client";
import { allWords, fills } from "./doors.ts";
import { App, words } from "./shell/index.ts";
import { startWords } from "#kit/words";

/** The one-time word that lets our styles in under the page's policy; the server writes it into the page. */
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? "";
// The package that locks scrolling behind a dialog reads it from here.
Object.assign(globalThis, { __webpack_nonce__: nonce });

const place = document.getElementById("root");
if (!place) throw new Error("index.html has no #root");
createRoot(place).render(<App fills={fills} words={startWords([words, ...allWords])} nonce={nonce} />);
