/* What papers and lists are written in, read strictly: base45, CBOR, COSE_Sign1, Ed25519, SHA-256.
   Every text of ours has one form only; any other is refused. */
"use strict";

var Codec = (function () {
  var ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
  var DEPTH = 4;
  var ORDER = [  // of Ed25519's group (RFC 8032), lowest byte first: a signature's half is below it
    0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde, 0x14,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x10];

  function Refused(code) { this.code = code; }

  function refuse(code) { throw new Refused(code); }

  // -- bytes -----------------------------------------------------------------------------------

  function utf8(text) { return new TextEncoder().encode(text); }

  function hex(bytes) {
    return Array.prototype.map.call(bytes, function (byte) {
      return (byte < 16 ? "0" : "") + byte.toString(16);
    }).join("");
  }

  function same(one, other) { return hex(one) === hex(other); }

  function joined(parts) {
    var size = parts.reduce(function (sum, part) { return sum + part.length; }, 0);
    var whole = new Uint8Array(size), at = 0;
    parts.forEach(function (part) { whole.set(part, at); at += part.length; });
    return whole;
  }

  /* RFC 9285, each text of ours having one encoding only. */
  function base45(text) {
    var digits = Array.prototype.map.call(text, function (letter) {
      var digit = ALPHABET.indexOf(letter);
      return digit < 0 ? refuse("forged") : digit;
    });
    if (digits.length % 3 === 1) refuse("forged");
    var bytes = [];
    for (var at = 0; at < digits.length; at += 3) {
      var value = digits[at] + 45 * digits[at + 1];
      if (at + 2 < digits.length) {
        value += 2025 * digits[at + 2];
        if (value > 0xffff) refuse("forged");
        bytes.push(value >> 8, value & 0xff);
      } else {
        if (value > 0xff) refuse("forged");
        bytes.push(value);
      }
    }
    return new Uint8Array(bytes);
  }

  /* FIPS 180-4; by hand, because older browsers offer it to pages of the network only. */
  var ROUND = (function () {
    var found = [], number = 2;
    while (found.length < 64) {
      var isPrime = true;
      for (var by = 2; by * by <= number; by += 1) if (number % by === 0) isPrime = false;
      if (isPrime) found.push(number);
      number += 1;
    }
    function fraction(value) { return ((value - Math.floor(value)) * 0x100000000) | 0; }
    return {
      constants: found.map(function (prime) { return fraction(Math.cbrt(prime)); }),
      start: found.slice(0, 8).map(function (prime) { return fraction(Math.sqrt(prime)); })
    };
  })();

  function turned(word, by) { return (word >>> by) | (word << (32 - by)); }

  function block(state, words) {
    var a = state.slice(), index, one, two;
    for (index = 16; index < 64; index += 1) {
      one = turned(words[index - 15], 7) ^ turned(words[index - 15], 18) ^ (words[index - 15] >>> 3);
      two = turned(words[index - 2], 17) ^ turned(words[index - 2], 19) ^ (words[index - 2] >>> 10);
      words[index] = (words[index - 16] + one + words[index - 7] + two) | 0;
    }
    for (index = 0; index < 64; index += 1) {
      one = (a[7] + (turned(a[4], 6) ^ turned(a[4], 11) ^ turned(a[4], 25)) +
        ((a[4] & a[5]) ^ (~a[4] & a[6])) + ROUND.constants[index] + words[index]) | 0;
      two = ((turned(a[0], 2) ^ turned(a[0], 13) ^ turned(a[0], 22)) +
        ((a[0] & a[1]) ^ (a[0] & a[2]) ^ (a[1] & a[2]))) | 0;
      a = [(one + two) | 0, a[0], a[1], a[2], (a[3] + one) | 0, a[4], a[5], a[6]];
    }
    return state.map(function (word, place) { return (word + a[place]) | 0; });
  }

  function sha256(bytes) {
    var padded = new Uint8Array(((bytes.length + 8 >> 6) + 1) << 6);
    padded.set(bytes);
    padded[bytes.length] = 0x80;
    var view = new DataView(padded.buffer);
    view.setUint32(padded.length - 8, Math.floor(bytes.length / 0x20000000));
    view.setUint32(padded.length - 4, bytes.length << 3);
    var state = ROUND.start;
    for (var at = 0; at < padded.length; at += 64) {
      var words = [];
      for (var index = 0; index < 16; index += 1) words.push(view.getInt32(at + 4 * index));
      state = block(state, words);
    }
    var digest = new DataView(new ArrayBuffer(32));
    state.forEach(function (word, place) { digest.setInt32(4 * place, word); });
    return new Uint8Array(digest.buffer);
  }

  // -- CBOR, in the one form we write (RFC 8949): shortest heads, definite lengths, sorted keys ----

  function cbor(bytes) {
    var reader = { bytes: bytes, at: 0 };
    var value = item(reader, DEPTH);
    if (reader.at !== bytes.length) refuse("forged");
    return value;
  }

  function take(reader, length) {
    if (length > reader.bytes.length - reader.at) refuse("forged");
    reader.at += length;
    return reader.bytes.subarray(reader.at - length, reader.at);
  }

  function argument(reader, short) {
    if (short < 24) return short;
    if (short > 27) refuse("forged");
    var value = 0, length = 1 << (short - 24);
    Array.prototype.forEach.call(take(reader, length), function (byte) { value = value * 256 + byte; });
    var least = short === 24 ? 24 : Math.pow(2, 8 * length / 2);
    if (value < least || value > Number.MAX_SAFE_INTEGER) refuse("forged");
    return value;
  }

  function item(reader, depth) {
    if (depth < 0) refuse("forged");
    var head = take(reader, 1)[0];
    var kind = head >> 5;
    if (kind > 5) refuse("forged");  // tags, floats and the simple values: none is ours
    var count = argument(reader, head & 31);
    switch (kind) {
      case 0: return count;
      case 1: return -1 - count;
      case 2: return take(reader, count).slice();
      case 3: return text(take(reader, count));
      case 4: return list(reader, count, depth);
      default: return map(reader, count, depth);
    }
  }

  function text(bytes) {
    try {
      return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch (error) {
      return refuse("forged");
    }
  }

  function list(reader, count, depth) {
    var found = [];
    for (var index = 0; index < count; index += 1) found.push(item(reader, depth - 1));
    return found;
  }

  function map(reader, count, depth) {
    var found = new Map(), before = null;
    for (var index = 0; index < count; index += 1) {
      var start = reader.at, key = item(reader, depth - 1);
      var form = reader.bytes.subarray(start, reader.at);
      if (before !== null && !follows(before, form)) refuse("forged");
      before = form;
      found.set(key, item(reader, depth - 1));
    }
    return found;
  }

  function follows(before, form) {
    if (before.length !== form.length) return form.length > before.length;
    return hex(form) > hex(before);
  }

  function headOf(kind, length) {
    if (length < 24) return new Uint8Array([kind << 5 | length]);
    if (length < 256) return new Uint8Array([kind << 5 | 24, length]);
    if (length < 65536) return new Uint8Array([kind << 5 | 25, length >> 8, length & 255]);
    return new Uint8Array([kind << 5 | 26, length >>> 24, length >> 16 & 255, length >> 8 & 255,
      length & 255]);
  }

  // -- COSE_Sign1 (RFC 9052) and Ed25519 (RFC 8032) ----------------------------------------------

  function envelope(bytes) {
    var parts = cbor(bytes);
    var isOne = Array.isArray(parts) && parts.length === 4 && parts[0] instanceof Uint8Array &&
      parts[1] instanceof Map && parts[1].size === 0 && parts[2] instanceof Uint8Array &&
      parts[3] instanceof Uint8Array;
    if (!isOne) refuse("forged");
    var head = cbor(parts[0]);
    if (!(head instanceof Map) || head.get(1) !== -8 || !(head.get(4) instanceof Uint8Array)) {
      refuse("forged");
    }
    var covered = joined([
      new Uint8Array([0x84]), headOf(3, 10), utf8("Signature1"),
      headOf(2, parts[0].length), parts[0], headOf(2, 0), headOf(2, parts[2].length), parts[2]
    ]);
    return { head: head, payload: parts[2], covered: covered, signature: parts[3] };
  }

  function keyId(key) { return hex(sha256(key).subarray(0, 8)); }

  function isBelowOrder(signature) {
    for (var at = 31; at >= 0; at -= 1) {
      if (signature[32 + at] !== ORDER[at]) return signature[32 + at] < ORDER[at];
    }
    return false;
  }

  function verifies(key, signature, covered) {
    if (key.length !== 32 || signature.length !== 64 || !isBelowOrder(signature)) {
      return Promise.resolve(false);
    }
    function byHand() { return nacl.sign.detached.verify(covered, signature, key); }
    var subtle = self.crypto && self.crypto.subtle;
    if (!subtle || Codec.byHand) return Promise.resolve(byHand());
    return subtle.importKey("raw", key, "Ed25519", false, ["verify"]).then(
      function (imported) { return subtle.verify("Ed25519", imported, signature, covered); }
    ).catch(byHand);  // a browser that does not know Ed25519 yet
  }

  return {
    byHand: false, ALPHABET: ALPHABET, Refused: Refused, refuse: refuse, base45: base45, cbor: cbor,
    envelope: envelope, hex: hex, joined: joined, keyId: keyId, same: same, sha256: sha256,
    utf8: utf8, verifies: verifies
  };
})();
