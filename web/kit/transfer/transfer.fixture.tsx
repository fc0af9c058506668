import "@mantine/core/styles.layer.css";
import { Button, MantineProvider } from "@mantine/core";
import { createRoot } from "react-dom/client";
import { useState } from "react";
import type { ReactNode } from "react";
import { I18nextProvider } from "react-i18next";
import { sendFile } from "#kit/api";
import { Progress, words as progressWords } from "#kit/progress";
import { Choice, Sentence } from "#kit/sentence";
import { theme, tokensOf } from "#kit/theme";
import { FileDrop, useSending, words } from "#kit/transfer";
import { startWords } from "#kit/words";

/** A file goes up, and is then spoken of in a sentence with a choice. */
function Bring(): ReactNode {
  const [name, tell] = useState<string>();
  const [role, choose] = useState<"date" | "amount">("date");
  const { sending, problem, start, cancel } = useSending(
    (file, how) =>
      sendFile("/api/files", file, {
        ...how,
        query: { name: file.name },
        answer: { parse: (value) => (value as { name: string }).name },
      }),
    tell,
  );
  return (
    <main style={{ padding: 16 }}>
      <h1>Kit</h1>
      {sending ? (
        <Progress
          label={`Enviando ${sending.file.name}`}
          share={sending.sent / sending.file.size}
          remaining={sending.remaining}
          actions={<Button onClick={cancel}>Cancelar</Button>}
        />
      ) : (
        <FileDrop
          label="Elegir archivo"
          hint="CSV, TSV o Excel"
          accept=".csv"
          onFile={start}
          {...(problem ? { error: problem.detail || problem.id } : {})}
        />
      )}
      {name ? (
        <p>
          <Sentence
            text="kit.sentence"
            params={{ column: name }}
            blanks={{
              role: (
                <Choice
                  label="Qué es la columna"
                  value={role}
                  onChange={choose}
                  options={[
                    { value: "date", label: "la fecha del pedido" },
                    { value: "amount", label: "el importe" },
                  ]}
                />
              ),
            }}
          />
        </p>
      ) : null}
      <Progress label="Registrando" share={0.42} detail="230 de 541" remaining={75} note="Sigue sin ti." />
      <Progress label="Leyendo" share={null} />
      <Progress label="Resolviendo" share={0.5} remaining={5} paused />
    </main>
  );
}

const own = { "kit.sentence": "La columna {{column}} es {{role}}." };
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? "";
createRoot(document.getElementById("root")!).render(
  <MantineProvider
    theme={theme}
    cssVariablesResolver={tokensOf}
    defaultColorScheme="auto"
    getStyleNonce={() => nonce}
  >
    <I18nextProvider i18n={startWords([words, progressWords, { es: own, en: own }])}>
      <Bring />
    </I18nextProvider>
  </MantineProvider>,
);
