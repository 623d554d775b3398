import { parseId, type Party, type Text3 } from "@kelisim/core";
import { partyByBin, partyById, type Store } from "@kelisim/store";
import { refusal } from "../failure.ts";

const NO_PARTY: Text3 = {
  kk: "Мұндай ұйым тіркелмеген. Оның БСН-ін немесе pty_ нөмірін тексеріңіз.",
  ru: "Такая организация не зарегистрирована. Проверьте её БИН или номер pty_.",
  en: "No such party is registered. Check its BIN or its pty_ id.",
};

/** The party that somebody means. @param text its BIN or its id @throws CliFailure */
export async function partyNamed({ db }: Store, text: string): Promise<Party> {
  const id = parseId("pty", text);
  const party = id === undefined ? await partyByBin(db, text) : await partyById(db, id);
  if (party === undefined) throw refusal(NO_PARTY);
  return party;
}
