import { compareInstants, type Instant } from "@kelisim/core";
import { readAuthorities, type Authorities, type Config } from "@kelisim/server";
import { type Check, failed, fine, type Finding, warning } from "../check.ts";

/** An authority renews its certificates long before; so many days are left to follow. */
const SOON_DAYS = 60;

const NONE = fine({
  kk: "бапталмаған: электрондық қолтаңба қабылданбайды",
  ru: "не настроены: электронные подписи не принимаются",
  en: "not set up: no electronic signature is taken",
});

function ending({ roots, intermediates }: Authorities, now: Instant): readonly Finding[] {
  const soon = now.add({ hours: 24 * SOON_DAYS });
  const all = [...roots, ...intermediates];
  const count = all.filter(({ notAfter }) => compareInstants(notAfter, soon) < 0).length;
  if (count === 0) return [];
  return [
    warning(
      {
        kk: `мерзімі өткен немесе ${SOON_DAYS} күн ішінде өтетін сертификат саны: ${count}`,
        ru: `сертификатов, срок которых истёк или истечёт за ${SOON_DAYS} дней: ${count}`,
        en: `${count} certificates have expired, or do within ${SOON_DAYS} days`,
      },
      {
        kk: "Куәландырушы орталықтың жаңа сертификаттарын қосып, қызметті қайта іске қосыңыз. Ескілері бұрынғы қолтаңбаларға әлі керек болуы мүмкін.",
        ru: "Добавьте новые сертификаты удостоверяющего центра и перезапустите службу. Старые могут ещё понадобиться для прежних подписей.",
        en: "Add the authority's new certificates and restart the service. Earlier signatures may still need the old ones.",
      },
    ),
  ];
}

const lenient = ({ signatureRevocation }: Config): readonly Finding[] =>
  signatureRevocation === "required"
    ? []
    : [
        warning(
          {
            kk: "кері қайтарып алынған-алынбағаны белгісіз сертификатпен қойылған қолтаңба да қабылданады",
            ru: "принимаются и подписи, о сертификатах которых неизвестно, не отозваны ли они",
            en: "signatures count though nobody can say whether their certificates were revoked",
          },
          {
            kk: "KELISIM_SIGNATURE_REVOCATION айнымалысын алып тастаңыз немесе required деп жазыңыз.",
            ru: "Уберите KELISIM_SIGNATURE_REVOCATION или задайте required.",
            en: "Unset KELISIM_SIGNATURE_REVOCATION, or set it to required.",
          },
        ),
      ];

export const signaturesCheck: Check = {
  id: "signatures",
  title: { kk: "Электрондық қолтаңба", ru: "Электронные подписи", en: "Electronic signatures" },
  needs: "settings",
  run({ config, now }) {
    if (config.signatureRoots === undefined) return NONE;
    const read = readAuthorities(config.signatureRoots);
    if (!read.ok) {
      const found = { kk: "сертификаттар жоқ", ru: "сертификатов нет", en: "no certificates" };
      return failed(found, read.text);
    }
    const { roots, intermediates } = read.value;
    const findings = [...ending(read.value, now()), ...lenient(config)];
    if (findings.length > 0) return findings;
    return fine({
      kk: `түбірлік сертификат: ${roots.length}, аралық сертификат: ${intermediates.length}`,
      ru: `корневых сертификатов: ${roots.length}, промежуточных: ${intermediates.length}`,
      en: `${roots.length} root certificates, ${intermediates.length} of authorities below them`,
    });
  },
};
