import type { Config, ConfigFault } from "../config.ts";
import { readAuthorities } from "../signatures/authorities.ts";
import { reading, unread, type Reading } from "./readings.ts";

const HOST = /^[a-z0-9]([a-z0-9.:-]*[a-z0-9])?$/;

/** Names or addresses of hosts, separated by commas. */
export function hostList(text: string): Reading<readonly string[]> {
  const hosts = text.split(",").map((host) => host.trim().toLowerCase());
  return hosts.every((host) => HOST.test(host))
    ? reading(hosts)
    : unread({
        kk: "Хост аттарын http:// мен жолсыз, үтірмен бөліп жазыңыз, мысалы: ocsp.pki.gov.kz,crl.pki.gov.kz",
        ru: "Укажите имена хостов через запятую, без http:// и пути, например: ocsp.pki.gov.kz,crl.pki.gov.kz",
        en: "Use names of hosts with commas between them, without http:// and path, such as ocsp.pki.gov.kz,crl.pki.gov.kz",
      });
}

const needless = (name: string): ConfigFault => ({
  name,
  text: {
    kk: "KELISIM_SIGNATURE_ROOTS көрсетілмеген, онсыз қолтаңба қабылданбайды. Оны да көрсетіңіз немесе осы айнымалыны алып тастаңыз.",
    ru: "Не задан KELISIM_SIGNATURE_ROOTS, без него подписи не принимаются. Задайте и его или уберите эту переменную.",
    en: "KELISIM_SIGNATURE_ROOTS is not set, and no signature is taken without it. Set it too, or unset this one.",
  },
});

/** What is wrong with the settings of signatures taken together, their files included. */
export function signatureFaults(
  config: Pick<Config, "signatureRoots" | "signatureTsaRoots">,
): readonly ConfigFault[] {
  const { signatureRoots, signatureTsaRoots } = config;
  const faults: ConfigFault[] = [];
  for (const [name, path] of [
    ["KELISIM_SIGNATURE_ROOTS", signatureRoots],
    ["KELISIM_SIGNATURE_TSA_ROOTS", signatureTsaRoots],
  ] as const) {
    const read = path === undefined ? undefined : readAuthorities(path);
    if (read?.ok === false) faults.push({ name, text: read.text });
  }
  if (signatureRoots === undefined && signatureTsaRoots !== undefined) {
    faults.push(needless("KELISIM_SIGNATURE_TSA_ROOTS"));
  }
  return faults;
}
