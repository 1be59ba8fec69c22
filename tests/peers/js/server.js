// The city's end of three other ways to send records: PouchDB's, RxDB's, and plain JSON.
"use strict";

const express = require("express");
const expressPouchDB = require("express-pouchdb");
const PouchDB = require("pouchdb")
  .plugin(require("pouchdb-adapter-memory"))
  .defaults({ adapter: "memory" });

const [host, port] = process.argv.slice(2);
const app = express();
const kept = new Map();
let requests = 0;

app.use((_asked, _reply, next) => {
  requests += 1;
  next();
});

// RxDB calls this for each batch; what it gets back are conflicts, of which there are none.
app.post("/push", express.json({ limit: "16mb" }), (asked, reply) => {
  for (const row of asked.body) {
    kept.set(row.newDocumentState.id, row.newDocumentState);
  }
  reply.json([]);
});

app.post("/records", express.json({ limit: "16mb" }), (asked, reply) => {
  for (const record of [].concat(asked.body)) {
    kept.set(record.id, record);
  }
  reply.status(201).json({ stored: kept.size });
});

app.use(
  "/db",
  expressPouchDB(PouchDB, {
    mode: "minimumForPouchDB",
    inMemoryConfig: true,
    logPath: "/dev/null",
  }),
);

app.listen(Number(port), host, () => console.log("ready"));

// It ends with its standard input, and says what it has got.
process.stdin.resume();
process.stdin.on("end", async () => {
  const inPouch = (await new PouchDB("workers").info()).doc_count;
  console.log(JSON.stringify({ requests, kept: kept.size + inPouch }));
  process.exit(0);
});
