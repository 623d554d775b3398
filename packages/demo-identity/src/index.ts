export * from "./people.ts";
export * from "./start-demo-identity.ts";
