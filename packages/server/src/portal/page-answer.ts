import type { Text3 } from "@kelisim/core";
import type { ComponentChildren } from "preact";

/** What a handler of the portal answers. */
export type PageAnswer =
  | {
      readonly kind: "page";
      /** 200 unless set; 422 for a form that comes back with its faults. */
      readonly status?: number;
      readonly title: Text3;
      /** Made by a page component of `@kelisim/web/pages`. */
      readonly content: ComponentChildren;
      /** The one other origin that its scripts may speak to. */
      readonly connectTo?: string;
    }
  /** After a form was taken: 303. A path of the portal; only the sign-in leads elsewhere. */
  | {
      readonly kind: "redirect";
      readonly to: string;
      /** Values of `Set-Cookie`. */
      readonly cookies?: readonly string[];
    }
  | {
      readonly kind: "file";
      readonly type: string;
      /** ASCII, with its ending; `undefined` shows it in the browser. */
      readonly name: string | undefined;
      readonly bytes: Uint8Array | string;
    }
  /** Foreign and missing things answer alike. */
  | { readonly kind: "not-found" }
  /** The role does not reach so far: says what to do. */
  | { readonly kind: "forbidden"; readonly text: Text3 };

export const page = (
  title: Text3,
  content: ComponentChildren,
  status = 200,
): Extract<PageAnswer, { readonly kind: "page" }> => ({
  kind: "page",
  status,
  title,
  content,
});

export const redirect = (
  to: string,
  cookies: readonly string[] = [],
): Extract<PageAnswer, { readonly kind: "redirect" }> => ({ kind: "redirect", to, cookies });

export const NOT_FOUND_PAGE: PageAnswer = { kind: "not-found" };
