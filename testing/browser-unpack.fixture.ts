/**
 * Unpacks the browser into this process's temporary directory and prints where its program lies. A process of
 * its own, as the package looks at the environment when it is loaded: told that it runs on Amazon Linux, it
 * brings the libraries that a bare machine lacks.
 */
import chromium from "@sparticuz/chromium";

process.stdout.write(await chromium.executablePath());
