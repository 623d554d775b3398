/** Two-way table between a scenario's aliases and the ids of a world. */
export class Names {
  readonly #ids = new Map<string, string>();
  readonly #aliases = new Map<string, string>();

  /** @throws Error if the alias is taken: a scenario names each thing once */
  add(alias: string, id: string): void {
    if (this.#ids.has(alias)) throw new Error(`the alias ${alias} is used twice`);
    this.#ids.set(alias, id);
    this.#aliases.set(id, alias);
  }

  /** @throws Error if nothing has this alias: a fault of the scenario */
  id(alias: string): string {
    const id = this.#ids.get(alias);
    if (id === undefined) throw new Error(`nothing is called ${alias}`);
    return id;
  }

  /** The alias, or the id itself where no step gave it one. */
  alias(id: string): string {
    return this.#aliases.get(id) ?? id;
  }
}
