import pg from "pg";
import { cpuMicrosOf } from "./cpu.ts";
import { LoadProcess } from "./load/load.ts";
import type { GunName } from "./load/shot.ts";
import type { Side } from "./measure.ts";
import { makeHome, type Home } from "./place/home.ts";
import { startKelisim, type Server } from "./place/kelisim.ts";
import { openServer, type BenchServer } from "./place/postgres.ts";
import type { Scale } from "./scale.ts";
import { verifySeed } from "./seed/verify.ts";
import { seedStore, type Seeded, type SeedOptions } from "./seed/seed.ts";

type RigOptions = { readonly scale: Scale; readonly tell: (line: string) => void };

type People = Pick<SeedOptions, "consents" | "pending" | "spare" | "rows" | "past">;

/** What the targets share: one PostgreSQL, stores that are filled once, and the process that makes requests. */
export class Rig {
  readonly scale: Scale;
  readonly tell: (line: string) => void;
  readonly home: Home = makeHome();
  readonly server: BenchServer;
  readonly load = new LoadProcess();
  readonly #kept = new Map<string, Promise<unknown>>();
  readonly #databases = new Set<string>();
  readonly #running = new Set<Server>();

  private constructor({ scale, tell }: RigOptions, server: BenchServer) {
    this.scale = scale;
    this.tell = tell;
    this.server = server;
  }

  static async open(options: RigOptions): Promise<Rig> {
    return new Rig(options, await openServer());
  }

  /** Makes something once in a run. */
  keep<T>(name: string, make: () => Promise<T>): Promise<T> {
    const known = this.#kept.get(name) as Promise<T> | undefined;
    if (known !== undefined) return known;
    const made = make();
    this.#kept.set(name, made);
    return made;
  }

  /** A new and empty database. @returns its URL */
  async database(name: string): Promise<string> {
    const database = `kelisim_bench_${process.pid}_${name}`;
    await this.#asAdmin(`create database ${database} template template0`);
    this.#databases.add(database);
    return this.server.urlOf(database);
  }

  /** The store with all the persons, and numbers of as many more as are imported. */
  main(): Promise<Seeded> {
    const { consents, pending, imported, oneByOne } = this.scale;
    return this.store("main", { consents, pending, spare: imported + oneByOne });
  }

  /** The store with few of them. */
  few(): Promise<Seeded> {
    return this.store("few", { consents: this.scale.fewConsents, pending: 0 });
  }

  store(name: string, people: People): Promise<Seeded> {
    return this.keep(`store ${name}`, async () => {
      const from = performance.now();
      const { consents, pending } = people;
      this.tell(`filling the store "${name}": ${consents} consents, ${pending} open requests`);
      const { folder } = this.home;
      const url = await this.database(name);
      const tell = (line: string): void => this.tell(line);
      const made = await seedStore({ folder, name, url, ...people, tell });
      if (people.rows !== "lean") await verifySeed(made);
      this.tell(`"${name}" was filled in ${Math.round((performance.now() - from) / 1000)} s`);
      return made;
    });
  }

  /** `kelisim serve` on a store, running until the end of the run. */
  kelisim(store: Promise<Seeded> = this.main(), name = "kelisim"): Promise<Server> {
    return this.keep(`server ${name}`, async () => this.freshKelisim(await store, name));
  }

  /** A process of its own for whoever asks. */
  async freshKelisim({ keys, url }: Seeded, name: string): Promise<Server> {
    const { folder } = this.home;
    return this.running(await startKelisim({ ...keys, name, folder, databaseUrl: url }));
  }

  /** Stops it at the end of the run. */
  running(server: Server): Server {
    this.#running.add(server);
    return server;
  }

  async stop(server: Server): Promise<void> {
    this.#running.delete(server);
    await server.child.stop();
  }

  /** A server under a load, with the processor's time of its process and of PostgreSQL. */
  side(name: string, server: Server, gun: GunName, store: Seeded, clients = 64): Side {
    const roots = [server.child.pid, ...this.postmaster()];
    const isCounted = this.server.postmaster !== undefined;
    return {
      name,
      run: async (seconds) => {
        const before = cpuMicrosOf(roots);
        const spec = { gun, url: server.url, world: store.file, clients, seconds };
        const { done, milliseconds } = await this.load.run(spec);
        const after = cpuMicrosOf(roots);
        if (done === 0) throw new Error(`${name}: nothing was left to ask`);
        const isKnown = isCounted && before !== undefined && after !== undefined;
        return {
          perSecond: (done / milliseconds) * 1000,
          cpuMicros: isKnown ? (after - before) / done : null,
        };
      },
    };
  }

  postmaster(): readonly number[] {
    const { postmaster } = this.server;
    return postmaster === undefined ? [] : [postmaster];
  }

  async close(): Promise<void> {
    this.load.close();
    await Promise.all([...this.#running].map((server) => server.child.stop()));
    for (const database of this.#databases) {
      await this.#asAdmin(`drop database if exists ${database} with (force)`).catch(
        () => undefined,
      );
    }
    await this.server.stop();
    this.home.remove();
  }

  async #asAdmin(sql: string): Promise<void> {
    const given = process.env["DATABASE_URL"] ?? "";
    const url = given === "" ? this.server.urlOf("postgres") : given;
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      await client.query(sql);
    } finally {
      await client.end();
    }
  }
}
