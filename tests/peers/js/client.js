// The laptop's end: node client.js WAY SERVER RECORDS; ends when every record is at the server.
"use strict";

const fs = require("node:fs");

const [way, server, file] = process.argv.slice(2);
const records = JSON.parse(fs.readFileSync(file, "utf8"));
const BATCH = 100;
const PAUSE = 1000; // milliseconds before a failed request is repeated
const PATIENCE = 60000;

async function post(path, body) {
  for (;;) {
    try {
      const reply = await fetch(server + path, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(PATIENCE),
      });
      if (reply.ok) {
        return await reply.json();
      }
      await reply.text();
    } catch (error) {
      if (error instanceof SyntaxError) {
        throw error;
      }
    }
    await new Promise((done) => setTimeout(done, PAUSE));
  }
}

const ways = {
  async each() {
    for (const record of records) {
      await post("/records", record);
    }
  },

  async bulk() {
    for (let place = 0; place < records.length; place += BATCH) {
      await post("/records", records.slice(place, place + BATCH));
    }
  },

  async pouch() {
    const PouchDB = require("pouchdb").plugin(require("pouchdb-adapter-memory"));
    const local = new PouchDB("workers", { adapter: "memory" });
    await local.bulkDocs(records.map((record) => ({ _id: record.id, ...record })));
    begin();
    for (;;) {
      try {
        await local.replicate.to(`${server}/db/workers`, { batch_size: BATCH });
        return;
      } catch {
        await new Promise((done) => setTimeout(done, PAUSE));
      }
    }
  },

  async rxdb() {
    const { createRxDatabase } = require("rxdb");
    const { getRxStorageMemory } = require("rxdb/plugins/storage-memory");
    const { replicateRxCollection } = require("rxdb/plugins/replication");
    const database = await createRxDatabase({ name: "laptop", storage: getRxStorageMemory() });
    const schema = {
      version: 0,
      primaryKey: "id",
      type: "object",
      properties: {
        id: { type: "string", maxLength: 40 },
        seq: { type: "integer" },
        kind: { type: "string" },
        at: { type: "string" },
        author: { type: "string" },
        worker: { type: "string" },
        version: { type: "integer" },
        body: { type: "object" },
      },
    };
    const { workers } = await database.addCollections({ workers: { schema } });
    await workers.bulkInsert(records);
    begin();
    const replication = replicateRxCollection({
      collection: workers,
      replicationIdentifier: "city",
      live: false,
      retryTime: PAUSE,
      push: {
        batchSize: BATCH,
        async handler(rows) {
          const reply = await fetch(`${server}/push`, {
            method: "POST",
            headers: { "Content-Type": "application/json" },
            body: JSON.stringify(rows),
            signal: AbortSignal.timeout(PATIENCE),
          });
          return reply.json();
        },
      },
    });
    await replication.awaitInitialReplication();
    await database.close();
  },
};

let started, cpu;
function begin() {
  started = process.hrtime.bigint();
  cpu = process.cpuUsage();
}

begin();
ways[way]().then(() => {
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  const used = process.cpuUsage(cpu);
  console.log(JSON.stringify({ seconds, cpu_ms: (used.user + used.system) / 1000 }));
  process.exit(0);
});
