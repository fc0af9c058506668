import { useLocalStorage } from "@mantine/hooks";

/** The id of the workspace that this browser was last at work in, "" before it chose; it is kept. */
export function useChosenWorkspace(): [string, (workspaceId: string) => void] {
  const [chosen, choose] = useLocalStorage({
    key: "vinculo.workspace",
    defaultValue: "",
    getInitialValueInEffect: false,
  });
  return [chosen, choose];
}
