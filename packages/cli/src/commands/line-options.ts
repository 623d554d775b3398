import type { Text3 } from "@kelisim/core";
import { DEFAULT_URL } from "../service/running-service.ts";

export const URL_HELP: Text3 = {
  kk: `жұмыс істеп тұрған қызметтің мекенжайы (KELISIM_URL, әдетте ${DEFAULT_URL})`,
  ru: `адрес работающей службы (KELISIM_URL, обычно ${DEFAULT_URL})`,
  en: `address of a running service (KELISIM_URL, ${DEFAULT_URL} by default)`,
};
export const KEY_FILE_HELP: Text3 = {
  kk: "ұйымның кілті жазылған файл (немесе KELISIM_API_KEY)",
  ru: "файл с ключом организации (или KELISIM_API_KEY)",
  en: "file of the organisation's key (or KELISIM_API_KEY)",
};
