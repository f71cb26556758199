import { expect, it } from "vitest";
import { describeOnEngines, word } from "../../testing/index.ts";
import { rowsOf } from "../db/rows-of.ts";
import { documentStore } from "./document-store.ts";
import { indexCapabilities } from "./index-capabilities.ts";

describeOnEngines("indexCapabilities", (open) => {
  it("enters documents cached under another vocabulary, in place of what stood there", async () => {
    const { db } = await open();
    const index = async () =>
      rowsOf(await db.execute("select name, word, number from local.capability order by name, word"));
    const content = { capabilities: { patient: "adult, neonate", joules: 200 } };
    await documentStore(db).putPublic({ digest: word(1), kind: "unit-specification", content, fetchedAt: 1 });
    const entered = await index();
    expect(entered).toEqual([
      { name: "joules", word: "", number: 200 },
      { name: "patient", word: "adult", number: null },
      { name: "patient", word: "neonate", number: null },
    ]);
    await db.execute("update local.public_document set vocabulary = 0");
    await db.execute("update local.capability set word = 'pediatric' where word = 'adult'");
    await indexCapabilities(db);
    expect(await index()).toEqual(entered);
  });
});
