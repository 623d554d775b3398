import { usePage } from "../page/page-context.ts";
import { Footer } from "./footer.tsx";
import { Header } from "./header.tsx";
import { layout } from "./messages.ts";
import { Navigation } from "./navigation.tsx";
import { PersonaBanner } from "./persona-banner.tsx";
import { SessionEnd } from "./session-end.tsx";

type DocumentProps = {
  readonly title: string;
  /** The content as HTML, rendered by Preact before. */
  readonly main: string;
  /** Whether the content holds a form. */
  readonly hasForm: boolean;
};

/** The frame of every page. */
export function Document({ title, main, hasForm }: DocumentProps) {
  const { language, t, assets } = usePage();
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="format-detection" content="telephone=no" />
        <title>{`${title} – Kelisim`}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href={assets["style.css"]} />
        <script type="module" src={assets["islands.js"]} />
      </head>
      <body>
        <a class="skip" href="#main">
          {t(layout.skip)}
        </a>
        <Header hasForm={hasForm} />
        <PersonaBanner />
        <Navigation />
        <main id="main" tabindex={-1} dangerouslySetInnerHTML={{ __html: main }} />
        <Footer />
        <SessionEnd />
      </body>
    </html>
  );
}
