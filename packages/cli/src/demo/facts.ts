import type { DemoPartyName } from "./parties.ts";
import { DEMO_PARTIES } from "./parties.ts";
import { DEMO_PEOPLE } from "./people.ts";
import { DEMO_STAFF } from "./staff.ts";
import type { RunningDemo } from "./start.ts";

const partyFacts = ({ keys, registry }: RunningDemo, name: DemoPartyName) => ({
  bin: DEMO_PARTIES[name].bin,
  party_id: registry.parties[name],
  api_key: keys[name].text,
});

/** All that somebody needs to use the demo; one line of JSON for programs. */
export const demoFacts = (demo: RunningDemo) => ({
  base_url: demo.server.url,
  portal_url: `${demo.server.url}/`,
  identity_url: demo.identityUrl,
  admin_key: demo.keys.admin.text,
  assisted_key: demo.keys.serviceDesk.text,
  operator: partyFacts(demo, "operator"),
  third_party: partyFacts(demo, "thirdParty"),
  state_body: partyFacts(demo, "stateBody"),
  service_desk: partyFacts(demo, "serviceDesk"),
  clinic: partyFacts(demo, "clinic"),
  shop: partyFacts(demo, "shop"),
  authorised_body: partyFacts(demo, "authorisedBody"),
  objects: demo.registry.objects,
  purposes: demo.registry.purposes,
  people: DEMO_PEOPLE.map(({ iin, name }) => ({ iin, name })),
  staff: DEMO_STAFF.map(({ role, name, iin }) => ({ role, name, iin })),
});

export type DemoFacts = ReturnType<typeof demoFacts>;
