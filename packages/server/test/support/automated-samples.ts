import { SHA_A, SHA_B } from "./acts.ts";
import { newIin } from "./fictitious-numbers.ts";
import type { Sample } from "./sample-bodies.ts";
import type { World } from "./world.ts";

/** Samples of the calls about automated processing. */
export const automatedSamples = ({ bank, objects, purposes }: World): readonly Sample[] => [
  {
    id: "create-explanation",
    by: bank.api,
    path: "/v1/explanations",
    body: {
      data_subject: { iin: newIin() },
      purpose_id: purposes.scoring,
      language: "kk",
      manner: "read-out",
      evidence_sha256: SHA_A,
      shown_on: "2026-11-20",
    },
  },
  {
    id: "search-explanations",
    by: bank.api,
    path: "/v1/explanations/search",
    body: { data_subject: { iin: newIin() }, purpose_id: purposes.scoring },
  },
  {
    id: "create-processing-outcome",
    by: bank.api,
    path: "/v1/processing-outcomes",
    body: {
      data_subject: { iin: newIin() },
      purpose_id: purposes.scoring,
      object_id: objects.bank,
      categories: ["income"],
      effect: "arises",
      took_effect_at: "2026-11-20T09:00:00+05:00",
      steps: [
        {
          at: "2026-11-20T08:00:00+05:00",
          by: "person-of-party",
          party_id: bank.id,
          could_change: true,
          seconds: 60,
        },
      ],
      evidence_sha256: SHA_B,
    },
  },
  {
    id: "search-processing-outcomes",
    by: bank.api,
    path: "/v1/processing-outcomes/search",
    body: { data_subject: { iin: newIin() }, purpose_id: purposes.scoring },
  },
];
