import assert from "node:assert/strict";
import { test } from "node:test";
import type { DeferralList, PurposeAnswer, PurposeList } from "@kelisim/protocol";
import { bankLine, evaluate, grant, reasonOf } from "./support/acts.ts";
import { newBin, newIin } from "./support/fictitious-numbers.ts";
import { onEngine } from "./support/stage.ts";
import { purposeBody } from "./support/world.ts";

onEngine(
  "postgres",
  "The review of a purpose",
  (stage) => {
    const draftLine = () => bankLine(stage().world);
    const makeDraft = async (code: string): Promise<PurposeAnswer> => {
      const { bank, objects } = stage().world;
      return bank.api.post("/v1/purposes", purposeBody(bank, objects.bank, { code }));
    };

    test("a draft cannot be asked for, nor decided by", async () => {
      const { bank } = stage().world;
      const draft = await makeDraft("draft-1");
      assert.deepEqual([draft.status, draft.version], ["draft", 1]);
      const drafted = { ...draftLine(), purposeId: draft.id };
      const refused = await bank.api.refused("/v1/consent-requests", {
        data_subject: { iin: newIin() },
        purpose_id: draft.id,
        object_id: drafted.objectId,
      });
      assert.deepEqual([refused.status, refused.code], [409, "purpose-not-active"]);
      const achieved = `/v1/purposes/${draft.id}/achieved`;
      assert.equal((await bank.api.refused(achieved, { note: "x" })).code, "purpose-not-active");
      assert.equal(await reasonOf(evaluate(drafted, newIin())), "deny unknown-purpose");
    });

    test("the key that declared a purpose cannot approve it, another one can", async () => {
      const { admin, bank, objects } = stage().world;
      const scopes = ["registry:write", "admin:registry"];
      const keys = `/v1/parties/${bank.id}/api-keys`;
      const both = await admin.post<{ key: string }>(keys, { label: "екеуі", scopes });
      const declarer = admin.as(both.key);
      const body = purposeBody(bank, objects.bank, { code: "draft-2" });
      const draft = await declarer.post<PurposeAnswer>("/v1/purposes", body);
      const path = `/v1/purposes/${draft.id}/approve`;
      const own = await declarer.refused(path);
      assert.deepEqual([own.status, own.code], [403, "purpose-needs-second-person"]);
      assert.equal((await bank.api.get<PurposeAnswer>(`/v1/purposes/${draft.id}`)).status, "draft");
      const approved = await admin.post<PurposeAnswer>(path);
      assert.deepEqual([approved.status, approved.version], ["active", 2]);
      assert.deepEqual(await admin.post<PurposeAnswer>(path), approved);
      const line = { ...draftLine(), purposeId: draft.id };
      const iin = newIin();
      await grant(stage().world, line, iin);
      assert.equal(await reasonOf(evaluate(line, iin)), "permit consent");
    });

    test("a closed draft stays closed", async () => {
      const { admin, bank } = stage().world;
      const { id } = await makeDraft("draft-3");
      await bank.api.post(`/v1/purposes/${id}/close`);
      assert.equal((await admin.refused(`/v1/purposes/${id}/approve`)).code, "purpose-not-active");
    });

    test("an active purpose is narrowed at once, and widened only by another one", async () => {
      const { admin, bank } = stage().world;
      const { id } = await makeDraft("draft-revised");
      const path = `/v1/purposes/${id}/revise`;
      const categories = { required: ["iin", "income"], optional: ["phone"] };
      const draft = await bank.api.post<PurposeAnswer>(path, { categories, note: "x" });
      assert.deepEqual([draft.status, draft.version], ["draft", 2]);
      await admin.post(`/v1/purposes/${id}/approve`);
      const wider = { categories: { ...categories, optional: ["phone", "full-name"] }, note: "x" };
      const refused = await bank.api.refused(path, wider);
      assert.deepEqual([refused.status, refused.code], [409, "widening-needs-review"]);
      const narrower = { categories: { required: ["iin"] }, note: "x" };
      const active = await bank.api.post<PurposeAnswer>(path, narrower);
      assert.deepEqual([active.status, active.version], ["active", 4]);
      assert.deepEqual(await bank.api.post<PurposeAnswer>(path, narrower), active);
      await bank.api.post(`/v1/purposes/${id}/close`);
      assert.equal((await bank.api.refused(path, narrower)).code, "purpose-not-active");
    });

    test("a deferral hides nothing before it is approved, and the authorised body counts it, page by page", async () => {
      const { admin, bank, objects } = stage().world;
      const legal_ground = { code: "9-10", act: "№ 1", article: "5", level: "law" } as const;
      const deferral = { act: "№ 2", article: "3", event: "Тексеру аяқталды" };
      const makeDeferring = (code: string): Promise<PurposeAnswer> =>
        bank.api.post("/v1/purposes", {
          ...purposeBody(bank, objects.bank, { code }),
          legal_ground: { ...legal_ground, deferral },
        });
      const [draft, other] = [await makeDeferring("draft-5"), await makeDeferring("draft-6")];
      const line = { ...draftLine(), purposeId: draft.id };
      assert.equal(await reasonOf(evaluate(line, newIin())), "deny unknown-purpose");
      await admin.post(`/v1/purposes/${draft.id}/approve`);
      assert.equal(await reasonOf(evaluate(line, newIin())), "permit legal-ground");
      const body = { bin: newBin(), name: "Орган", sector: "state", roles: ["authorised-body"] };
      const { id } = await admin.post<{ id: string }>("/v1/parties", body);
      const asked = { label: "қадағалау", scopes: ["oversight:read"] };
      const { key } = await admin.post<{ key: string }>(`/v1/parties/${id}/api-keys`, asked);
      const authority = admin.as(key);
      const first = await authority.get<DeferralList>("/v1/deferrals?limit=1");
      const rest = await authority.get<DeferralList>(
        `/v1/deferrals?limit=1&cursor=${first.next_cursor}`,
      );
      assert.equal(rest.next_cursor, null);
      const [used, unused] = [...first.items, ...rest.items];
      assert.deepEqual([used?.purpose_id, unused?.purpose_id], [draft.id, other.id]);
      assert.deepEqual([used?.party.bin, used?.act, used?.status], [bank.bin, "№ 2", "running"]);
      assert.deepEqual([used?.deferred.permitted, used?.deferred.denied], [1, 0]);
      assert.deepEqual(unused?.deferred, { permitted: 0, denied: 0 });
      const path = `/v1/purposes/${draft.id}/deferral-ended`;
      const ended = await bank.api.post<PurposeAnswer>(path, { note: "Аяқталды" });
      assert.ok(ended.legal_ground?.deferral?.ended_on !== undefined);
      assert.deepEqual(await bank.api.post<PurposeAnswer>(path, { note: "Тағы" }), ended);
      const [after] = (await authority.get<DeferralList>("/v1/deferrals?limit=1")).items;
      assert.deepEqual([after?.status, after?.deferred], ["ended", used?.deferred]);
    });

    test("an administrator finds the drafts that wait", async () => {
      const { admin } = stage().world;
      const { id } = await makeDraft("draft-4");
      const waiting = await admin.get<PurposeList>("/v1/purposes?status=draft&limit=200");
      assert.ok(waiting.items.some((item) => item.id === id));
      assert.equal((await admin.get<PurposeAnswer>(`/v1/purposes/${id}`)).status, "draft");
    });
  },
  { purposeReview: true },
);
