/* The page around the rule: camera, pictures, typed codes, and the verdict in words. */
"use strict";

(function () {
  var words = JSON.parse(byId("all-words").textContent);
  var MARKS = { good: "\u2713", doubt: "?", bad: "\u2715" };
  var EPOCH_DAY = 18262, DAY = 86400;
  var LARGEST = 1600;  // pixels of a picture's longer side that a QR is looked for in
  var PAUSE = 150;  // milliseconds between two looks at the camera
  var known = null, stream = null, ticket = 0;

  function byId(id) { return document.getElementById(id); }

  function nowSeconds() { return Math.floor(Date.now() / 1000); }

  // -- words -------------------------------------------------------------------------------------

  function fill(sentence, figures) {
    return sentence.replace(/\{([a-z]+)\}/g, function (whole, name) {
      return figures[name] === undefined ? whole : String(figures[name]);
    });
  }

  function dayInWords(number, language) {
    var at = new Date((number + EPOCH_DAY) * DAY * 1000);
    return at.getUTCDate() + " " + words.months[language].split(" ")[at.getUTCMonth()] + " " +
      at.getUTCFullYear();
  }

  function momentInWords(seconds, language) {
    return dayInWords(Math.floor(seconds / DAY) - EPOCH_DAY, language);
  }

  function figuresOf(verdict, language) {
    return {
      city: known.city, issued: momentInWords(known.issued, language),
      expires: momentInWords(known.expires, language), number: verdict.number,
      place: verdict.claims ? verdict.claims.kelurahan : "",
      day: verdict.day === null ? "" : dayInWords(verdict.day, language)
    };
  }

  function tell(place, sentence, figures) {
    place.textContent = fill(sentence.id, figures.id);
    var english = document.createElement("span");
    english.lang = "en";
    english.textContent = " " + fill(sentence.en, figures.en);
    place.appendChild(english);
  }

  function both(make) { return { id: make("id"), en: make("en") }; }

  // -- the verdict -------------------------------------------------------------------------------

  function show(verdict) {
    var box = byId("verdict"), sentence = words.outcomes[verdict.outcome];
    box.className = verdict.weight;
    box.dataset.outcome = verdict.outcome;
    byId("mark").textContent = MARKS[verdict.weight];
    tell(byId("weight"), words.weights[verdict.weight], { id: {}, en: {} });
    byId("words").textContent = fill(sentence.id, figuresOf(verdict, "id"));
    byId("words-en").textContent = fill(sentence.en, figuresOf(verdict, "en"));
    showClaims(verdict);
    box.hidden = false;
    box.focus();
    if (box.scrollIntoView) box.scrollIntoView({ block: "nearest" });
  }

  function showClaims(verdict) {
    var place = byId("claims"), paper = verdict.claims;
    place.textContent = "";
    if (!paper) return;
    line("kind", words.kinds[paper.kind]);
    line("number", (paper.kind === "bukti" ? "BP/" : "KK/") + paper.number);
    if (paper.kind === "bukti" && paper.copy > 1) line("copy", String(paper.copy));
    line("person", paper.person);
    line("nik", paper.nik);
    line("kpj", paper.kpj);
    line("kelurahan", paper.kelurahan);
    line("on", both(function (language) { return dayInWords(paper.on, language); }));
    line("status", words.statuses[paper.status]);
    if (paper.start !== null) {
      line("days", both(function (language) {
        return dayInWords(paper.start, language) + " – " + dayInWords(paper.end, language);
      }));
    }
    var signer = !verdict.proven ? "nobody" : verdict.device ? "device" : "city";
    line("signer", both(function (language) {
      return fill(words.signers[signer][language], { city: known.city, device: verdict.device });
    }));

    function line(name, value) {
      if (!value) return;
      var term = document.createElement("dt"), told = document.createElement("dd");
      tell(term, words.claims[name], { id: {}, en: {} });
      told.dataset.claim = name;
      if (typeof value === "string") told.textContent = value;
      else if (value.id === value.en) told.textContent = value.id;
      else tell(told, value, { id: {}, en: {} });
      place.appendChild(term);
      place.appendChild(told);
    }
  }

  function check(text) {
    ticket += 1;
    var mine = ticket;
    return Rule.examine(text, known, nowSeconds()).then(function (verdict) {
      if (mine === ticket) show(verdict);
    });
  }

  function checkTyped(event) {
    event.preventDefault();
    var typed = byId("code").value;
    if (Rule.isMeantAsCode(typed)) show(Rule.ofACode(typed, known, nowSeconds()));
    else check(typed);
  }

  // -- pictures and the camera -------------------------------------------------------------------

  function inPixels(source, width, height) {
    var canvas = document.createElement("canvas");
    canvas.width = width;
    canvas.height = height;
    var context = canvas.getContext("2d");
    context.fillStyle = "#fff";
    context.fillRect(0, 0, width, height);
    context.drawImage(source, 0, 0, width, height);
    return context.getImageData(0, 0, width, height);
  }

  /* A paper may fill the picture or be small in it: looked at in three sizes. */
  function read(source, width, height, inversion) {
    var sizes = [LARGEST, LARGEST / 2, LARGEST * 2], longer = Math.max(width, height), found = null;
    sizes.some(function (size) {
      var scale = Math.min(1, size / longer);
      if (size > LARGEST && longer <= LARGEST) return false;
      var w = Math.max(1, Math.round(width * scale)), h = Math.max(1, Math.round(height * scale));
      found = jsQR(inPixels(source, w, h).data, w, h, { inversionAttempts: inversion });
      return found !== null;
    });
    return found ? found.data : "";
  }

  function detected(source) {
    if (!("BarcodeDetector" in self)) return Promise.resolve("");
    try {
      return new BarcodeDetector({ formats: ["qr_code"] }).detect(source).then(function (codes) {
        return codes.length ? codes[0].rawValue : "";
      }).catch(function () { return ""; });
    } catch (error) {
      return Promise.resolve("");
    }
  }

  function checkPicture(event) {
    var file = event.target.files[0];
    event.target.value = "";
    if (!file) return;
    stopCamera();
    createImageBitmap(file).then(function (picture) {
      return detected(picture).then(function (text) {
        return check(text || read(picture, picture.width, picture.height, "attemptBoth"));
      });
    }).catch(function () { say("camera-line", words.page.picture_unreadable); });
  }

  function say(place, sentence, figures) {
    if (place === "camera-line") byId("stage").hidden = false;
    tell(byId(place), sentence, figures || { id: {}, en: {} });
  }

  function toggleCamera() {
    if (stream) { stopCamera(); return; }
    var devices = navigator.mediaDevices;
    if (!devices || !devices.getUserMedia) { say("camera-line", words.page.camera_away); return; }
    devices.getUserMedia({ video: { facingMode: "environment", width: { ideal: 1280 } } })
      .then(function (given) {
        stream = given;
        byId("video").srcObject = given;
        byId("video").hidden = false;
        say("camera-line", words.page.camera_on);
        return byId("video").play();
      })
      .then(look)
      .catch(function () { stopCamera(); say("camera-line", words.page.camera_away); });
  }

  function look() {
    var video = byId("video");
    if (!stream) return;
    detected(video).then(function (text) {
      if (!text && video.videoWidth) {
        var scale = Math.min(1, LARGEST / Math.max(video.videoWidth, video.videoHeight));
        var w = Math.round(video.videoWidth * scale), h = Math.round(video.videoHeight * scale);
        var found = jsQR(inPixels(video, w, h).data, w, h, { inversionAttempts: "dontInvert" });
        text = found ? found.data : "";
      }
      if (!stream) return;
      if (!text) { setTimeout(look, PAUSE); return; }
      stopCamera();
      check(text);
    });
  }

  function stopCamera() {
    if (stream) stream.getTracks().forEach(function (track) { track.stop(); });
    stream = null;
    byId("video").srcObject = null;
    byId("video").hidden = true;
    byId("stage").hidden = true;
  }

  // -- the list ----------------------------------------------------------------------------------

  function use(list) {
    known = list;
    var laptops = 0, revoked = 0;
    Object.keys(list.keys).forEach(function (id) {
      if (list.keys[id].kelurahan) laptops += 1;
      if (list.keys[id].kelurahan && list.keys[id].until) revoked += 1;
    });
    say("list-line", words.page.list, both(function (language) {
      return {
        city: list.city, issued: momentInWords(list.issued, language),
        expires: momentInWords(list.expires, language), laptops: laptops, revoked: revoked,
        withdrawn: list.withdrawn.size, codes: Rule.codesOn(list)
      };
    }));
    var isOver = nowSeconds() > list.expires;
    byId("list-line").classList.toggle("over", isOver);
    if (isOver) {
      var over = document.createElement("strong");
      tell(over, words.page.list_over, { id: {}, en: {} });
      byId("list-line").appendChild(document.createTextNode(" "));
      byId("list-line").appendChild(over);
    }
  }

  function offer(bytes) {
    return Rule.readList(bytes, known.cityKey).then(function (list) {
      var figures = both(function (language) {
        return { offered: momentInWords(list.issued, language),
          issued: momentInWords(known.issued, language) };
      });
      if (list.issued <= known.issued) { say("list-said", words.page.list_older, figures); return; }
      var wasRestored = list.epoch !== known.epoch;
      use(list);
      say("list-said", wasRestored ? words.page.list_restored : words.page.list_taken);
      byId("verdict").hidden = true;
    }).catch(function (error) {
      var city = { city: known.city };
      say("list-said", words.page[error.code] || words.page.list_unreadable, { id: city, en: city });
    });
  }

  function takeFile(event) {
    var file = event.target.files[0], reader = new FileReader();
    event.target.value = "";
    if (!file) return;
    reader.onload = function () { offer(new Uint8Array(reader.result)); };
    reader.readAsArrayBuffer(file);
  }

  function fromBase64(text) {
    var raw = atob(text.trim());
    return Uint8Array.from(raw, function (letter) { return letter.charCodeAt(0); });
  }

  byId("camera").addEventListener("click", toggleCamera);
  byId("picture").addEventListener("change", checkPicture);
  byId("typed").addEventListener("submit", checkTyped);
  byId("list-file").addEventListener("change", takeFile);
  self.periksa = Rule.readList(fromBase64(byId("list").textContent), null).then(use, function () {
    byId("typed").hidden = byId("camera").disabled = byId("picture").disabled = true;
    byId("list-line").classList.add("over");
    tell(byId("list-line"), words.page.page_broken, { id: {}, en: {} });
  });
})();
