export { demoFacts, type DemoFacts } from "./demo/facts.ts";
export { DEMO_PARTIES, type DemoParty, type DemoPartyName } from "./demo/parties.ts";
export { DEMO_PEOPLE, type DemoPerson } from "./demo/people.ts";
export { startDemo, type DemoOptions, type RunningDemo } from "./demo/start.ts";
export { EXIT, type ExitCode } from "./exit.ts";
