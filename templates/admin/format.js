// A file of the record: text to the values that the form edits, and back.
//
// The record reads every scalar as text, and so does this: 012 stays 012, `no` stays a word. What a key
// holds (a date, a yes or no, a list) is told by the record's models, in record.json.

import * as yaml from "./vendor/js-yaml/js-yaml.js";

const YES = /^(true|yes|on|y|t|1)$/i;
const NO = /^(false|no|off|n|f|0)$/i;
const WIDTH = 100;

export function read(text, kinds) {
  const content = yaml.load(text, { schema: yaml.FAILSAFE_SCHEMA });
  return content ? formed("", content, kinds) : {};
}

function formed(key, value, kinds) {
  if (kinds.dates.includes(key) && Array.isArray(value)) {
    return `[${value.join(",")}]`; // [a..b] without quotes is a list to YAML
  }
  if (Array.isArray(value)) return value.map((item) => formed("", item, kinds));
  if (typeof value === "object") return each(value, (name, inner) => formed(name, inner, kinds));
  if (kinds.flags.includes(key)) return YES.test(value) ? true : NO.test(value) ? false : value;
  return kinds.lists.includes(key) && value ? [value] : value;
}

export function write(content, kinds) {
  const filled = written("", content, kinds) ?? {};
  return yaml.dump(filled, {
    schema: yaml.FAILSAFE_SCHEMA,
    lineWidth: WIDTH,
    noRefs: true,
    transform: onOneLine,
  });
}

// What was left empty is left out; so is a no, as that is what each of the record's questions means
// when it is not answered.
function written(key, value, kinds) {
  if (value === null || value === undefined || value === "" || value === false) return undefined;
  if (Array.isArray(value)) {
    const items = value.map((item) => written(key, item, kinds)).filter((item) => item !== undefined);
    return items.length || kinds.empties.includes(key) ? items : undefined;
  }
  if (typeof value === "object") {
    const filled = each(ordered(key, value, kinds), (name, inner) => written(name, inner, kinds));
    return Object.keys(filled).length ? filled : undefined;
  }
  return kinds.dates.includes(key) ? date(String(value).trim()) : String(value);
}

// [a..b] is written without quotes, as everywhere in the record: to YAML it is a list.
function date(text) {
  const inner = /^\[([^[\]]*)\]$/.exec(text);
  return inner ? inner[1].split(",").map((part) => part.trim()) : text;
}

// The order of the models. What they do not know stays, at the end: the check will tell of it.
function ordered(key, value, kinds) {
  const known = own(kinds.operations, value.op) ?? own(kinds.order, key) ?? [];
  const rank = (name) => (known.includes(name) ? known.indexOf(name) : known.length);
  const pairs = Object.entries(value).sort(([a], [b]) => rank(a) - rank(b));
  return Object.fromEntries(pairs);
}

function own(mapping, key) {
  return Object.hasOwn(mapping, key) ? mapping[key] : undefined;
}

function each(mapping, change) {
  const pairs = Object.entries(mapping).map(([name, value]) => [name, change(name, value)]);
  return Object.fromEntries(pairs.filter(([, value]) => value !== undefined));
}

// Short lists of ids, and dates within a span.
function onOneLine(documents) {
  yaml.visit(documents, (node) => {
    if (node.kind === "sequence" && node.items.every((item) => item.kind === "scalar")) {
      node.style = yaml.COLLECTION_STYLE.FLOW;
    }
  });
}
