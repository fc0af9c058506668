import { useQuery } from "@tanstack/react-query";
import { api } from "#kit/api";

export const logoPath = "/api/workspace/logo";

/** The workspace's logo as an address that a picture can have; null where there is none (yet). */
export function useLogo(): string | null {
  const asked = useQuery({
    queryKey: [logoPath, "picture"],
    queryFn: async ({ signal }) => {
      // Not by a picture's own address: that request would not say which workspace it is about.
      const response = await fetch(logoPath, { headers: api.headers(), signal });
      if (response.status !== 200) return null;
      const type = response.headers.get("content-type") ?? "";
      return /^image\/(png|jpeg|webp)$/.test(type) ? dataAddress(await response.blob()) : null;
    },
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  return asked.data ?? null;
}

/** A picture as text in an address; unlike one made for the moment it need not be taken back. */
function dataAddress(picture: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve(typeof reader.result === "string" ? reader.result : ""));
    reader.addEventListener("error", () => reject(new Error("the picture could not be read")));
    reader.readAsDataURL(picture);
  });
}
