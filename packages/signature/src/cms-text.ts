/**
 * The bytes of a signature that came as text: base64, also with line ends, or PEM as some signing
 * programs give it; `undefined` for other texts.
 */
export function cmsOfText(text: string): Uint8Array | undefined {
  const body = PEM.exec(text.trim())?.[2] ?? text;
  const packed = body.replace(/[\r\n\t ]/g, "");
  if (packed.length % 4 !== 0 || !BASE64.test(packed)) return undefined;
  return new Uint8Array(Buffer.from(packed, "base64"));
}

const PEM = /^-----BEGIN (CMS|PKCS7)-----([^-]*)-----END \1-----$/;
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;
