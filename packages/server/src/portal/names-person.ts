import { parseIin } from "@kelisim/core";

/** Whether a text holds a number that is somebody's: free words of the consoles may not. */
export const namesPerson = (text: string): boolean =>
  [...text.matchAll(/(?<!\d)\d{12}(?!\d)/g)].some(([digits]) => parseIin(digits).ok);
