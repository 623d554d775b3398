/** A path of the contract as Fastify writes it: `{path}` at its end takes the rest, slashes included. */
export const routeOf = (path: string): string =>
  path.replace(/\{path\}$/, "*").replaceAll(/\{(\w+)\}/g, ":$1");

/** The same, back to the form of the contract as far as its generator does not know the rest. */
export const documentedRoute = (route: string): string => route.replace(/\*$/, "{path}");

/** Gives the rest of a path the name that it has in the contract. */
export function nameRest(params: unknown): void {
  if (typeof params === "object" && params !== null && "*" in params) {
    Object.assign(params, { path: params["*"] });
  }
}
