import { runOn } from "../../../../testing/database.ts";

/**
 * Makes the roles of the operating guide on a server, and a database of theirs.
 * @param server a superuser's URL
 * @returns the URL of that database for a login
 */
export async function guideLogins(
  server: string,
): Promise<(user: "kelisim_owner" | "kelisim_service") => string> {
  for (const sql of [
    "create role kelisim_app nologin",
    "create role kelisim_owner login",
    "create role kelisim_service login",
    "grant kelisim_app to kelisim_owner, kelisim_service",
    "create database kelisim owner kelisim_owner",
  ]) {
    await runOn(server, sql);
  }
  return (user) => {
    const url = new URL(server);
    url.pathname = "/kelisim";
    url.username = user;
    return url.href;
  };
}
