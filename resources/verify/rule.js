/* The verdict on a paper, by the rule of desktop_app/domain/checking.py; tests/verify holds both
   against the same cases. Nothing here touches the page. */
"use strict";

var Rule = (function () {
  var PREFIX = "LJ1:";
  var PRACTICE = "LATIHAN";
  var MARK = [0x4c, 0x4a, 0x4c, 0x31];  // LJL1
  var LIST_TYPE = "loket-jamsostek check list 1";
  var KEY_CHANGE = "loket-jamsostek city key 1";
  var EPOCH_DAY = 18262;  // 2020-01-01, in days since 1970
  var FIRST_DAY = -737424, LAST_DAY = 2914634;  // the years 1 to 9999
  var DAY = 86400;
  var RECORD = 10, FOUND_BY = 5;  // bytes of a check code's record, and those it is found by
  var CODE_SEED = "loket-jamsostek check code 1", CODE_TURNS = 64;
  var COPY = 11;
  var STATUS = ["draft", "registered", "sent", "proposed", "verified", "approved", "active",
    "refused", "withdrawn"];
  var BAD = ["unknown_key", "key_revoked", "withdrawn", "misused", "forged", "practice",
    "code_withdrawn", "code_revoked", "paper_revoked"];
  var OF_A_CODE = { genuine: "code_known", not_yet: "code_known", date_odd: "code_known",
    list_expired: "code_list_expired", expired: "code_expired", withdrawn: "code_withdrawn",
    paper_revoked: "code_revoked" };
  var cbor = Codec.cbor, hex = Codec.hex, joined = Codec.joined, keyId = Codec.keyId,
    refuse = Codec.refuse, same = Codec.same, utf8 = Codec.utf8, verifies = Codec.verifies;

  function weight(outcome) {
    if (outcome === "genuine") return "good";
    return BAD.indexOf(outcome) < 0 ? "doubt" : "bad";
  }

  // -- the check list ----------------------------------------------------------------------------

  function readList(bytes, cityKey) {
    var told;
    function no(code) { return function () { throw new Codec.Refused(code); }; }
    try {
      if (!same(bytes.subarray(0, 4), MARK)) refuse("list_unreadable");
      told = Codec.envelope(bytes.subarray(4));
      if (told.head.get(3) !== LIST_TYPE || told.head.size !== 3) refuse("list_unreadable");
      told.list = listIn(cbor(told.payload));
    } catch (error) {
      return Promise.reject(new Codec.Refused("list_unreadable"));
    }
    return trusted(cityKey || told.list.cityKey, told.list.changes).then(function (keys) {
      var signer = keys[hex(told.head.get(4))];
      if (!signer) return no("list_unproven")();
      return verifies(signer, told.signature, told.covered).then(function (holds) {
        return holds ? told.list : no("list_unproven")();
      });
    });
  }

  function trusted(cityKey, changes) {
    var keys = {}, newest = cityKey;
    keys[keyId(cityKey)] = cityKey;
    return changes.reduce(function (before, change) {
      return before.then(function () {
        if (!same(change[0], newest)) return;
        var covered = joined([utf8(KEY_CHANGE), change[1]]);
        return verifies(change[0], change[2], covered).then(function (holds) {
          if (!holds) return;
          newest = change[1];
          keys[keyId(newest)] = newest;
        });
      });
    }, Promise.resolve()).then(function () { return keys; });
  }

  function listIn(told) {
    var keys = {}, cityKey = null;
    if (!(told.get(11) instanceof Map)) refuse("list_unreadable");
    told.get(6).forEach(function (each) {
      cityKey = each[0];
      keys[keyId(each[0])] = { key: each[0], kelurahan: "", number: 0, since: each[1], until: each[2] };
    });
    told.get(7).forEach(function (each) {
      keys[keyId(each[0])] = {
        key: each[0], kelurahan: each[1], number: each[2], since: each[3], until: each[4]
      };
    });
    Object.keys(keys).forEach(function (id) {
      if (keys[id].key.length !== 32) refuse("list_unreadable");
    });
    told.get(9).forEach(function (byStem) {
      byStem.forEach(function (records, stem) {
        var isWhole = records instanceof Uint8Array && records.length % RECORD === 0;
        if (!isWhole || !/^[0-9]{10}-[0-9]{2,4}$/.test(stem)) refuse("list_unreadable");
      });
    });
    if (typeof told.get(12) !== "string") refuse("list_unreadable");
    return {
      city: told.get(1), epoch: told.get(2), issued: told.get(3), expires: told.get(4),
      places: told.get(5), keys: keys, cityKey: cityKey, withdrawn: told.get(8),
      codes: told.get(9), changes: told.get(10), revoked: told.get(11)
    };
  }

  // -- the verdict -------------------------------------------------------------------------------

  function verdict(outcome, more) {
    return Object.assign({ outcome: outcome, weight: weight(outcome), claims: null, proven: false,
      device: 0, day: null, number: "" }, more || {});
  }

  function dayNumber(seconds) { return Math.floor(seconds / DAY) - EPOCH_DAY; }

  function localDay(seconds) {
    var at = new Date(seconds * 1000);
    return Date.UTC(at.getFullYear(), at.getMonth(), at.getDate()) / 1000 / DAY - EPOCH_DAY;
  }

  function message(text) {
    if (text.slice(0, PREFIX.length) !== PREFIX) refuse("not_ours");
    var told = Codec.envelope(Codec.base45(text.slice(PREFIX.length)));
    if (told.head.size !== 2) refuse("forged");
    told.claims = cbor(told.payload);
    if (!(told.claims instanceof Map)) refuse("forged");
    told.claims.forEach(function (claim, label) {
      if (typeof label !== "number") refuse("forged");
      if (typeof claim !== "number" && typeof claim !== "string") refuse("forged");
    });
    return told;
  }

  function claimsIn(told) {
    var isProof = told.get(1) === "B";
    if (!isProof && told.get(1) !== "K") refuse("forged");
    var labels = isProof ? [1, 2, 3, 4, 5, 6, 10] : [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
    if (told.has(COPY)) labels.push(COPY);
    if (told.size !== labels.length || !labels.every(function (label) { return told.has(label); })) {
      refuse("forged");
    }
    var copy = told.has(COPY) ? told.get(COPY) : 1;
    if (typeof copy !== "number" || (told.has(COPY) && copy <= 1)) refuse("forged");
    function words(label, form) {
      var claim = told.get(label);
      if (typeof claim !== "string" || (form && !form.test(claim))) refuse("forged");
      return claim;
    }
    function day(label) {
      var claim = told.get(label);
      if (typeof claim !== "number" || claim < FIRST_DAY || claim > LAST_DAY) refuse("forged");
      return claim;
    }
    var last = /^(?:[0-9]{4})?$/;
    var number = words(2, /^[0-9]{10}-[0-9]{2,4}-[0-9]{5,7}$/), kelurahan = words(5);
    if (number.slice(0, 10) !== kelurahan || typeof told.get(10) !== "number") refuse("forged");
    var status = STATUS[told.get(10)];
    if (status === undefined) refuse("forged");
    return {
      kind: isProof ? "bukti" : "konfirmasi", number: number, person: words(3),
      nik: words(4, last), kelurahan: kelurahan, on: day(6), status: status,
      copy: copy, kpj: isProof ? "" : words(7, last), start: isProof ? null : day(8), end: isProof ? null : day(9)
    };
  }

  function examine(typed, known, now) {
    var text = typed.replace(/^[\r\n\t\0]+|[\r\n\t\0]+$/g, ""), told, paper = null;
    if (!text.trim()) return Promise.resolve(verdict("nothing"));
    if (text === PRACTICE) return Promise.resolve(verdict("practice"));
    try {
      told = message(text);
    } catch (error) {
      return Promise.resolve(verdict(error.code === "not_ours" ? "not_ours" : "forged"));
    }
    try {
      paper = claimsIn(told.claims);
    } catch (error) {
      paper = null;
    }
    var key = known.keys[hex(told.head.get(4))];
    if (!key) return Promise.resolve(ofAStranger(paper, known));
    return verifies(key.key, told.signature, told.covered).then(function (holds) {
      if (!holds) return verdict("forged");
      return judged(paper, key, known, now, hex(Codec.sha256(utf8(text))).slice(0, 12));
    });
  }

  function judged(paper, key, known, now, code) {
    return paper ? judgedOf(paper, key, known, now, code) : verdict("misused");
  }

  function judgedOf(paper, key, known, now, code) {
    var maySign = key.kelurahan ? paper.kind === "bukti" && paper.kelurahan === key.kelurahan :
      paper.kind === "konfirmasi";
    if (!maySign) return verdict("misused", { claims: paper });
    var stands = standing(paper, key, known, localDay(Math.max(now, known.issued)), code);
    if (/^(genuine|not_yet)$/.test(stands[0]) && now > known.expires) stands[0] = "list_expired";
    return verdict(stands[0], { claims: paper, proven: true, device: key.number, day: stands[1] });
  }

  function standing(paper, key, known, today, code) {
    var withdrawn = known.withdrawn.get(paper.number);
    if (withdrawn !== undefined) return ["withdrawn", withdrawn];
    var copies = known.revoked.get(paperNumber(paper));
    if (copies && copies.has(paper.copy)) return ["paper_revoked", copies.get(paper.copy)];
    if (key.until && paper.on > key.until) return ["key_revoked", key.until];
    if (key.until && key.kelurahan) return ["revoked_since", key.until];
    if (paper.on < key.since || paper.on > today + 1) return ["date_odd", paper.on];
    // whoever stole a former key can date as they like
    if (key.until && !isListed(paper, code, known)) return ["former_key", key.until];
    if (paper.end !== null && paper.end < today) return ["expired", paper.end];
    if (paper.start !== null && paper.start > today) return ["not_yet", paper.start];
    return ["genuine", null];
  }

  function ofAStranger(paper, known) {
    if (!paper) return verdict("forged");
    var isHere = known.places.length === 0 || known.places.some(function (place) {
      return place.slice(0, 4) === paper.kelurahan.slice(0, 4);
    });
    if (!isHere) return verdict("foreign", { claims: paper });
    var outcome = paper.on >= dayNumber(known.issued) ? "newer_needed" : "unknown_key";
    return verdict(outcome, { claims: paper });
  }

  function plainCode(typed) { return typed.replace(/[\s-]+/g, "").toUpperCase(); }

  function isMeantAsCode(typed) {
    var text = typed.trim();
    return text.length <= 20 && text.slice(0, PREFIX.length) !== PREFIX && text !== PRACTICE;
  }

  /* A code can only be compared: nothing is called genuine by that. */
  function ofACode(typed, known, now) {
    var code = plainCode(typed).toLowerCase();
    if (!/^[0-9a-f]{12}$/.test(code)) return verdict("code_unreadable");
    var papers = papersOf(code, known);
    if (!papers.length) return verdict("code_unknown");
    var found = judgedOf(papers[0].paper, papers[0].key, known, now, code);
    var outcome = OF_A_CODE[found.outcome] || found.outcome;
    return Object.assign(found, {
      outcome: outcome, weight: weight(outcome), number: paperNumber(found.claims)
    });
  }

  function paperNumber(paper) { return (paper.kind === "bukti" ? "BP/" : "KK/") + paper.number; }

  function isListed(paper, code, known) {
    return papersOf(code, known).some(function (each) {
      return paperNumber(each.paper) === paperNumber(paper) && each.paper.copy === paper.copy;
    });
  }

  /* Only who has the code can read its record: see desktop_app/domain/check_code.py. */
  function papersOf(code, known) {
    var digest = Codec.joined([utf8(CODE_SEED), Uint8Array.from(code.match(/../g), function (pair) {
      return parseInt(pair, 16);
    })]);
    for (var turn = 0; turn < CODE_TURNS; turn += 1) digest = Codec.sha256(digest);
    var found = [];
    known.codes.forEach(function (byStem, signer) {
      var key = known.keys[hex(signer)];
      if (key) byStem.forEach(function (records, stem) {
        for (var at = 0; at < records.length; at += RECORD) {
          var paper = isAt(records, at, digest) ? paperIn(records, at, digest, stem) : null;
          if (paper) found.push({ key: key, paper: paper });
        }
      });
    });
    return found;
  }

  function isAt(records, at, digest) {
    for (var place = 0; place < FOUND_BY; place += 1) {
      if (records[at + place] !== digest[place]) return false;
    }
    return true;
  }

  /* Forty bits: running number 20, day 13, status 3, copy 4. */
  function paperIn(records, at, digest, stem) {
    var told = 0;
    for (var place = FOUND_BY; place < RECORD; place += 1) {
      told = told * 256 + (records[at + place] ^ digest[place]);
    }
    function bits(count) {
      var size = Math.pow(2, count), value = told % size;
      told = Math.floor(told / size);
      return value;
    }
    var copy = bits(4), status = bits(3), day = bits(13), running = bits(20);
    if (copy === 0 || running === 0) return null;
    return {
      kind: status ? "bukti" : "konfirmasi",
      number: stem + "-" + ("00000" + running).slice(-Math.max(5, String(running).length)),
      person: "", nik: "", kelurahan: stem.slice(0, 10), on: day,
      status: status ? STATUS[status] : "active", copy: copy, kpj: "", start: null, end: null
    };
  }

  function codesOn(known) {
    var bytes = 0;
    known.codes.forEach(function (byStem) {
      byStem.forEach(function (records) { bytes += records.length; });
    });
    return bytes / RECORD;
  }

  return {
    codesOn: codesOn, examine: examine, isMeantAsCode: isMeantAsCode, ofACode: ofACode,
    readList: readList
  };
})();
