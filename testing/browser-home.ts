import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { fileURLToPath } from "node:url";
import { tempDir, type TempDir } from "./temp-dir.ts";

const VARIABLE = "KELISIM_TEST_BROWSER_HOME";
const UNPACK = fileURLToPath(new URL("browser-unpack.fixture.ts", import.meta.url));
const NPM_FONTS = fileURLToPath(new URL("../node_modules/@expo-google-fonts", import.meta.url));

/** A browser on this disk. */
export type BrowserProgram = {
  readonly path: string;
  /** Its whole environment: nothing of this machine's setting reaches a page. */
  readonly env: Readonly<Record<string, string>>;
};

/** A place that every test file of this run shares; the first one that needs a browser fills it. */
export function shareBrowserHome(): TempDir {
  const home = tempDir();
  process.env[VARIABLE] = home.path;
  return home;
}

const WIDE_FONTS = "/usr/share/fonts/truetype/dejavu";

/** DejaVu is wide: what fits with it fits with the fonts of phones. One from npm stands in where it lacks. */
const fontsConfig = (home: string): string => {
  const [place, family] = existsSync(WIDE_FONTS)
    ? [WIDE_FONTS, "DejaVu Sans"]
    : [NPM_FONTS, "Noto Sans"];
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>${place}</dir>
  <cachedir>${join(home, "font-cache")}</cachedir>
  <selectfont><rejectfont><glob>*Serif*</glob><glob>*Condensed*</glob></rejectfont></selectfont>
  <alias><family>monospace</family><prefer><family>DejaVu Sans Mono</family></prefer></alias>
  <match target="pattern">
    <test qual="all" name="family" compare="not_eq"><string>monospace</string></test>
    <edit name="family" mode="append_last"><string>${family}</string></edit>
  </match>
</fontconfig>
`;
};

function unpack(home: string): void {
  const unfinished = join(home, "unfinished");
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished);
  execFileSync(process.execPath, [UNPACK], {
    env: {
      PATH: process.env["PATH"],
      TMPDIR: unfinished,
      AWS_EXECUTION_ENV: "AWS_Lambda_nodejs24.x",
    },
    stdio: ["ignore", "ignore", "inherit"],
  });
  writeFileSync(join(unfinished, "fonts.conf"), fontsConfig(home));
  renameSync(unfinished, join(home, "browser"));
}

function programIn(home: string): BrowserProgram {
  const place = join(home, "browser");
  return {
    path: join(place, "chromium"),
    env: {
      HOME: place,
      TMPDIR: place,
      LD_LIBRARY_PATH: join(place, "al2023", "lib"),
      FONTCONFIG_PATH: place,
      FONTCONFIG_FILE: join(place, "fonts.conf"),
      TZ: "Asia/Almaty",
    },
  };
}

let ownHome: TempDir | undefined;

/** The home that the whole test run shares, or one of this process for a file run by hand. */
function homeOfRun(): string {
  const shared = process.env[VARIABLE];
  if (shared !== undefined && shared !== "") return shared;
  if (ownHome === undefined) {
    ownHome = tempDir();
    process.once("exit", ownHome.remove);
  }
  return ownHome.path;
}

/** The browser, unpacked once for all test files: whoever comes second waits at a lock that the kernel holds. */
export function browserProgram(): BrowserProgram {
  const home = homeOfRun();
  const program = programIn(home);
  if (existsSync(program.path)) return program;
  const lock = new DatabaseSync(join(home, "lock.db"));
  try {
    lock.exec("pragma busy_timeout=120000; begin exclusive");
    if (!existsSync(program.path)) unpack(home);
  } finally {
    lock.close();
  }
  return program;
}
