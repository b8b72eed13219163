// The page for editing: Sveltia CMS with the record's own settings, format and way to pick an entry.
// All of it is served by the site itself; see vendor/SHA256SUMS.

import CMS from "./vendor/sveltia/index.js";
import { read, write } from "./format.js";
import { picker } from "./pick.js";

const record = await (await fetch("record.json", { cache: "no-cache" })).json();

// On the editor's own machine the files are written directly, wherever the repository is.
const local = ["localhost", "127.0.0.1"].includes(location.hostname);

if (record.known || local) {
  CMS.registerCustomFormat("orgline", "yaml", {
    fromFile: (text) => read(text, record.format),
    toFile: (content) => write(content, record.format),
  });
  CMS.registerFieldType("orgline-pick", picker(CMS, record.choices));
  CMS.init({ config: record.settings });
} else {
  document.getElementById("elsewhere").hidden = false;
}
